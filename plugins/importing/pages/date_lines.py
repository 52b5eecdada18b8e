"""Words: the places of a page that tell a text's day, read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from .evidence import MAX_LINE_CHARS, Evidence, read_address, read_line
from .marks import is_comment

_DATES = (
    "time, .entry-date, .post-date, .posted-on, .published, .meta-date, .date, .wp-block-post-date, "
    "[itemprop=datePublished]"
)
# How many elements of any kind, empty ones too, a heading's own date line stands behind it.
_NEAR = 3


def read_evidence(container: Tag, page: BeautifulSoup | None, address: str) -> Iterator[Evidence]:
    """All that says when a text was published, repetitions too.

    Args:
        page: the whole of it, where it is the text's own; None for a list.
        address: the text's own, "" where nobody says.
    """
    yield from _read_marked(container)
    yield from _read_lines(container)
    if page is not None:
        yield from _read_meta(page)
    if address and (found := read_address(address)):
        yield found


def _read_marked(container: Tag) -> Iterator[Evidence]:
    """Elements that a theme marks as dates, but for those of the last change and of comments."""
    for tag in container.select(_DATES):
        classes = tag.get_attribute_list("class")
        above = tag.parent.get_attribute_list("class") if tag.parent else []
        if "updated" in [*classes, *above] and "published" not in classes:
            continue
        if tag.find_parent(class_=re.compile("comment")):
            continue
        for text, source in (
            (str(tag.get("datetime") or tag.get("content") or ""), "<time>"),
            (tag.get_text(" "), "baris tanggal"),
        ):
            if found := read_line(text, source):
                yield found


def _read_lines(container: Tag) -> Iterator[Evidence]:
    """Lines that are a date and nothing else."""
    for tag in container.find_all(["p", "span", "div", "li", "small", "h4", "h5", "h6"]):
        text = tag.get_text(" ", strip=True)
        if text and len(text) <= MAX_LINE_CHARS and not tag.find(True) and not is_comment(tag):
            found = read_line(text)
            if found and _stands_alone(text):
                yield found


def _read_meta(page: BeautifulSoup) -> Iterator[Evidence]:
    """What the head tells programs."""
    for name in ("article:published_time", "datePublished"):
        meta = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"itemprop": name})
        if isinstance(meta, Tag) and (found := read_line(str(meta.get("content") or ""), "meta")):
            yield found


def _stands_alone(text: str) -> bool:
    """A date line, not a sentence or a heading that names a day."""
    return len(text.split()) <= 8 and not text.endswith((".", "?", "!"))


def read_date_after(head: Tag) -> Evidence | None:
    """The date line that follows a heading; None where other words do."""
    for number, node in enumerate(head.find_next_siblings()):
        text = node.get_text(" ", strip=True)
        if text:
            return read_line(text) if number < _NEAR else None
    return None
