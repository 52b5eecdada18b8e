"""Words: one thing that is wrong in a source, told so that its writer can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"

FILE_FIELD = "berkas"
BODY_FIELD = "isi"
HEADER_FIELD = "kepala"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in one source.

    Attributes:
        file: path from the content folder, with forward slashes ("artikel/semarang/2025/…md").
        line: 1-based line in that file; 1 where the whole file is meant.
        field: header key ("date", "image.alt"), or "berkas" (the file), "kepala" (the header
            block), "isi" (the body).
        fault: what is wrong, in Indonesian, quoting the offending text; no full stop.
        mend: how to put it right: legal values, or the nearest one; no full stop.
        severity: "error" stops the build; "warning" is told and does not.
    """

    file: str
    line: int
    field: str
    fault: str
    mend: str
    severity: str = ERROR

    @property
    def is_error(self) -> bool:
        """True where the build has to stop."""
        return self.severity == ERROR

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order of a report: by file, line, field, fault."""
        return (self.file, self.line, self.field, self.fault)

    def tell(self, root: str = "content") -> str:
        """The problem in one line, `file:line: field: fault; mend`.

        Args:
            root: the content folder as its writer knows it, put before the file's path.
        """
        mark = "" if self.is_error else " [peringatan]"
        where = f"{root}/{self.file}" if root else self.file
        return f"{where}:{self.line}: {self.field}: {self.fault}; {self.mend}{mark}"


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """All problems once each, in the order of a report."""
    return sorted(set(problems), key=lambda problem: problem.sort_key)


def nearest(word: str, legal: Iterable[str]) -> str | None:
    """The legal word most like the given one; None where none is like it."""
    candidates = {name.casefold(): name for name in legal}
    matches = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return candidates[matches[0]] if matches else None


def quote(text: str, max_chars: int = 60) -> str:
    """Text in Indonesian quotation marks, on one line, shortened in its middle, controls shown as \\uXXXX."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    if len(shown) > max_chars:
        half = max_chars // 2 - 1
        shown = f"{shown[:half]}…{shown[-half:]}"
    return f"“{shown}”"
