"""Words: files of the former site that move, and those that do not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that moves.

    Attributes:
        source: what is copied: the file itself, or its cleaned form in the staging folder.
        path: where it will lie, from the content folder; digest: SHA-256 of what is copied.
    """

    source: Path
    path: str
    digest: str

    @property
    def url(self) -> str:
        """Its address here."""
        return f"/{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCopied:
    """A file that does not move, and why."""

    address: str
    reason: str
