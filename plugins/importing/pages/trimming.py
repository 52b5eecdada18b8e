"""Words: which lines of a page or a scrape are a text's own, and which its theme wrote around it."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.importing.found import Doubt
from plugins.importing.shortening import shorten

from .date_lines import list_pieces, tells_day
from .furniture import (
    AROUND,
    COMMENTS,
    ENDS,
    FORM,
    LABEL,
    LEADING,
    MORE,
    REPLY,
    SIDE,
    TRAILING,
    name_kind,
    read_byline,
)
from .lines import Line
from .title_lines import find_last_repetition, fold, is_trail

_SHARING = re.compile(
    r"facebook|twitter|whatsapp|wa\.me|t\.me|telegram|pinterest|linkedin|sharer|share=|mailto:|javascript:"
)
_TELLING = re.compile(r"/(?:author|category|kategori|tag|topik)/|#(?:comments?|respond|reply)")
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.(?:html?|php))?")
_LABELS = re.compile(
    r"(?:name|nama|nom|e-?mail|surel|website|situs(?: web)?|comment|komentar)", re.IGNORECASE
)
_NEAR_FORM = 6
_NEAR_TITLE, _NEAR_END = 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What of a row of lines is a text.

    Attributes:
        own: numbers of its lines; frame: of those around it that may tell its day and author.
        byline: the name in one of them, "" where none has any.
    """

    own: frozenset[int]
    frame: tuple[int, ...]
    byline: str = ""
    doubts: tuple[Doubt, ...] = ()


def trim(lines: Sequence[Line], title: int | None, name: str) -> Kept:
    """Find a text among the lines of its part of a page.

    Args:
        title: number of its title, None where only the window names it; name: the title's words.
    """
    top, doubts = _find_top(lines, title, name)
    begin, lead = _find_begin(lines, top, name)
    end = _find_end(lines, begin)
    hinted = [n for n, line in enumerate(lines) if line.is_hinted]
    own = {n for n in (*lead, *range(begin, end)) if not lines[n].is_marked}
    if hinted:
        own = {
            n
            for n in own
            if lines[n].is_hinted or (n < hinted[-1] and (lines[n].is_prose or lines[n].has_media))
        }
    last = _find_last(lines, own)
    own = {n for n in own if n <= last}
    lost = [n for n in range(end, len(lines)) if lines[n].is_prose and not name_kind(lines[n].text)]
    doubts += [_tell_left(lines[n]) for n in lost[:1] if not _follows_form(lines, end, n)]
    frame = _find_frame(lines, title, begin, last, own)
    bylines = (read_byline(piece) for n in frame if n < begin for piece in list_pieces(lines[n]))
    return Kept(own=frozenset(own), frame=frame, byline=next(filter(None, bylines), ""), doubts=tuple(doubts))


def _find_frame(
    lines: Sequence[Line], title: int | None, begin: int, last: int, own: set[int]
) -> tuple[int, ...]:
    """The lines that speak of a text: above its first words, and between its last and its end."""
    head = [n for n in range(title or 0, min(own, default=begin)) if n not in own]
    tail: list[int] = []
    for number in range(max(last + 1, begin), min(len(lines), last + 1 + _NEAR_END)):
        tail.append(number)
        if name_kind(lines[number].text) in ENDS | {AROUND}:
            break
    if not any(tells_day(lines[n]) for n in (*head, *tail)):
        head = [*range(max(0, (title or 0) - _NEAR_TITLE), title or 0), *head]
    return (*head, *tail)


def _find_top(lines: Sequence[Line], title: int | None, name: str) -> tuple[int, list[Doubt]]:
    """The line from which on a text may begin, and what above it may be one."""
    if title is None:
        dated = next((n for n, line in enumerate(lines) if tells_day(line)), None)
        prose = next((n for n, line in enumerate(lines) if line.is_prose), len(lines))
        return (dated + 1 if dated is not None and dated < prose else 0), []
    above = [line for line in lines[:title] if line.is_prose and not name_kind(line.text)]
    above = [line for line in above if fold(line.text) != fold(name)]
    return find_last_repetition(lines, title, name) + 1, [_tell_left(line) for line in above[:1]]


def _find_begin(lines: Sequence[Line], top: int, name: str) -> tuple[int, list[int]]:
    """The first line of words, and the pictures above it."""
    pictures: list[int] = []
    for number in range(top, len(lines)):
        line = lines[number]
        if not line.text and line.has_media and not _is_icon(line):
            pictures.append(number)
        elif not (_is_above(line) or fold(line.text) == fold(name) or is_trail(line.text, name)):
            return number, pictures
    return len(lines), pictures


def _is_above(line: Line) -> bool:
    """Whether a line is part of what a theme writes between a title and its text."""
    kind = name_kind(line.text)
    return (
        line.is_marked
        or tells_day(line)
        or (all(name_kind(piece) in LEADING for piece in list_pieces(line)) and not line.is_hinted)
        or (kind in LEADING and not (line.is_hinted and read_byline(line.text)))
        or (kind != "" and line.is_link)
        or (line.is_link and all(_SHARING.search(link) or _TELLING.search(link) for link in line.links))
        or _is_icon(line)
    )


def _is_icon(line: Line) -> bool:
    """A picture that is a button, or a face."""
    if line.text:
        return False
    if line.links:
        return all(_SHARING.search(link) or _HOME.fullmatch(link) for link in line.links)
    return bool(line.nodes) and "avatar" in str(line.nodes[0])[:300]


def _find_end(lines: Sequence[Line], begin: int) -> int:
    """The first line behind which nothing more of a text stands."""
    prose = [n for n in range(begin, len(lines)) if _is_said(lines[n]) and not name_kind(lines[n].text)]
    elements: set[int] = set()
    places: Counter[tuple[str, ...]] = Counter()
    for number in range(begin, len(lines)):
        line = lines[number]
        if _may_end(lines, number):
            behind = (lines[n] for n in prose[bisect(prose, number) :])
            if _is_sure_end(lines, number) or not any(_is_beside(one, elements, places) for one in behind):
                return number
        if line.text and id(line.block.parent) not in elements:
            elements.add(id(line.block.parent))
            places[_place(line)] += 1
    return len(lines)


def _is_said(line: Line) -> bool:
    """Whether a line is a sentence, however short."""
    return line.is_prose or (line.text.endswith((".", "!", "?")) and not (line.is_marked or line.is_link))


def _may_end(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    kind = name_kind(line.text)
    if kind not in ENDS or line.tag == "table":
        return False
    if kind not in (SIDE, MORE) or number + 1 == len(lines):
        return True
    # Such words head a part of a text as well; then no list of links follows them.
    after = lines[number + 1]
    return line.is_marked or after.is_link or after.is_marked or bool(name_kind(after.text))


def _is_sure_end(lines: Sequence[Line], number: int) -> bool:
    """Whether a reply form begins."""
    kind = name_kind(lines[number].text)
    return kind == FORM or (
        kind in (REPLY, COMMENTS) and _has_form(lines[number + 1 : number + 1 + _NEAR_FORM])
    )


def _has_form(rest: Sequence[Line]) -> bool:
    return any(
        name_kind(one.text) in (FORM, LABEL, REPLY)
        or _LABELS.fullmatch(one.text)
        or one.block.find_parent("form") is not None
        for one in rest
    )


def _is_beside(line: Line, elements: set[int], places: Counter[tuple[str, ...]]) -> bool:
    """Whether a line stands where those of a text do: in the same element, or in one of the same kind."""
    return id(line.block.parent) in elements or places[_place(line)] > 1


def _place(line: Line) -> tuple[str, ...]:
    """Where on a page a line stands, by the elements around it and their classes."""
    return tuple(f"{one.name} {one.get('class')}" for one in (line.block, *line.block.parents))


def _find_last(lines: Sequence[Line], own: set[int]) -> int:
    """The last line that is no furniture, where nothing but furniture follows."""
    above = {link for n, line in enumerate(lines) for link in line.links if own and n < min(own)}
    for number in sorted(own, reverse=True):
        if not _is_below(lines[number], above) and not _heads_marked(lines, number):
            return number
    return -1


def _heads_marked(lines: Sequence[Line], number: int) -> bool:
    """Whether a heading stands above a form or a list that is no text."""
    return lines[number].is_heading and number + 1 < len(lines) and lines[number + 1].is_marked


def _is_below(line: Line, above: set[str]) -> bool:
    if line.is_marked or (tells_day(line) and not line.is_hinted):
        return True
    kind = name_kind(line.text)
    if line.has_media and not line.text:
        return _is_icon(line)
    if line.tag in ("li", "dd", "dt", "table") and not line.is_link:
        return False
    if line.is_link:
        known = all(link in above or _SHARING.search(link) or _TELLING.search(link) for link in line.links)
        if known:
            return True
    # "Penulis: Siti" below a text is part of it; "Posted by admin" is not.
    is_signed = bool(read_byline(line.text)) and not re.search(r"admin|^\W*posted", line.text, re.IGNORECASE)
    pieces = [] if is_signed else list_pieces(line)
    return (kind in TRAILING and not is_signed) or (
        len(pieces) > 1 and all(name_kind(piece) in TRAILING for piece in pieces)
    )


def _follows_form(lines: Sequence[Line], end: int, number: int) -> bool:
    return any(name_kind(line.text) in (FORM, REPLY) for line in lines[end:number])


def _tell_left(line: Line) -> Doubt:
    return Doubt(
        fault=f"di luar tulisan ada kalimat: “{shorten(line.text)}”",
        mend="tidak dibawa; bila itu bagian tulisan, tambahkan",
    )
