"""Words: where the texts of a page or a scrape begin that marks none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .date_lines import tells_day
from .evidence import read_archive
from .furniture import COMMENTS, name_kind
from .lines import Line
from .title_lines import fold, has_date_after, may_be_title

_ARCHIVE = re.compile(
    r"(?:category|kategori|tag|topik|author|penulis|arsip|archives?|catégorie)\b.{0,3}:?\s", re.IGNORECASE
)
_SAYING = re.compile(r"\b(?:says|berkata|mengatakan|menulis|a dit|dit)\s*:?$", re.IGNORECASE)


def find_starts(lines: Sequence[Line], *, is_scrape: bool = False) -> list[int]:
    """Numbers of the titles with which a text begins each; the first of a title said twice."""
    found = [n for n, line in enumerate(lines) if _is_dated_title(lines, n, is_scrape=is_scrape)]
    found = _drop_repetitions(lines, found)
    if not is_scrape:
        found = _of_one_kind(lines, found)
    if len(found) < 2 and not is_scrape:
        found = max(found, _find_linked_heads(lines), _find_dated_above(lines), key=len)
    found = [n for n, end in pair(found, len(lines)) if _has_words(lines[n + 1 : end])]
    if is_scrape or not found or any(map(_tells_archive, lines)):
        return found
    # A text stands above the first of them: they are what a theme lists below it.
    return [] if any(line.is_prose and not name_kind(line.text) for line in lines[: found[0]]) else found


def _tells_archive(line: Line) -> bool:
    return _ARCHIVE.match(line.text) is not None or read_archive(line.text) is not None


def _has_words(lines: Sequence[Line]) -> bool:
    return any(
        line.text and not (line.is_link or line.is_marked or name_kind(line.text) or tells_day(line))
        for line in lines
    )


def _is_dated_title(lines: Sequence[Line], number: int, *, is_scrape: bool) -> bool:
    line = lines[number]
    if (
        line.is_marked
        or not may_be_title(line)
        or not has_date_after(lines, number)
        or _SAYING.search(line.text)
    ):
        return False
    if not (line.is_heading or is_scrape) and _is_among_comments(lines, number):
        return False
    return (
        line.is_heading
        or is_scrape
        or line.tag in ("div", "td", "span", "p", "center", "section", "header", "article")
    )


def _is_among_comments(lines: Sequence[Line], number: int) -> bool:
    for line in reversed(lines[:number]):
        if line.is_heading and not name_kind(line.text):
            return False
        if name_kind(line.text) == COMMENTS and line.is_heading:
            return True
    return False


def _drop_repetitions(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    left: list[int] = []
    for number in found:
        if left and fold(lines[left[-1]].text) == fold(lines[number].text) and number - left[-1] < 8:
            continue
        left.append(number)
    return left


def _of_one_kind(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """Titles look alike; a paragraph above a date is one only where it is said twice."""
    if not found:
        return []
    heads = [n for n in found if lines[n].is_heading]
    if heads:
        # The first of them may be the page's own, above a list of several.
        shape = Counter(lines[n].shape for n in heads).most_common(1)[0][0]
        return [n for n in heads if lines[n].shape == shape or lines[n].tag == shape[0]]
    shape = lines[found[0]].shape
    alike = [n for n in found if lines[n].shape == shape]
    if shape[0] == "p" and shape[1:] in ((), ("None",)):
        return [
            n for n in alike if any(fold(lines[n].text) == fold(one.text) for one in lines[n + 1 : n + 3])
        ]
    return alike


def _find_linked_heads(lines: Sequence[Line]) -> list[int]:
    """An archive that tells no days: each text's heading leads to its page."""
    archive = next((n for n, line in enumerate(lines) if _tells_archive(line)), None)
    if archive is None:
        return []
    heads = [n for n in range(archive + 1, len(lines)) if lines[n].is_heading and lines[n].is_link]
    heads = [n for n in heads if may_be_title(lines[n]) and not lines[n].is_marked]
    return [n for n in heads if lines[n].tag == lines[heads[0]].tag]


def _find_dated_above(lines: Sequence[Line]) -> list[int]:
    """A list whose days stand above the titles: each begins with its day."""
    found = [
        n
        for n in range(len(lines) - 1)
        if tells_day(lines[n]) and lines[n + 1].is_heading and may_be_title(lines[n + 1])
    ]
    found = [n for n in found if lines[n + 1].tag == lines[found[0] + 1].tag]
    return found if len(found) > 1 else []


def pair(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Each start with the number behind the last line of its part."""
    return list(zip(starts, [*starts, end][1:], strict=True))
