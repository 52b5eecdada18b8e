"""Words: a source file as text: its header's entries with their lines, and its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ARTICLE = "artikel"
PAGE = "laman"

# The line before and after a header.
FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value of a header, where it stands.

    Attributes:
        line: 1-based line of the value in its file.
        value: text as written (never guessed into a type), a tuple of entries for a list, a
            mapping of key to entry, or None where the key has no value.
    """

    line: int
    value: str | tuple[Entry, ...] | Mapping[str, Entry] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of `artikel/` or `laman/`, decoded and split, nothing interpreted.

    Attributes:
        path: from the content folder, with forward slashes.
        kind: "artikel" or "laman", after the first folder.
        header: key to entry, in the order written.
        body: Markdown after the header; lines end with a line feed; no byte order mark.
        body_line: 1-based line in the file of the body's first line.
    """

    path: str
    kind: str
    header: Mapping[str, Entry]
    body: str
    body_line: int

    @property
    def office_slug(self) -> str:
        """The folder below `artikel/`, which names the office; empty where there is none."""
        parts = self.path.split("/")
        return parts[1] if self.kind == ARTICLE and len(parts) > 2 else ""
