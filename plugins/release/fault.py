"""Words: one thing about a release that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One finding about one file or address.

    Attributes:
        path: of the file from the release's folder, or an address; kind: one word for machines
            ("missing", "changed", "extra", "form", "signature", "manifest", "commit", …).
        message: what is wrong, in English.
    """

    path: str
    kind: str
    message: str

    def __str__(self) -> str:
        """One line: path, kind, message."""
        return f"{self.path}: {self.kind}: {self.message}"
