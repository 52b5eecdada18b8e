"""Words: what an import is refused for."""

from __future__ import annotations


class ImportRefusedError(Exception):
    """A source that cannot be read; nothing was written.

    Attributes:
        file, line, column: where; line and column count from 1, 0 where the file as a whole is meant.
        fault, mend: in Indonesian.
    """

    def __init__(self, file: str, fault: str, mend: str, *, line: int = 0, column: int = 0) -> None:
        self.file, self.line, self.column = file, line, column
        self.fault, self.mend = fault, mend
        place = f"{file}:{line}:{column}" if line else file
        super().__init__(f"{place}: {fault}; {mend}")
