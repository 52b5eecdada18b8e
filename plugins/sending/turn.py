"""Store: one sending at a time in a clone, and what a killed one left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "giliran"
MARK = "bekerja"


@contextmanager
def hold_turn(folder: Path, tell_waiting: Callable[[], None]) -> Iterator[int]:
    """Holds the turn of a clone while the block runs; waits as long as another process has it.

    A program of git that outlives a killed sending holds the turn until it has ended, because the lock
    goes with the file that it inherits: what is then found locked is locked by nobody.

    Args:
        folder: our own one below `.git`.
        tell_waiting: called once before the wait, and only where there is one.

    Yields:
        The open file, which programs of git must inherit.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with suppress(OSError):
            _lock(handle, tell_waiting)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def marked(folder: Path) -> Iterator[None]:
    """Leaves a mark while the block runs: who finds one begins after somebody who was killed."""
    mark = folder / MARK
    mark.touch()
    yield
    mark.unlink(missing_ok=True)


def remove_stale_locks(folder: Path, git_folder: Path) -> None:
    """Takes away locks that a killed sending left to nobody: those that are younger than its mark."""
    mark = folder / MARK
    if not mark.is_file():
        return
    begun = mark.stat().st_mtime
    places = (git_folder.glob("*.lock"), (git_folder / "refs").rglob("*.lock"))
    for lock in (file for found in places for file in found):
        if lock.stat().st_mtime >= begun:
            lock.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, tell_waiting: Callable[[], None]) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            tell_waiting()
            while True:
                # One call gives up after ten seconds; in between Ctrl-C is heard.
                with suppress(OSError):
                    msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                    return

else:
    import fcntl

    def _lock(handle: int, tell_waiting: Callable[[], None]) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell_waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
