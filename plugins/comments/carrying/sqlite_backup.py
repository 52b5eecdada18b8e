"""Store: an SQLite inbox copied whole into one file while the service writes, and put back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.comments.carrying.faults import CarryingRefusedError
from plugins.comments.carrying.files import sync_folder, whole_file
from plugins.comments.inbox.migrations import STEPS

_SIDES = ("-wal", "-shm", "-journal")


def back_up(store: Path, target: Path) -> None:
    """Copy a store as it is at one moment; nobody waits for it, and nobody is let to see half of it.

    Raises:
        CarryingRefusedError: no such store, or it is damaged.
        OSError: the disk refuses; a former file of that name stays.
    """
    if not store.is_file():
        raise CarryingRefusedError(f"{store}: there is no such store")
    with whole_file(target) as beside:
        try:
            with _opened(store, "rw") as source, _opened(beside, "rw") as copy:
                # In one step: the copy of a moment, and no writer is kept waiting by a reader.
                source.backup(copy)
                # The copy is one file, without a log beside it.
                copy.execute("PRAGMA journal_mode=DELETE")
            check_file(beside)
        except sqlite3.DatabaseError as error:
            raise CarryingRefusedError(f"{store}: cannot be copied ({error})") from error


def check_file(path: Path) -> None:
    """Pass where a file is a whole inbox that this code can use.

    Raises:
        CarryingRefusedError: it is not.
    """
    try:
        with _opened(path, "ro") as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise CarryingRefusedError(f"{path}: damaged ({found}); take another backup")
            version = connection.execute("SELECT version FROM schema_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CarryingRefusedError(
            f"{path}: not an inbox, or damaged ({error}); take another backup"
        ) from error
    check_version(path, version)


def check_version(path: Path, version: int) -> None:
    """Pass where this code knows the tables of a backup.

    Raises:
        CarryingRefusedError: newer code made it.
    """
    if version > len(STEPS):
        raise CarryingRefusedError(
            f"{path}: has schema {version}, this code knows {len(STEPS)}: run the newer release"
        )


def put_back(backup: Path, store: Path, aside: Path) -> None:
    """Put a backup in the place of a stopped store, which is kept aside.

    Args:
        aside: where the replaced store then is; nothing stands there yet.

    Raises:
        CarryingRefusedError: the backup cannot be used, or somebody has the store open.
    """
    check_file(backup)
    store.parent.mkdir(parents=True, exist_ok=True)
    if store.exists():
        check_stopped(store)
    with whole_file(store) as beside:
        shutil.copyfile(backup, beside)
        if store.exists():
            # From here to the end one of the two names always leads to a whole store.
            os.link(store, aside)
        for side in _SIDES:
            # Only a store that was damaged has any left, and they are no part of the backup.
            with contextlib.suppress(FileNotFoundError):
                Path(f"{store}{side}").rename(f"{aside}{side}")
    sync_folder(store.parent)


def check_stopped(store: Path) -> None:
    """Pass where no process has the store open; what stood in its log then stands in its file.

    Raises:
        CarryingRefusedError: a service, a task or a backup has it open.
    """
    try:
        with _opened(store, "rw") as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "locked"
    except sqlite3.DatabaseError:
        # It is damaged, which is why it is being replaced.
        return
    if mode != "delete":
        raise CarryingRefusedError(f"{store}: in use; stop the service first")


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=2, isolation_level=None
    )
    try:
        yield connection
    finally:
        connection.close()
