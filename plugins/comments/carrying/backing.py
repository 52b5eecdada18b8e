"""Store: backups of an inbox by its URL, whichever store it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from plugins.comments.carrying import postgres_backup, sqlite_backup
from plugins.comments.carrying.carrying_in import find_erased
from plugins.comments.carrying.faults import CarryingRefusedError
from plugins.comments.inbox.database import InboxUnusableError, begin_writing, open_database
from plugins.comments.inbox.identity import find_id, keep_id
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.migrations import NewerStoreError
from plugins.comments.rights.erasing import erase_comment
from plugins.comments.rights.scrubbing import scrub

SYSTEM = "sistem"
RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What a replaced inbox hands on to the one in its place.

    Attributes:
        id: of the store, which the export names; "" for none.
        erased: ids of comments.
    """

    id: str = ""
    erased: frozenset[str] = frozenset()


def back_up(store: str, target: Path, *, is_replacing: bool = False) -> None:
    """Copy the inbox behind a URL into one file, while the service goes on.

    Args:
        is_replacing: True where a former file of that name may go, once the new one is whole.

    Raises:
        CarryingRefusedError: the store cannot be copied, or there is such a file; that file stays.
        OSError: the disk refuses.
    """
    url = _read_url(store)
    _check_target(url, target, is_replacing=is_replacing)
    if url.get_backend_name() == "sqlite":
        sqlite_backup.back_up(Path(str(url.database)), target)
    else:
        postgres_backup.back_up(url, target)


def restore(store: str, backup: Path, now: datetime) -> tuple[Path | None, int]:
    """Put a backup in the place of a stopped inbox, and erase again what was erased since it was made.

    Returns:
        Where the replaced inbox is kept, None where there was none; how many comments were erased again.

    Raises:
        CarryingRefusedError: nothing was changed.
    """
    url = _read_url(store)
    if not backup.is_file():
        raise CarryingRefusedError(f"{backup}: there is no such backup")
    if url.get_backend_name() == "sqlite":
        place = Path(str(url.database))
        sqlite_backup.check_file(backup)
        if place.exists():
            sqlite_backup.check_stopped(place)
        former = _read_former(store) if place.exists() else Former()
        aside = _name_aside(place, now) if place.exists() else None
        sqlite_backup.put_back(backup, place, aside or _name_aside(place, now))
    else:
        postgres_backup.check_file(backup)
        former, aside = _read_former(store), _name_aside(backup, now)
        postgres_backup.put_back(backup, url, aside)
    return aside, _catch_up(store, former, now)


def _check_target(url: URL, target: Path, *, is_replacing: bool) -> None:
    if target.is_dir():
        raise CarryingRefusedError(f"{target}: a folder; name a file in it")
    if not target.exists():
        return
    if url.get_backend_name() == "sqlite" and target.resolve() == Path(str(url.database)).resolve():
        raise CarryingRefusedError(f"{target}: the inbox itself; name another file")
    if not is_replacing:
        raise CarryingRefusedError(f"{target}: there already; name another file, or add --replace")


def _read_url(store: str) -> URL:
    try:
        url = make_url(store)
    except ArgumentError as error:
        raise CarryingRefusedError("INTAKE_STORE is not a database URL") from error
    if url.get_backend_name() not in ("sqlite", "postgresql") or not url.database:
        raise CarryingRefusedError("INTAKE_STORE names neither an SQLite file nor a PostgreSQL database")
    return url


def _name_aside(place: Path, now: datetime) -> Path:
    return place.with_name(f"{place.name}.replaced-{now:%Y%m%dT%H%M%SZ}")


def _read_former(store: str) -> Former:
    """What the replaced inbox still says; nothing where it cannot say any more."""
    try:
        engine = open_database(store)
    except (InboxUnusableError, NewerStoreError):
        return Former()
    try:
        with engine.connect() as connection:
            return Former(id=find_id(engine), erased=find_erased(connection))
    except SQLAlchemyError:
        return Former()
    finally:
        engine.dispose()


def _catch_up(store: str, former: Former, now: datetime) -> int:
    """Give the restored inbox what its place had; how many comments were erased again."""
    engine = open_database(store)
    try:
        with begin_writing(engine) as connection:
            keep_id(connection, former.id)
            count = _erase_all(connection, former.erased, now)
        scrub(engine)
    finally:
        engine.dispose()
    return count


def _erase_all(connection: Connection, erased: Iterable[str], now: datetime) -> int:
    before = find_erased(connection)
    for comment in sorted(set(erased) - before):
        erase_comment(connection, comment, actor=SYSTEM, now=now, reason=RESTORE)
    append_entry(connection, at=now, actor=SYSTEM, action=RESTORE, subject="")
    return len(find_erased(connection) - before)
