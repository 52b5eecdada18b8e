"""Store: what the press made last time, and of what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.keeping.kept import load_kept, save_kept

NAME = "ledger.kept"


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One file of the output.

    Attributes:
        key: of what it was made; b"" while a build is putting it in place, so that a build which
            was killed then is not believed.
        size: bytes; mtime_ns, ctime_ns: as the disk told after it was put in place.
    """

    key: bytes
    size: int
    mtime_ns: int
    ctime_ns: int


Lines = Mapping[str, Line]


class Ledger:
    """The output's files by path, kept between builds.

    Lines of another version of the code are read too, because they say which files are ours; that
    their content is another's is in their keys.

    Args:
        folder: state folder of one output.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def load(self) -> tuple[dict[str, Line], str]:
        """All lines, and one line for an engineer where the file could not be used."""
        lines, complaint = load_kept(self._path, b"", dict[str, Line])
        return lines or {}, complaint

    def save(self, lines: Lines) -> None:
        """Replaces all lines."""
        save_kept(self._path, b"", lines)
