"""Words: what readers said below a saved text, where its theme marks each comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy

from bs4 import BeautifulSoup, Tag

from plugins.importing.found import FoundComment

from .date_lines import tells_day
from .evidence import Evidence, read_line
from .furniture import CHROME, FORM, META, REPLY, name_kind
from .lines import Line, read_lines, write_lines
from .marks import find_text, plain

_COMMENTS = (
    "li.comment, li.pingback, li.trackback, .comment[id^=comment-], article.comment, [id^=comment-], "
    "[id^=li-comment-], "
    "[id^=div-comment-], .comment-list > li, .commentlist > li, .comments-list > li, .comment-item, "
    ".comment-box, "
    "[itemtype$='/Comment']"
)
_NUMBER = re.compile(r"^(?:li-|div-)?comment-(\d+)$")
_HOLDERS = ".comment-content, .comment-text, [itemprop=text]"
_NAMES = (
    ".fn, .comment-author-name, .comment-name, .comment-author, [itemprop=author], cite, b, strong, h4, "
    "h5, h6"
)
_DATES = ".comment-date, .comment-metadata, .comment-meta, .date"
_WAITING = re.compile(r"(?:your|komentar anda|votre).{0,40}(?:moderation|moderasi|modération)", re.IGNORECASE)
_SAYING = re.compile(r"\s*\b(?:says|said|berkata|mengatakan|menulis|a dit|dit)\s*:?$", re.IGNORECASE)


def read_comments(soup: BeautifulSoup) -> Iterable[FoundComment]:
    """The comments below a text, as themes mark them."""
    # Read from the innermost, each taken out before the one around it: a thread may be long and deep.
    soup = copy(soup)
    found = [tag for tag in soup.select(_COMMENTS) if _is_comment(tag)]
    numbers = {id(tag): number for number, tag in enumerate(found, 1)}
    outer = [tag for tag in found if (above := _find_above(tag, numbers)) is None or not _is_same(tag, above)]
    kept = {id(tag) for tag in outer}
    names = {id(tag): _number_of(tag) or str(numbers[id(tag)]) for tag in outer}
    read = []
    for tag in reversed(outer):
        above = _find_above(tag, kept)
        parent = names[id(above)] if above is not None else ""
        read.append(_read_comment(tag.extract(), names[id(tag)], parent))
    return (comment for comment in reversed(read) if comment is not None)


def _is_comment(tag: Tag) -> bool:
    """Whether an element holds a comment; a reply form is called like one."""
    name = str(tag.get("id") or "")
    is_numbered = not name.startswith("comment-") or _NUMBER.match(name) is not None
    return (
        bool(tag.get_text(strip=True)) and is_numbered and (tag.name == "li" or tag.find("textarea") is None)
    )


def _find_above(tag: Tag, known: dict[int, int] | set[int]) -> Tag | None:
    return next((one for one in tag.parents if id(one) in known), None)


def _is_same(tag: Tag, above: Tag) -> bool:
    """Whether an element within a comment is that comment again, and no answer to it."""
    own = _number_of(tag)
    return own == _number_of(above) if own and _number_of(above) else not own and tag.name != "li"


def _number_of(tag: Tag) -> str:
    within = (tag, *tag.find_all(id=_NUMBER, limit=1))
    return next((found[1] for one in within if (found := _NUMBER.match(str(one.get("id") or "")))), "")


def _read_comment(tag: Tag, key: str, parent: str) -> FoundComment | None:
    """What stands in an element; what it holds besides is taken out of it."""
    for one in tag.select(f".children, {_COMMENTS}"):
        if not one.decomposed and (one.name in ("ol", "ul") or not _is_same(one, tag)):
            one.decompose()
    name = _SAYING.sub("", find_text(tag, _NAMES))
    lines = read_lines(tag)
    holder = tag.select_one(_HOLDERS)
    text = holder.decode_contents() if holder is not None else write_lines(tag, _find_said(lines, name))
    if not BeautifulSoup(f"\n{text}\n", "html.parser").get_text(strip=True):
        return None
    classes = tag.get_attribute_list("class")
    return make_comment(
        key,
        name,
        _find_day(tag, lines),
        text,
        parent=parent,
        kind="pingback" if "pingback" in classes or "trackback" in classes else "comment",
        is_waiting=_WAITING.search(plain(tag)) is not None,
    )


def _find_said(lines: list[Line], name: str) -> list[Line]:
    """The lines of a comment that its writer wrote."""
    first = next((n for n, line in enumerate(lines) if name and line.text.startswith(name)), -1)
    said = [line for n, line in enumerate(lines) if n != first and not is_around_comment(line)]
    return [line for line in said if _SAYING.sub("", line.text) != name]


def is_around_comment(line: Line) -> bool:
    """Whether a theme wrote a line next to a comment."""
    kind = name_kind(line.text)
    return kind in (REPLY, FORM, META, CHROME) or tells_day(line) or _WAITING.search(line.text) is not None


def _find_day(tag: Tag, lines: list[Line]) -> Evidence | None:
    when = tag.select_one("time[datetime]")
    told = tag.select_one(_DATES)
    found = (read_line(str(when["datetime"])) if when else None) or (
        read_line(told.get_text(" ")) if told else None
    )
    if found is not None:
        return found
    pieces = (plain(node) if isinstance(node, Tag) else str(node) for line in lines for node in line.nodes)
    return next((day for piece in pieces if (day := read_line(piece)) and len(piece.split()) < 9), None)


def make_comment(
    key: str,
    name: str,
    day: Evidence | None,
    text: str,
    *,
    parent: str = "",
    kind: str = "comment",
    is_waiting: bool = False,
) -> FoundComment:
    """A comment as an export would tell it.

    Args:
        key: its number on the former site, or among those of its page; parent: that of the one it answers.
        is_waiting: whether only its writer saw it.
    """
    return FoundComment(
        id=key,
        parent=parent,
        kind=kind,
        state="0" if is_waiting else "1",
        name=name,
        email="",
        client="",
        date=_write_moment(day),
        date_gmt="",
        text=text,
        user="",
        line=0,
    )


def _write_moment(evidence: Evidence | None) -> str:
    if evidence is None or len(evidence.days) != 1:
        return ""
    clock = evidence.clock.strftime("%H:%M:%S") if evidence.clock else "00:00:00"
    return f"{min(evidence.days).isoformat()} {clock}"
