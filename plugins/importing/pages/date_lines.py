"""Words: the places of a page that tell a text's day, read one by one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from plugins.dates.wording import month_numbers, weekday_numbers

from .evidence import FRENCH_MONTHS, MAX_LINE_CHARS, Evidence, read_address, read_line
from .furniture import name_kind
from .lines import Line
from .marks import is_comment

_DATES = (
    "time, .entry-date, .post-date, .posted-on, .published, .meta-date, .date, .wp-block-post-date, "
    "[itemprop=datePublished]"
)
_CLASSES = frozenset("entry-date post-date posted-on published meta-date date wp-block-post-date".split())
_FILED = re.compile(r"^This entry was posted (?:on|in .{1,60}? on) (.{6,40}?\d{4})\b", re.IGNORECASE)
_PARTING = re.compile(r"[|•·]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = r"\s*(?:[^\W\d_][\w.'’]*\s*){1,4}"
_NAMING = re.compile(
    rf"\b(?:by|oleh|par|author|penulis)\b:?{_NAME}(?=$|[|•·/–—,\d-])|(?:[|•·/–—]|\s-\s|^-){_NAME}(?=$|[|•·/–—]|\s-)",
    re.IGNORECASE,
)
_BESIDES = frozenset(
    "posted published updated last modified on at by in am pm the of st nd rd th date time diterbitkan "
    "ditulis diunggah "
    "dipublikasikan diposting diposkan diperbarui terbit tanggal tgl hari pada oleh pukul jam pkl wib wita "
    "wit gmt utc "
    "publié mis à jour le par leave a comment comments reply komentar tidak ada no one admin "
    "administrator".split()
)


def read_evidence(
    container: Tag, frame: Sequence[Line], page: BeautifulSoup | None, address: str
) -> Iterator[Evidence]:
    """All that says when a text was published, repetitions too.

    Args:
        frame: the lines around the text that speak of it.
        page: the whole of it, where it is the text's own; None for a list.
        address: the text's own, "" where nobody says.
    """
    for line in frame:
        if not is_comment(line.block):
            yield from _read_frame(line)
    if page is not None:
        for tag in container.select(_DATES):
            if not tag.get_text(strip=True) and not is_comment(tag):
                yield from _read_marked(tag)
        yield from _read_meta(page)
    if address and (found := read_address(address)):
        yield found


def _read_frame(line: Line) -> Iterator[Evidence]:
    within = [one for node in line.nodes if isinstance(node, Tag) for one in (node, *node.find_all(True))]
    tags = [
        one for one in (*within, line.block, line.block.parent) if one is not None and one.css.match(_DATES)
    ]
    for tag in tags:
        yield from _read_marked(tag)
    filed = _FILED.search(line.text)
    pieces = [] if tags else [filed[1] if filed else line.text, *list_pieces(line)]
    if dated := next(filter(is_date_line, pieces), ""):
        found = read_line(dated)
        assert found is not None
        yield found


def _read_marked(tag: Tag) -> Iterator[Evidence]:
    """An element that a theme marks as a date, but for those of the last change."""
    classes = tag.get_attribute_list("class")
    above = tag.parent.get_attribute_list("class") if tag.parent else []
    if "updated" in [*classes, *above] and "published" not in classes:
        return
    for text, source in (
        (str(tag.get("datetime") or tag.get("content") or ""), "<time>"),
        (tag.get_text(" "), "baris tanggal"),
    ):
        if found := read_line(text, source):
            yield found


def _read_meta(page: BeautifulSoup) -> Iterator[Evidence]:
    """What the head tells programs."""
    for name in ("article:published_time", "datePublished"):
        meta = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"itemprop": name})
        if isinstance(meta, Tag) and (found := read_line(str(meta.get("content") or ""), "meta")):
            yield found


def _stands_alone(text: str) -> bool:
    """A date line, not a sentence or a heading that names a day."""
    return len(text.split()) <= 12 and not text.endswith((".", "?", "!"))


def is_date_line(text: str) -> bool:
    """Whether a line says a day and nothing but what themes write next to it; no sentence, no signature."""
    if len(text) > MAX_LINE_CHARS or not _stands_alone(text) or read_line(text) is None:
        return False
    months = {*month_numbers(), *FRENCH_MONTHS}
    left = [word.casefold() for word in _LETTERS.findall(_NAMING.sub(" ", text))]
    left = [word for word in left if word not in months | {*weekday_numbers()} | _BESIDES]
    # One word may be a month that somebody mistyped.
    return not left or (len(left) == 1 and bool(difflib.get_close_matches(left[0], months, cutoff=0.75)))


def list_pieces(line: Line) -> list[str]:
    """What stands on a line in elements of its own, or parted by bars and dots; else the whole."""
    texts = [node.get_text() if isinstance(node, Tag) else str(node) for node in line.nodes]
    pieces = [piece for text in texts for piece in _PARTING.split(text)]
    return [flat for piece in pieces if any(map(str.isalnum, flat := " ".join(piece.split())))]


def tells_day(line: Line) -> bool:
    """Whether a line is a date line, also one that tells of author and comments next to the day."""
    if is_date_line(line.text) or is_marked_date(line):
        return True
    pieces = list_pieces(line)
    return any(map(is_date_line, pieces)) and all(is_date_line(one) or name_kind(one) for one in pieces)


def is_marked_date(line: Line) -> bool:
    """Whether a theme marks a whole line as a day."""
    chain = [line.block, *(node for node in line.nodes if isinstance(node, Tag))]
    return len(line.text) <= MAX_LINE_CHARS and any(
        one.name == "time" or not _CLASSES.isdisjoint(map(str, one.get_attribute_list("class")))
        for one in chain
    )
