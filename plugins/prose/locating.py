"""Words: where in the Markdown something stands that was found in the HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

FENCED = re.compile(r"^(~{3,}|`{3,})[^\n]*\n.*?^\1[ ]*$", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<![`\\])(`{1,9})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)
_ENDS = " \t\n)>]\"'|#"


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
        if "`" not in self._body and "~~~" not in self._body:
            return []
        fenced = [match.span() for match in FENCED.finditer(self._body)]
        blanked = FENCED.sub(lambda match: " " * len(match[0]), self._body)
        return sorted([*fenced, *(match.span() for match in CODE_SPAN.finditer(blanked))])

    def _in_code(self, at: int) -> bool:
        index = bisect_right(self._code, (at, len(self._body) + 1)) - 1
        return index >= 0 and at < self._code[index][1]
