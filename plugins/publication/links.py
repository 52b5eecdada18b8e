"""Rules: every address inside the publication that a source names leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from urllib.parse import unquote

from plugins.gate.problem import BODY_FIELD, Problem, nearest, quote
from plugins.gate.record import Record
from plugins.gate.walk import MEDIA
from plugins.publication.article import Text
from plugins.publication.resolve import is_relative, source_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What an address may lead to.

    Attributes:
        urls: addresses of all that is built now.
        sources: address of every source → its path, unbuilt ones included.
        anchors: address of a built text → the anchors in it.
        media: files of `media/`, as paths from the content folder.
        paths: every source's path → its address.
    """

    urls: Set[str]
    sources: Mapping[str, str]
    anchors: Mapping[str, tuple[str, ...]]
    media: Set[str]
    paths: Mapping[str, str]


def check_links(text: Text, targets: Targets, *, is_built: bool) -> list[Problem]:
    """Dead links and images of one text.

    Args:
        is_built: False for drafts and what is held back: those may point at each other.
    """
    checker = _Checker(text.record, targets, is_built)
    for use in text.facts.links:
        checker.check(use.url, use.line, BODY_FIELD, "tautan")
    for image in text.facts.images:
        checker.check(image.src, image.line, BODY_FIELD, "gambar", is_media=True)
    record = text.record
    if record.picture is not None:
        checker.check(
            record.picture.file, record.line_of("image.file"), "image.file", "gambar", is_media=True
        )
    if record.withdrawn is not None and record.withdrawn.replaced_by:
        line = record.line_of("withdrawn.replaced_by")
        checker.check(record.withdrawn.replaced_by, line, "withdrawn.replaced_by", "naskah pengganti")
    return checker.problems


class _Checker:
    def __init__(self, record: Record, targets: Targets, is_built: bool) -> None:
        self.record, self.targets, self.is_built = record, targets, is_built
        self.problems: list[Problem] = []

    def tell(self, line: int, field: str, fault: str, mend: str) -> None:
        self.problems.append(Problem(file=self.record.path, line=line, field=field, fault=fault, mend=mend))

    def check(self, written: str, line: int, field: str, what: str, *, is_media: bool = False) -> None:
        address, _, anchor = written.partition("#")
        address = address.partition("?")[0]
        if not address or address.startswith("//"):
            return
        if is_relative(address):
            self._relative(unquote(address), anchor, line, field, what, written)
        elif address.startswith("/"):
            self._rooted(unquote(address), anchor, line, field, what, written)
        elif is_media:
            self.tell(
                line,
                field,
                f"{what} {quote(written)} diambil dari situs lain",
                "simpan berkasnya di media/<kantor>/<tahun>/ dan tulis alamat /media/…",
            )

    def _relative(self, address: str, anchor: str, line: int, field: str, what: str, written: str) -> None:
        target = source_path(self.record.path, address)
        if target.startswith(("..", "/")) or "\\" in address:
            self.tell(
                line,
                field,
                f"{what} {quote(written)} keluar dari folder naskah",
                "tulis alamat dari akar situs, misalnya /tentang/",
            )
        elif target in self.targets.media:
            return
        elif target in self.targets.paths:
            self._source(self.targets.paths[target], anchor, line, field, what, written)
        else:
            known = [*self.targets.paths, *self.targets.media]
            self.tell(
                line,
                field,
                f"{what} {quote(written)} tidak menunjuk ke berkas mana pun",
                _mend(target, known),
            )

    def _rooted(self, address: str, anchor: str, line: int, field: str, what: str, written: str) -> None:
        if address.startswith(f"/{MEDIA}/"):
            if address[1:] not in self.targets.media:
                known = [f"/{path}" for path in self.targets.media]
                self.tell(line, field, f"{what} {quote(written)} tidak ada di media/", _mend(address, known))
        elif address in self.targets.sources:
            self._source(address, anchor, line, field, what, written)
        elif address not in self.targets.urls:
            if f"{address}/" in self.targets.urls or f"{address}/" in self.targets.sources:
                mend = f"tulis {quote(address + '/')}"
            else:
                mend = _mend(address, [*self.targets.sources, *self.targets.urls])
            self.tell(line, field, f"{what} {quote(written)} tidak menunjuk ke halaman mana pun", mend)

    def _source(self, url: str, anchor: str, line: int, field: str, what: str, written: str) -> None:
        if url not in self.targets.urls:
            if self.is_built:
                path = self.targets.sources.get(url, url)
                self.tell(
                    line,
                    field,
                    f"{what} {quote(written)} menunjuk ke naskah yang belum terbit ({path})",
                    "terbitkan naskah itu dahulu, atau hapus tautannya",
                )
        elif anchor and anchor not in self.targets.anchors.get(url, ()):
            near = nearest(anchor, self.targets.anchors.get(url, ()))
            self.tell(
                line,
                field,
                f"{what} {quote(written)} menunjuk ke bagian yang tidak ada",
                f"maksudnya {quote('#' + near)}?" if near else f"hapus {quote('#' + anchor)}",
            )


def _mend(address: str, known: list[str]) -> str:
    """The nearest known address; only those that end alike are compared, however many there are."""
    last = address.rstrip("/").rsplit("/", 1)[-1]
    likely = [url for url in known if last and last[:4].casefold() in url.casefold()][:500]
    near = nearest(address, likely)
    return f"maksudnya {quote(near, 160)}?" if near else "periksa alamatnya, atau hapus tautannya"


def check_aliases(texts: list[Text], urls: Set[str]) -> list[Problem]:
    """Old addresses that are still in use, or that two texts lay claim to."""
    owners: dict[str, str] = {}
    problems = []
    for text in texts:
        record = text.record
        for place, alias in enumerate(record.aliases):
            line = record.line_of(f"aliases.{place}")
            key = alias.casefold().rstrip("/")
            owner = owners.setdefault(key, record.path)
            if alias in urls or f"{alias.rstrip('/')}/" in urls:
                fault = f"alamat lama {quote(alias)} masih dipakai halaman lain"
            elif owner != record.path:
                fault = f"alamat lama {quote(alias)} sudah dipakai {quote(owner)}"
            else:
                continue
            problems.append(
                Problem(file=record.path, line=line, field="aliases", fault=fault, mend="hapus baris ini")
            )
    return problems
