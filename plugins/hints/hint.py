"""Words: a hint, something that a good editor would say and that stops nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One remark on one text.

    Attributes:
        file: path from the content folder, with forward slashes.
        line: 1-based line in that file.
        field: header key ("title", "summary") or "isi": the field of a form beside which it belongs.
        fault: what an editor stumbles over, in Indonesian, quoting it; no full stop.
        mend: what to write instead; no full stop.
    """

    file: str
    line: int
    field: str
    fault: str
    mend: str

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """Order of a report: by file, line, fault."""
        return (self.file, self.line, self.fault)

    def tell(self, root: str = "content") -> str:
        """The hint in one line, `file:line: petunjuk: fault; mend`.

        Args:
            root: the content folder as its writer knows it, put before the file's path.
        """
        where = f"{root}/{self.file}" if root else self.file
        return f"{where}:{self.line}: petunjuk: {self.fault}; {self.mend}"
