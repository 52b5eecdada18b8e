"""Store: every file of a release with its digest; what is unchanged since last time is not read again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.keeping.full import tell_full
from plugins.keeping.kept import load_kept, save_kept

NAME = "inventory.kept"
# Of what is kept, not of the code: a digest is the same in every version of ours.
_VERSION = b"inventory 1"


class ReleaseRefused(Exception):
    """What was built cannot leave; the message says why, and how to mend it."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One file of the release.

    Attributes:
        size: bytes; mtime_ns, ctime_ns: as the disk told when it was read.
        digest: SHA-256 of its bytes.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    digest: bytes


Files = Mapping[str, Entry]


class Inventory:
    """The files of a release, looked at once; whoever changes one says so.

    Args:
        folder: the release.
        state: where digests are kept; made where it does not exist; None keeps nothing.
        is_clean: True reads every file, whatever its size and times say.

    Attributes:
        files: every file by its path ("semarang/index.html"), in order.

    Raises:
        ReleaseRefused: a link or another thing that is no plain file stands there, or one cannot be read.
    """

    def __init__(self, folder: Path, state: Path | None = None, *, is_clean: bool = False) -> None:
        self.folder, self.state, self.is_clean = folder, state, is_clean
        self.files: dict[str, Entry] = {}
        self._known: Mapping[str, Entry] = {}
        if state is not None:
            state.mkdir(parents=True, exist_ok=True)
            kept, _ = load_kept(state / NAME, _VERSION, dict[str, Entry])
            self._known = kept or {}
        trusted = {} if is_clean else self._known
        for path, found in sorted(_walk(folder).items()):
            entry = trusted.get(path)
            if entry is None or not (
                entry.mtime_ns == found.st_mtime_ns
                and entry.ctime_ns == found.st_ctime_ns
                and entry.size == found.st_size
            ):
                entry = self._read(path, found)
            self.files[path] = entry

    def look_again(self, paths: Iterable[str]) -> None:
        """Takes down anew what the caller has written or removed."""
        fresh = False
        for path in paths:
            fresh = fresh or path not in self.files
            try:
                self.files[path] = self._read(path, (self.folder / path).lstat())
            except FileNotFoundError:
                self.files.pop(path, None)
        if fresh:
            self.files = dict(sorted(self.files.items()))

    def drop_unfinished(self) -> None:
        """Removes what a killed process had begun to write beside a file."""
        left = [path for path in self.files if _is_unfinished(path)]
        for path in left:
            (self.folder / path).unlink(missing_ok=True)
        self.look_again(left)

    def keep(self) -> None:
        """Keeps the digests for the next time.

        What changed a moment ago may change again without another trace, so it is read once more then.
        """
        if self.state is None:
            return
        now = _read_clock(self.state)
        sure = {path: entry for path, entry in self.files.items() if entry.ctime_ns + COARSEST_CLOCK_NS < now}
        if sure != self._known:
            save_kept(self.state / NAME, _VERSION, sure)
            self._known = sure

    def _read(self, path: str, found: os.stat_result) -> Entry:
        return Entry(*_trace(found), _digest(self.folder / path))


def take_inventory(folder: Path, state: Path | None = None, *, is_clean: bool = False) -> dict[str, Entry]:
    """Every file of a release, for who changes none; as `Inventory` takes and raises."""
    inventory = Inventory(folder, state, is_clean=is_clean)
    inventory.keep()
    return inventory.files


def _is_unfinished(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name.startswith(".") and name.endswith(".tmp")


def _trace(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _read_clock(state: Path) -> int:
    """Now, by the clock of the disk."""
    file = state / "clock"
    file.write_bytes(b"")
    return file.stat().st_mtime_ns


def _walk(folder: Path) -> dict[str, os.stat_result]:
    """Every file; of a hundred thousand, so in one loop, without a call for each."""
    files: dict[str, os.stat_result] = {}
    waiting = [(str(folder), "")]
    try:
        while waiting:
            place, prefix = waiting.pop()
            with os.scandir(place) as entries:
                for entry in entries:
                    name = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, name + "/"))
                    elif entry.is_file(follow_symlinks=False):
                        files[name] = entry.stat(follow_symlinks=False)
                    else:
                        raise ReleaseRefused(
                            f"{entry.path}: no plain file; nothing else may leave, delete it"
                        )
    except OSError as error:
        raise ReleaseRefused(tell_full(error) or f"{error.filename}: {error.strerror}") from error
    return files


def _digest(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise ReleaseRefused(f"{file}: {error.strerror}") from error
