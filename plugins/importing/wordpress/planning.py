"""Rules: an item of an export → a text as it is planned: its title, day, writers and former addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from plugins.gate.source import ARTICLE, PAGE
from plugins.importing.cleaning import TAGS
from plugins.importing.comparing import read_passages
from plugins.importing.dating import Settled, settle
from plugins.importing.found import Doubt, FoundItem, FoundSite, FoundTerm
from plugins.importing.markdown.signs import flatten
from plugins.importing.planned import DRAFT, PUBLISHED, PlannedText
from plugins.importing.titles import settle_title
from plugins.importing.voices import is_answer

from .languages import choose_language

_NOBODY = re.compile(r"\S+@\S+")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
# Beside what may be kept: elements whose signs no title means, and which browsers would not show.
_MARKUP = TAGS | frozenset("script style font iframe object embed noscript svg".split())
_GROUPINGS = frozenset("post_format nav_menu language post_translations".split())


def plan_text(
    item: FoundItem, key: str, fate: str, reason: str, *, place: str, site: FoundSite, zone: str
) -> PlannedText:
    """A text without its body.

    Args:
        fate, reason: as its status says; a day that is not certain makes a draft of it.
    """
    is_commented = is_answered(item)
    is_page = item.kind == "page" and not is_commented
    settled = settle(item.date, item.date_gmt, item.announced, zone)
    doubts = [] if is_page else [*settled.doubts]
    if is_page:
        fate, reason = _judge_page(item, fate, reason)
        settled = _settle_page(settled, site, zone)
    elif settled.moment is None and fate == PUBLISHED:
        fate, reason = DRAFT, "tanggal belum pasti"
    number = item.id or f"di baris {item.line}"
    title, told = settle_title(_read_title(item.title), _first_words(item.body) or f"Tulisan {number}")
    doubts += told
    if item.is_sticky:
        doubts.append(Doubt(fault="disematkan di situs lama", mend="di sini urutannya menurut tanggal"))
    if item.kind == "page" and is_commented:
        doubts.append(Doubt(fault="laman dengan komentar", mend="menjadi artikel, agar komentarnya ikut"))
    if item.kind == "attachment":
        doubts.append(Doubt(fault="berkas dengan komentar", mend="menjadi artikel, agar komentarnya ikut"))
    return PlannedText(
        key=key,
        place=place,
        kind=PAGE if is_page else ARTICLE,
        fate=fate,
        reason=reason,
        title=title,
        summary=flatten_html(choose_language(item.excerpt)),
        slug=item.slug,
        settled=settled,
        modified=_modified(item, settled, zone),
        authors=_authors(site, item.author),
        categories=tuple(_terms(item.terms, is_category=True)),
        topics=tuple(_terms(item.terms, is_category=False)),
        comments_closed=item.discussion == "closed",
        is_commented=is_commented,
        old_addresses=_old_addresses(item),
        doubts=tuple(doubts),
    )


def is_answered(item: FoundItem) -> bool:
    """Whether readers' words that were published there belong to an item."""
    return any(is_answer(one) for one in item.comments)


def show_file(item: FoundItem) -> str:
    """An item's body; of a file that readers spoke about, what they saw on its page."""
    if item.kind != "attachment":
        return item.body
    alt = item.meta.get("_wp_attachment_image_alt", "") or flatten_html(item.title)
    file = html.escape(item.file or item.address)
    is_picture = re.search(r"\.(?:jpe?g|png|gif|webp|avif)$", item.file, re.IGNORECASE) is not None
    shown = f'<img src="{file}" alt="{html.escape(alt)}">' if is_picture else ""
    link = "" if is_picture else f'<a href="{file}">{html.escape(alt)}</a>'
    return "\n\n".join(part for part in (shown or link, item.excerpt, item.body) if part)


def flatten_html(text: str) -> str:
    """The words of a piece of HTML, in one line."""
    if "<" not in text:
        return " ".join(flatten(html.unescape(text)).split())
    return " ".join(read_passages(text))


def _read_title(text: str) -> str:
    """A title without its emphasis; what only looks like an element ("<html>") is a part of it."""
    text = choose_language(text)
    if "<" not in text:
        return flatten_html(text)
    shown = _TAG.sub(lambda tag: tag[0] if tag[1].casefold() in _MARKUP else html.escape(tag[0]), text)
    soup = BeautifulSoup(shown, "html.parser")
    for tag in soup.find_all(["script", "style", "noscript", "svg"]):
        tag.decompose()
    for tag in soup.find_all("br"):
        tag.replace_with(" ")
    return " ".join(flatten(soup.get_text()).split())


def _judge_page(item: FoundItem, fate: str, reason: str) -> tuple[str, str]:
    """A page waits for no moment here: one that was to appear later would appear at once."""
    if fate == PUBLISHED and item.status == "future":
        return DRAFT, "terjadwal di situs lama; laman terbit begitu statusnya diubah"
    return fate, reason


def _settle_page(settled: Settled, site: FoundSite, zone: str) -> Settled:
    """A page shows no day, so that none of the likely ones has to be the right one."""
    if settled.moment is not None:
        return settled
    here = ZoneInfo(zone)
    likely = next((one.replace(tzinfo=here) for one in settled.candidates), None)
    return replace(settled, moment=likely or settle("", "", site.written, zone).moment)


def _authors(site: FoundSite, login: str) -> tuple[str, ...]:
    """The writer's name as readers saw it; none where it is an address or an account for everybody."""
    name = flatten_html(site.authors.get(login, login))
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
        if term.kind not in _GROUPINGS and (term.kind == "category") == is_category:
            yield term


def _modified(item: FoundItem, settled: Settled, zone: str) -> datetime | None:
    if not item.modified and not item.modified_gmt:
        return None
    found = settle(item.modified, item.modified_gmt, "", zone).moment
    return found if found and settled.moment and found > settled.moment else None


def _old_addresses(item: FoundItem) -> tuple[str, ...]:
    name = {"page": "page_id", "attachment": "attachment_id"}.get(item.kind, "p")
    numbered = f"/?{name}={item.id}" if item.id else ""
    return tuple(dict.fromkeys(address for address in (item.address, numbered) if address))


def _first_words(body: str) -> str:
    words = flatten_html(re.sub(r"<!--.*?-->|\[[^\]]*\]", " ", body[:5000], flags=re.DOTALL)).split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "") if words else ""
