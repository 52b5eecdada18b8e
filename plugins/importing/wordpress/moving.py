"""Store: an export of WordPress → texts as they are planned, their bodies, and all that becomes no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.gate.source import ARTICLE, PAGE
from plugins.importing.dating import Settled, settle
from plugins.importing.found import Doubt, FoundItem, FoundSite, FoundTerm
from plugins.importing.markdown.signs import flatten
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
from plugins.importing.titles import settle_title

from .body import Attachment, Library, read_body
from .reading import read_items, read_site

# What WordPress and its plugins keep beside texts; nothing in them was ever read by itself.
_TECHNICAL = frozenset(
    "nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_template "
    "wp_block wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field "
    "acf-field-group elementor_library elementor_snippet wpcf7_contact_form wpforms mc4wp-form popup "
    "amp_validated_url".split()
)
_WAITING = {
    "draft": "draf di situs lama",
    "auto-draft": "draf di situs lama",
    "pending": "menunggu tinjauan di situs lama",
    "private": "hanya untuk pengelola di situs lama",
    "inherit": "tanpa status sendiri di situs lama",
}
_ANSWERED = frozenset({"1", "approve", "approved"})
_NOBODY = re.compile(r"\S+@\S+")


@dataclass(slots=True, kw_only=True)
class Export:
    """What one pass over an export gives; bodies need a second one.

    Attributes:
        site: as the export describes it; texts: all that may become a source, in the file's order.
        skipped: everything else, each with its reason; files: number of an attachment → what is known of it.
        file_pages: the pages that attachments had.
    """

    path: Path
    site: FoundSite
    zone: str
    texts: list[PlannedText] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    files: dict[str, Attachment] = field(default_factory=dict)
    file_pages: list[FormerFile] = field(default_factory=list)
    _patterns: dict[str, str] = field(default_factory=dict)
    _children: dict[str, list[str]] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)
    _thumbnails: dict[str, str] = field(default_factory=dict)

    def bodies(self) -> Iterator[FoundBody]:
        """Each text's body and comments, in the order of `texts`; one is held at a time."""
        library = Library(
            attachment=self.files.get,
            pattern=lambda number: self._patterns.get(number, ""),
            children=lambda number: tuple(self._children.get(number, ())),
        )
        wanted = {text.key for text in self.texts}
        for item in read_items(self.path):
            key = _name(item)
            if key in wanted:
                wanted.discard(key)
                body = read_body(item.body, item.meta, item.id, library)
                yield FoundBody(
                    key=key, html=body.html, notes=body.notes, doubts=body.doubts, comments=item.comments
                )


def read_export(path: Path, zone: str, *, as_drafts: bool = False) -> Export:
    """Look an export through, whole, before anything is made of it.

    Args:
        zone: the office's; as_drafts: nothing of it is to be published yet.

    Raises:
        ImportRefusedError, OSError: as for `read_items`.
    """
    export = Export(path=path, site=read_site(path), zone=zone)
    for item in read_items(path):
        _take(export, item, as_drafts=as_drafts)
    export.texts = [_with_picture(text, export) for text in export.texts]
    return export


def _take(export: Export, item: FoundItem, *, as_drafts: bool) -> None:
    place = f"{export.path.name}:{item.line}"
    if item.kind == "attachment":
        export.files[item.id] = Attachment(
            url=item.file or item.address,
            alt=item.meta.get("_wp_attachment_image_alt", ""),
            caption=item.excerpt,
            title=_plain(item.title),
        )
        export.file_pages.append(
            FormerFile(
                number=item.id, page=item.address, url=item.file or item.address, owner=f"wp-{item.parent}"
            )
        )
        export._children.setdefault(item.parent, []).append(item.id)
        export._parents[item.id] = item.parent
        reason = "berkas; ikut pindah bila sebuah tulisan memakainya"
        if any(one.state in _ANSWERED for one in item.comments):
            reason += f"; {len(item.comments)} komentar pada halaman berkas ini tidak punya tempat"
        export.skipped.append(Skipped(place=place, kind="berkas", title=_plain(item.title), reason=reason))
        return
    if item.kind == "wp_block":
        export._patterns[item.id] = item.body
    fate, reason = _judge(item)
    if fate == SKIPPED:
        export.skipped.append(Skipped(place=place, kind=item.kind, title=_plain(item.title), reason=reason))
        return
    if "_thumbnail_id" in item.meta:
        export._thumbnails[_name(item)] = item.meta["_thumbnail_id"]
    if as_drafts and fate == PUBLISHED:
        fate, reason = DRAFT, "diminta sebagai draf (--draft)"
    export.texts.append(_plan(export, item, place, fate, reason))


def _judge(item: FoundItem) -> tuple[str, str]:
    """What becomes of an item, and why."""
    if item.kind in _TECHNICAL:
        return SKIPPED, f"jenis “{item.kind}” milik tampilan situs lama"
    if item.status == "trash":
        return SKIPPED, "di tempat sampah situs lama"
    if item.status not in ("publish", "future"):
        return DRAFT, _WAITING.get(item.status, f"status “{item.status}” di situs lama")
    if item.password:
        return DRAFT, "dilindungi kata sandi di situs lama"
    if item.kind not in ("post", "page"):
        return DRAFT, f"jenis “{item.kind}” buatan pengaya; terbitkan bila memang tulisan"
    return PUBLISHED, "terjadwal" if item.status == "future" else ""


def _plan(export: Export, item: FoundItem, place: str, fate: str, reason: str) -> PlannedText:
    settled = settle(item.date, item.date_gmt, item.announced, export.zone)
    if settled.moment is None and fate == PUBLISHED:
        fate, reason = DRAFT, "tanggal belum pasti"
    doubts = [*settled.doubts]
    title, told = settle_title(_plain(item.title), _first_words(item.body) or f"Tulisan {item.id}")
    doubts += told
    if item.is_sticky:
        doubts.append(Doubt(fault="disematkan di situs lama", mend="di sini urutannya menurut tanggal"))
    is_commented = any(one.state in _ANSWERED and one.kind in ("", "comment") for one in item.comments)
    is_page = item.kind == "page" and not is_commented
    if item.kind == "page" and is_commented:
        doubts.append(Doubt(fault="laman dengan komentar", mend="menjadi artikel, agar komentarnya ikut"))
    return PlannedText(
        key=_name(item),
        place=place,
        kind=PAGE if is_page else ARTICLE,
        fate=fate,
        reason=reason,
        title=title,
        summary=_plain(item.excerpt),
        slug=item.slug,
        settled=settled,
        modified=_modified(item, settled, export.zone),
        authors=_authors(export.site, item.author),
        categories=tuple(_terms(item.terms, is_category=True)),
        topics=tuple(_terms(item.terms, is_category=False)),
        comments_closed=item.discussion == "closed",
        is_commented=is_commented,
        old_addresses=_old_addresses(item),
        doubts=tuple(doubts),
    )


def _with_picture(text: PlannedText, export: Export) -> PlannedText:
    found = export.files.get(export._thumbnails.get(text.key, ""))
    if found is None:
        return text
    caption = _plain(found.caption)
    return replace(text, picture=FormerPicture(url=found.url, alt=found.alt or found.title, caption=caption))


def _name(item: FoundItem) -> str:
    return f"wp-{item.id or item.line}"


def _authors(site: FoundSite, login: str) -> tuple[str, ...]:
    """The writer's name as readers saw it; none where it is an address or an account for everybody."""
    name = " ".join(_plain(site.authors.get(login, login)).split())
    if (
        not name
        or _NOBODY.search(name)
        or "://" in name
        or name.casefold() in ("admin", "administrator", "root")
    ):
        return ()
    return (name,)


def _terms(terms: Sequence[FoundTerm], *, is_category: bool) -> Iterator[FoundTerm]:
    for term in terms:
        if term.kind in ("post_format", "nav_menu", "language", "post_translations"):
            continue
        if (term.kind == "category") == is_category:
            yield term


def _modified(item: FoundItem, settled: Settled, zone: str) -> datetime | None:
    if not item.modified and not item.modified_gmt:
        return None
    found = settle(item.modified, item.modified_gmt, "", zone).moment
    return found if found and settled.moment and found > settled.moment else None


def _old_addresses(item: FoundItem) -> tuple[str, ...]:
    numbered = f"/?page_id={item.id}" if item.kind == "page" else f"/?p={item.id}"
    return tuple(dict.fromkeys(address for address in (item.address, numbered) if address))


def _plain(text: str) -> str:
    found = BeautifulSoup(text, "html.parser").get_text(" ") if "<" in text or "&" in text else text
    return " ".join(flatten(found).split())


def _first_words(body: str) -> str:
    words = _plain(re.sub(r"<!--.*?-->|\[[^\]]*\]", " ", body[:5000], flags=re.DOTALL)).split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "") if words else ""
