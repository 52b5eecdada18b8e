"""Words: what a content folder holds, as it is listed and before anything is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.gate.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file as the folder lists it, unread.

    Attributes:
        path: from the content folder, forward slashes.
        size: bytes; mtime_ns, ctime_ns: its last change, as the disk tells it; inode: which file it is.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0

    @property
    def trace(self) -> tuple[int, int, int, int]:
        """All of it: a changed file leaves another trace, but for what the disk's clock is too coarse for."""
        return (self.size, self.mtime_ns, self.ctime_ns, self.inode)


@dataclass(slots=True, kw_only=True)
class Listing:
    """What a content folder holds.

    Attributes:
        sources: Markdown of `artikel/` and `laman/`, sorted by path.
        media: files to publish as they are, sorted by path.
        refused: files that stand where a text is expected and cannot be read as one.
        problems: faults of names and places.
    """

    sources: list[FoundFile] = field(default_factory=list)
    media: list[FoundFile] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
