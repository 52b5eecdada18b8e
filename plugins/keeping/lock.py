"""Store: one process at a time where two would undo each other's work."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "lock"


class LockRefused(Exception):
    """The lock's file cannot be opened; the message says which and why."""


@contextmanager
def hold_lock(folder: Path, tell_waiting: Callable[[], None], *, name: str = NAME) -> Iterator[None]:
    """Holds a folder's lock while the block runs, and waits for it as long as another process has it.

    The lock is the kernel's: a process that is killed frees it, and workers that outlive it for a
    moment do not hold it. A disk that knows no locks lets everybody pass.

    Args:
        folder: where the lock's file stands; its content says nothing, and it stays.
        tell_waiting: called once before the wait, and only where there is one; what it raises ends the wait.
        name: of the lock's file.

    Raises:
        LockRefused: the file cannot be opened.
    """
    path = folder / name
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LockRefused(f"{path}: {error.strerror}") from error
    try:
        with suppress(OSError):
            if not _try_lock(handle):
                tell_waiting()
                _wait_for_lock(handle)
        yield
    finally:
        # Closing it frees the lock.
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _wait_for_lock(handle: int) -> None:
        # One call gives up after ten seconds; in between Ctrl-C is heard.
        while not _try_lock(handle):
            with suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _wait_for_lock(handle: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX)
