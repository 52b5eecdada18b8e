"""Words: where in the Markdown something stands that was found in the HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

_FENCE = re.compile(r"^(~{3,}|`{3,})([^\n]*)$", re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<![`\\])(`{1,9})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_ENDS = " \t\n)>]\"'|#"


def find_code(body: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where code stands: fenced blocks, with their fences, and spans within a line of text; both in order."""
    if "`" not in body and "~~~" not in body:
        return [], []
    blocks = _find_blocks(body)
    parts, at = [], 0
    for start, end in blocks:
        parts += [body[at:start], " " * (end - start)]
        at = end
    return blocks, [match.span() for match in _CODE_SPAN.finditer("".join([*parts, body[at:]]))]


def _find_blocks(body: str) -> list[tuple[int, int]]:
    """Fenced blocks; a fence that nothing closes is none, and is passed over at once."""
    fences = list(_FENCE.finditer(body))
    closings: dict[str, list[re.Match[str]]] = {}
    for fence in reversed(fences):
        if not fence[2].strip(" "):
            closings.setdefault(fence[1], []).append(fence)
    blocks: list[tuple[int, int]] = []
    for fence in fences:
        if blocks and fence.start() < blocks[-1][1]:
            continue
        later = closings.get(fence[1], [])
        while later and later[-1].start() <= fence.start():
            later.pop()
        if later:
            blocks.append((fence.start(), later[-1].end()))
    return blocks


class Locator:
    """Finds text in one body; asked again for the same text, it goes on to the next place.

    Where nothing is found, the body's first line with text is told.
    """

    def __init__(self, body: str, body_line: int) -> None:
        self._body = body
        self._body_line = body_line
        self._next: dict[str, int] = {}

    def find(self, *needles: str, whole: bool = False, in_code: bool = False) -> int:
        """The 1-based line of the file where the first needle that occurs begins.

        Args:
            whole: whether an address is sought, which is not found at the beginning of a longer one.
            in_code: whether words are sought that readers see in code too. Markup is not: code shows it,
                and does not do it.
        """
        for needle in needles:
            at = self._search(needle, whole, in_code) if needle else -1
            if at >= 0:
                return self.line_of(at)
        blank = len(self._body) - len(self._body.lstrip())
        return self.line_of(blank) if blank < len(self._body) else self._body_line

    def line_of(self, at: int) -> int:
        """The line of the file in which a place of the body is."""
        return self._body_line + bisect_right(self._line_starts, at) - 1

    def _search(self, needle: str, whole: bool, in_code: bool) -> int:
        begin = self._next.get(needle, 0)
        at = self._body.find(needle, begin)
        while at >= 0:
            end = at + len(needle)
            is_seen = in_code or not self._in_code(at)
            if is_seen and (not whole or end >= len(self._body) or self._body[end] in _ENDS):
                self._next[needle] = end
                return at
            at = self._body.find(needle, at + 1)
        # A reference is defined once and used often: tell its one place again.
        return self._body.find(needle) if begin else -1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._body.split("\n"))]

    @cached_property
    def _code(self) -> list[tuple[int, int]]:
        blocks, spans = find_code(self._body)
        return sorted([*blocks, *spans])

    def _in_code(self, at: int) -> bool:
        index = bisect_right(self._code, (at, len(self._body) + 1)) - 1
        return index >= 0 and at < self._code[index][1]
