"""Store: the gate's verdicts of the last build, found again by a file's trace or its hash."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.gate.shelf import Place
from plugins.gate.verdict import Verdict
from plugins.gate.walk import FoundFile
from plugins.keeping.kept import load_kept, save_kept

NAME = "sources.kept"

# A file changed within this time of being read may have the same trace afterwards: the coarsest
# clock in use, FAT's, counts two seconds.
COARSEST_CLOCK_NS = 2_000_000_000


class Row(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one source.

    Attributes:
        trace: `FoundFile.trace` when it was read.
        seen_ns: the disk's clock before it was read.
        verdict: the gate's word on these bytes.
        place: where its HTML is; None where it has none.
    """

    trace: tuple[int, int, int, int]
    seen_ns: int
    verdict: Verdict
    place: Place | None

    def covers(self, file: FoundFile) -> bool:
        """True where the file is certainly the one that was read.

        Both times count: a tool that copies files may set the time of the content's change back.
        """
        changed_ns = max(self.trace[1], self.trace[2])
        return self.trace == file.trace and changed_ns + COARSEST_CLOCK_NS < self.seen_ns


class Memory:
    """Rows by path, kept between builds.

    Args:
        folder: state folder; None remembers nothing.
        version: of code and dependencies: another version judges anew.
    """

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._folder, self._version = folder, version

    def load(self) -> tuple[dict[str, Row], str]:
        """All rows, and one line for an engineer where the file could not be used."""
        if self._folder is None:
            return {}, ""
        rows, complaint = load_kept(self._folder / NAME, self._version, dict[str, Row])
        return rows or {}, complaint

    def save(self, rows: Mapping[str, Row]) -> None:
        """Replaces all rows."""
        if self._folder is not None:
            save_kept(self._folder / NAME, self._version, rows)

    def clock(self) -> int:
        """The moment by the clock of the disk, which may not be the machine's."""
        if self._folder is None:
            return 0
        self._folder.mkdir(parents=True, exist_ok=True)
        probe = self._folder / "clock"
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
