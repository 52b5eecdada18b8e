"""Rules: every address inside the publication that a source names leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import unquote

from plugins.gate.folders import MEDIA
from plugins.gate.problem import BODY_FIELD, ERROR, WARNING, Problem, nearest, quote
from plugins.gate.record import Record
from plugins.prose.facts import BodyFacts
from plugins.publication.addresses import is_relative, source_path

INDEX = "index.html"
MAX_COMPARED = 500
"""Addresses that a dead one is compared with; more would make a build with many dead links slow."""

_MAIL = re.compile(r"[^@\s/]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_TORN_SCHEME = re.compile(r"https?[;.]?/{1,2}(?=[\w-]+\.)", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"www\.[^/\s]+\.[^/\s]+(?:/.*)?|(?:[a-z0-9-]+\.)+(?:id|com|org|net|gov|edu|info|int|biz)(?:/.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What an address may lead to.

    Attributes:
        urls: addresses of all that is built now.
        sources: address of every source → its path, unbuilt ones included.
        anchors: address of a built text → the anchors in it.
        media: files of `media/`, as paths from the content folder.
        paths: every source's path → its address.
        unplaced: paths of sources that a fault of their own leaves without an address; a link to
            one is not a fault too.
        host: the publication's own, in small letters, without "www."; "" in a preview.
    """

    urls: Set[str]
    sources: Mapping[str, str]
    anchors: Mapping[str, tuple[str, ...]]
    media: Set[str]
    paths: Mapping[str, str]
    unplaced: Set[str] = frozenset()
    host: str = ""


@dataclass(frozen=True, slots=True)
class _Use:
    """An address where it stands; `what` and `removal` are the words for it in a fault and a mend."""

    written: str
    line: int
    field: str
    what: str
    removal: str
    is_media: bool = False

    @property
    def shown(self) -> str:
        return f"{self.what} {quote(self.written)}"


def check_links(record: Record, facts: BodyFacts, targets: Targets, *, is_built: bool) -> list[Problem]:
    """Dead links and images of one text.

    Args:
        record, facts: of the text.
        is_built: False for drafts and what is held back: those may point at each other.
    """
    checker = _Checker(record, targets, is_built)
    for use in facts.links:
        checker.check(_Use(use.url, use.line, BODY_FIELD, "tautan", "hapus tautannya"))
    for image in facts.images:
        checker.check(_Use(image.src, image.line, BODY_FIELD, "gambar", "hapus gambarnya", True))
    if record.picture is not None:
        line = record.line_of("image.file")
        checker.check(_Use(record.picture.file, line, "image.file", "gambar", "hapus image", True))
    for number, attached in enumerate(record.attachments):
        line = record.line_of(f"attachments.{number}.file")
        checker.check(_Use(attached.file, line, "attachments.file", "lampiran", "hapus lampirannya", True))
        line, key = record.line_of(f"attachments.{number}.alternative"), "attachments.alternative"
        if attached.alternative and "@" not in attached.alternative:
            checker.check(_Use(attached.alternative, line, key, "bentuk lain", "hapus alternative"))
    if record.withdrawn is not None and record.withdrawn.replaced_by:
        line = record.line_of("withdrawn.replaced_by")
        key = "withdrawn.replaced_by"
        checker.check(_Use(record.withdrawn.replaced_by, line, key, "naskah pengganti", "hapus replaced_by"))
    return checker.problems


class _Checker:
    def __init__(self, record: Record, targets: Targets, is_built: bool) -> None:
        self.record, self.targets, self.is_built = record, targets, is_built
        self.problems: list[Problem] = []

    def tell(self, use: _Use, fault: str, mend: str, severity: str = ERROR) -> None:
        told = f"{use.shown} {fault}"
        self.problems.append(
            Problem(
                file=self.record.path,
                line=use.line,
                field=use.field,
                fault=told,
                mend=mend,
                severity=severity,
            )
        )

    def check(self, use: _Use) -> None:
        address, hash_, anchor = use.written.partition("#")
        address = address.partition("?")[0]
        if is_relative(address):
            self._relative(use, unquote(address), hash_ + anchor)
        elif address.startswith("/") and not address.startswith("//"):
            self._rooted(use, unquote(address), hash_ + anchor)
        elif use.is_media:
            self.tell(
                use,
                "diambil dari situs lain" if address else "tidak menyebut berkas",
                "simpan berkasnya di media/<kantor>/<tahun>/ dan tulis alamat /media/…",
            )
        elif self.targets.host and self.targets.host in address.casefold():
            self._own(use, address, hash_ + anchor)

    def _own(self, use: _Use, address: str, anchor: str) -> None:
        """A link that names the publication's own host: followed from the root, as the preview does."""
        host, _, path = address.partition("//")[2].partition("/")
        if host.casefold().removeprefix("www.").partition(":")[0] != self.targets.host:
            return
        before = len(self.problems)
        self._rooted(use, unquote(f"/{path}"), anchor)
        if len(self.problems) == before:
            mend = f"tulis {quote(f'/{path}{anchor}', 160)}"
            self.tell(use, "menyebut alamat situs ini sendiri", mend, WARNING)

    def _relative(self, use: _Use, address: str, anchor: str) -> None:
        target = source_path(self.record.path, address)
        if target in self.targets.media or target in self.targets.unplaced:
            return
        if target in self.targets.paths:
            self._source(use, self.targets.paths[target], anchor)
        elif (meant := _outside_address(address)) and not use.is_media:
            self.tell(use, "bukan alamat lengkap", f"tulis {quote(meant, 160)}")
        elif target.startswith(("..", "/")) or "\\" in address:
            self.tell(use, "keluar dari folder naskah", "tulis alamat dari akar situs, misalnya /tentang/")
        else:
            self.tell(use, "tidak menunjuk ke berkas mana pun", self._mend_relative(use, address, target))

    def _rooted(self, use: _Use, address: str, anchor: str) -> None:
        targets = self.targets
        if address in targets.sources:
            self._source(use, address, anchor)
        elif address.startswith(f"/{MEDIA}/"):
            if address[1:] not in targets.media:
                mend = _suggest(address, (f"/{path}" for path in targets.media), use)
                self.tell(use, "tidak ada di media/", mend)
        elif address.endswith(f"/{INDEX}") and self._is_known(address.removesuffix(INDEX)):
            mend = f"tulis {quote(address.removesuffix(INDEX) + anchor, 160)}"
            self.tell(use, f"menyebut berkas {INDEX}", mend)
        elif address not in targets.urls:
            self.tell(use, "tidak menunjuk ke halaman mana pun", self._mend_rooted(use, address))

    def _source(self, use: _Use, url: str, anchor: str) -> None:
        name = anchor.removeprefix("#")
        if url not in self.targets.urls:
            if self.is_built:
                path = self.targets.sources.get(url, url)
                fault = f"menunjuk ke naskah yang belum terbit ({path})"
                self.tell(use, fault, f"terbitkan naskah itu dahulu, atau {use.removal}")
        elif name and name not in self.targets.anchors.get(url, ()):
            near = nearest(name, self.targets.anchors.get(url, ()))
            mend = f"maksudnya {quote('#' + near)}?" if near else f"hapus {quote(anchor)}"
            self.tell(use, "menunjuk ke bagian yang tidak ada", mend)

    def _is_known(self, address: str) -> bool:
        return address in self.targets.urls or address in self.targets.sources

    def _mend_relative(self, use: _Use, address: str, target: str) -> str:
        """Told as an address from the root: it is right wherever it is copied to."""
        for known in (f"/{address}", f"/{address.rstrip('/')}/"):
            if (self._is_known(known) and not use.is_media) or known[1:] in self.targets.media:
                return f"tulis {quote(known, 160)}"
        paths = self.targets.media if use.is_media else [*self.targets.paths, *self.targets.media]
        near = _find_near(target, paths)
        if near is None:
            return f"periksa alamatnya, atau {use.removal}"
        return f"maksudnya {quote(self.targets.paths.get(near, f'/{near}'), 160)}?"

    def _mend_rooted(self, use: _Use, address: str) -> str:
        targets = self.targets
        path = address.removeprefix("/").removeprefix("content/")
        if path in targets.paths:
            return f"tulis {quote(targets.paths[path], 160)}"
        if self._is_known(f"{address}/"):
            return f"tulis {quote(address + '/', 160)}"
        known = (url for url in (*targets.sources, *targets.urls) if not url.endswith(INDEX))
        return _suggest(address, known, use)


def host_of_site(site_url: str) -> str:
    """The host as `Targets` wants it, of a whole address without a path."""
    return site_url.casefold().partition("//")[2].removeprefix("www.").partition(":")[0]


def _outside_address(address: str) -> str:
    """The whole address of another site or a mailbox that lacks its beginning; "" where it is none."""
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    if _TORN_SCHEME.match(address):
        return _TORN_SCHEME.sub("https://", address, count=1)
    return f"https://{address}" if _BARE_HOST.fullmatch(address) else ""


def _suggest(address: str, known: Iterable[str], use: _Use) -> str:
    near = _find_near(address, known)
    return f"maksudnya {quote(near, 160)}?" if near else f"periksa alamatnya, atau {use.removal}"


def _find_near(address: str, known: Iterable[str]) -> str | None:
    """The nearest known address; only those that end alike are compared, however many there are."""
    last = address.rstrip("/").rsplit("/", 1)[-1][:4].casefold()
    return nearest(address, [url for url in known if last and last in url.casefold()][:MAX_COMPARED])
