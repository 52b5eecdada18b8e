"""Words: what readers said below a saved text, as WordPress' themes mark it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from plugins.importing.found import FoundComment

from .evidence import Evidence, read_line
from .marks import find_text


def read_comments(soup: BeautifulSoup) -> Iterator[FoundComment]:
    """The comments below a text, as WordPress' themes mark them."""
    for number, tag in enumerate(
        soup.select("li.comment, li.pingback, li.trackback, div.comment[id^=comment-]"), 1
    ):
        body = tag.select_one(".comment-content, .comment-text, .comment-body p")
        holder = tag.select_one(".comment-content") or body
        if holder is None or holder.find_parent(["li", "div"], class_="comment") not in (tag, None):
            continue
        found = re.search(r"\d+", str(tag.get("id") or ""))
        parent = tag.find_parent("li", class_="comment")
        above = re.search(r"\d+", str(parent.get("id") or "")) if parent else None
        when = tag.select_one("time[datetime]")
        said = str(when["datetime"]) if when else ""
        told = tag.select_one(".comment-date, .comment-metadata, .comment-meta")
        evidence = read_line(said) or (read_line(told.get_text(" ")) if told else None)
        classes = tag.get_attribute_list("class")
        yield FoundComment(
            id=found[0] if found else str(number),
            parent=above[0] if above else "",
            kind="pingback" if "pingback" in classes or "trackback" in classes else "comment",
            state="1",
            name=find_text(tag, ".fn, .comment-author-name, .comment-author"),
            email="",
            client="",
            date=_write_moment(evidence),
            date_gmt="",
            text=holder.decode_contents(),
            user="",
            line=0,
        )


def _write_moment(evidence: Evidence | None) -> str:
    if evidence is None or len(evidence.days) != 1:
        return ""
    clock = evidence.clock.strftime("%H:%M:%S") if evidence.clock else "00:00:00"
    return f"{min(evidence.days).isoformat()} {clock}"
