"""Store: every file of a release with its digest; what is unchanged since last time is not read again."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from plugins.keeping.clock import COARSEST_CLOCK_NS
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


def take_inventory(folder: Path, state: Path | None, *, is_clean: bool = False) -> dict[str, Entry]:
    """Every file below a folder by its path ("semarang/index.html"), in order.

    Args:
        folder: the release; state: where digests are kept; made where it does not exist; None keeps
            nothing and reads every file.
        is_clean: True reads every file, whatever its size and times say.

    Raises:
        ReleaseRefused: a link or another thing that is no plain file stands there, or one cannot be read.
    """
    if state is None:
        return {
            path: Entry(*_trace(found), _digest(folder / path))
            for path, found in sorted(_walk(str(folder), ""))
        }
    state.mkdir(parents=True, exist_ok=True)
    known, _ = load_kept(state / NAME, _VERSION, dict[str, Entry])
    known = {} if is_clean or known is None else known
    seen_ns = _read_clock(state)
    files = {}
    for path, found in sorted(_walk(str(folder), "")):
        kept = known.get(path)
        if kept is not None and (kept.size, kept.mtime_ns, kept.ctime_ns) == _trace(found):
            files[path] = kept
        else:
            files[path] = Entry(*_trace(found), _digest(folder / path))
    # What changed a moment ago may change again without another trace: it is read once more next time.
    sure = {path: entry for path, entry in files.items() if entry.ctime_ns + COARSEST_CLOCK_NS < seen_ns}
    if sure != known or is_clean:
        save_kept(state / NAME, _VERSION, sure)
    return files


def _trace(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _read_clock(state: Path) -> int:
    """Now, by the clock of the disk."""
    file = state / "clock"
    file.write_bytes(b"")
    return file.stat().st_mtime_ns


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path, f"{prefix}{entry.name}/")
                    continue
                found = entry.stat(follow_symlinks=False)
                if not stat.S_ISREG(found.st_mode):
                    raise ReleaseRefused(f"{entry.path}: no plain file; nothing else may leave, delete it")
                yield f"{prefix}{entry.name}", found
    except OSError as error:
        raise ReleaseRefused(f"{error.filename}: {error.strerror}") from error


def _digest(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise ReleaseRefused(f"{file}: {error.strerror}") from error
