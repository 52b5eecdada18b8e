"""Store: an export of WordPress → texts as they are planned, their bodies, and all that becomes no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from plugins.importing.faults import ImportRefusedError
from plugins.importing.found import Doubt, FoundItem, FoundSite
from plugins.importing.planned import (
    DRAFT,
    PUBLISHED,
    SKIPPED,
    FormerFile,
    FormerPicture,
    FoundBody,
    PlannedText,
    Skipped,
)

from .body import read_body
from .fates import is_private, judge_item
from .fields import read_sizes
from .library import Attachment, Library
from .planning import flatten_html, is_answered, plan_text, show_file
from .reading import read_items, read_site
from .threads import Threads


@dataclass(slots=True, kw_only=True)
class Export:
    """What one pass over an export gives; bodies need a second one.

    Attributes:
        parts: its files, of which large sites give several; site: as they describe it.
        texts: all that may become a source, in the file's order.
        skipped: everything else, each with its reason; files: number of an attachment → what is known of it.
        file_pages: the pages that attachments had.
    """

    parts: tuple[Path, ...]
    site: FoundSite
    zone: str
    texts: list[PlannedText] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    files: dict[str, Attachment] = field(default_factory=dict)
    file_pages: list[FormerFile] = field(default_factory=list)
    _patterns: dict[str, str] = field(default_factory=dict)
    _children: dict[str, list[str]] = field(default_factory=dict)
    # Place among the items of the file → key of the text, as one id may stand for several.
    _keys: dict[int, str] = field(default_factory=dict)

    def bodies(self) -> Iterator[FoundBody]:
        """Each text's body and comments, in the order of `texts`; one is held at a time."""
        library = Library(
            attachment=self.files.get,
            pattern=lambda number: self._patterns.get(number, ""),
            children=lambda number: tuple(self._children.get(number, ())),
        )
        threads = Threads(self.zone, self.site.written)
        for place, (_, item) in enumerate(_read_all(self.parts)):
            if place in self._keys:
                body = read_body(show_file(item), item.meta, item.id, library)
                comments, doubts = threads.read(item)
                yield FoundBody(
                    key=self._keys[place],
                    html=body.html,
                    notes=body.notes,
                    doubts=(*body.doubts, *doubts),
                    comments=comments,
                )


def read_export(parts: Sequence[Path], zone: str, *, as_drafts: bool = False) -> Export:
    """Look an export through, whole, before anything is made of it.

    Args:
        parts: all its files, in their order.
        zone: the office's; as_drafts: nothing of it is to be published yet.

    Raises:
        ImportRefusedError, OSError: as for `read_items`; the parts are of different sites.
    """
    export = Export(parts=tuple(parts), site=_read_sites(parts), zone=zone)
    survey = _Survey(export, as_drafts=as_drafts)
    for place, (part, item) in enumerate(_read_all(parts)):
        survey.take(place, part.name, item)
    survey.finish()
    return export


def _read_all(parts: Iterable[Path]) -> Iterator[tuple[Path, FoundItem]]:
    """Every item, with the part in which it stands."""
    for part in parts:
        for item in read_items(part):
            yield part, item


def _read_sites(parts: Sequence[Path]) -> FoundSite:
    """The site of all parts; each of them describes it."""
    first, *others = (read_site(part) for part in parts)
    for part, other in zip(parts[1:], others, strict=True):
        if other.address != first.address:
            raise ImportRefusedError(
                str(part),
                f"bagian ini dari situs lain ({other.address}, bukan {first.address})",
                "pindahkan tiap situs sendiri-sendiri",
            )
        first = replace(
            first,
            authors={**other.authors, **first.authors},
            staff=first.staff | other.staff,
            terms=tuple(dict.fromkeys((*first.terms, *other.terms))),
        )
    return first


class _Survey:
    """The first pass: each item becomes a text, or is skipped for a reason."""

    def __init__(self, export: Export, *, as_drafts: bool) -> None:
        self._export = export
        self._as_drafts = as_drafts
        self._part = ""
        self._thumbnails: dict[str, str] = {}
        self._digests: dict[str, bytes] = {}
        # Key of a file that readers spoke about → the number of the text that it belongs to.
        self._owners: dict[str, str] = {}

    def take(self, place: int, part: str, item: FoundItem) -> None:
        """Look at the next item."""
        export = self._export
        self._part = part
        if item.kind == "attachment":
            self._take_file(item)
            if not is_answered(item):
                reason = "berkas; ikut pindah bila sebuah tulisan memakainya"
                self._skip(item, "berkas", reason)
                return
        if item.kind == "wp_block":
            export._patterns.setdefault(item.id, item.body)
        fate, reason = judge_item(item)
        if fate == SKIPPED:
            self._skip(item, item.kind, reason)
            return
        key, is_again = self._name(item)
        if is_again:
            self._skip(item, item.kind, "tertulis dua kali di ekspor, sama seluruhnya")
            return
        export._keys[place] = key
        if "_thumbnail_id" in item.meta:
            self._thumbnails[key] = item.meta["_thumbnail_id"]
        if item.kind == "attachment":
            self._owners[key] = item.parent
        if self._as_drafts and fate == PUBLISHED:
            fate, reason = DRAFT, "diminta sebagai draf (--draft)"
        site, zone = export.site, export.zone
        export.texts.append(plan_text(item, key, fate, reason, place=self._place(item), site=site, zone=zone))

    def finish(self) -> None:
        """Once all items are known: main pictures, and files whose text was not published."""
        hidden = {text.key for text in self._export.texts if text.fate != PUBLISHED}
        known = {text.key for text in self._export.texts}
        for place, text in enumerate(self._export.texts):
            owner = self._owners.get(text.key, "0") or "0"
            if owner != "0" and (f"wp-{owner}" in hidden or f"wp-{owner}" not in known):
                text = replace(
                    text, fate=DRAFT, reason=text.reason or "berkas dari tulisan yang tidak terbit"
                )
            self._export.texts[place] = self._with_picture(text)

    def _skip(self, item: FoundItem, kind: str, reason: str) -> None:
        if item.comments:
            reason += f"; {len(item.comments)} komentarnya ikut dilewati"
        title = "" if is_private(item) else flatten_html(item.title)
        self._export.skipped.append(Skipped(place=self._place(item), kind=kind, title=title, reason=reason))

    def _take_file(self, item: FoundItem) -> None:
        export, url = self._export, item.file or item.address
        file = Attachment(
            url=url,
            alt=item.meta.get("_wp_attachment_image_alt", ""),
            caption=item.excerpt,
            title=flatten_html(item.title),
        )
        export.files.setdefault(item.id, file)
        export.file_pages.append(
            FormerFile(
                number=item.id,
                page=item.address,
                url=url,
                owner=f"wp-{item.parent}",
                sizes=read_sizes(item.meta.get("_wp_attachment_metadata", "")),
            )
        )
        export._children.setdefault(item.parent, []).append(item.id)

    def _place(self, item: FoundItem) -> str:
        return f"{self._part}:{item.line}"

    def _name(self, item: FoundItem) -> tuple[str, bool]:
        """A key that no other text has, and whether the very same text was there before."""
        told = (item.kind, item.status, item.title, item.address, item.date, item.body)
        talk = tuple((one.id, one.text) for one in item.comments)
        digest = sha256(repr((told, talk)).encode("utf-8", "surrogatepass")).digest()
        key = base = f"wp-{item.id or f'baris-{item.line}'}"
        number = 1
        while key in self._digests:
            if self._digests[key] == digest:
                return key, True
            number += 1
            key = f"{base}-{number}"
        self._digests[key] = digest
        return key, False

    def _with_picture(self, text: PlannedText) -> PlannedText:
        number = self._thumbnails.get(text.key, "")
        found = self._export.files.get(number)
        if found is None:
            doubt = Doubt(
                fault=f"gambar utama nomor {number} tidak ada di ekspor", mend="cari gambarnya di situs lama"
            )
            return replace(text, doubts=(*text.doubts, doubt)) if number.strip("0-") else text
        caption = flatten_html(found.caption)
        return replace(
            text, picture=FormerPicture(url=found.url, alt=found.alt or found.title, caption=caption)
        )
