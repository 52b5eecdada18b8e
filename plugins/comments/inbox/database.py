"""Store: opens the inbox, SQLite in a file or PostgreSQL by its URL, ready and checked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from plugins.comments.inbox.migrations import migrate

# How long a reader waits for another process that writes (a backup, a second service) before it gives up.
BUSY_TIMEOUT_MS = 5_000

_PRAGMAS = (
    # Readers never wait for the writer, and a commit is one fsync.
    "PRAGMA journal_mode=WAL",
    # What was committed survives a power cut (SQLite, "PRAGMA synchronous").
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    # What was erased is overwritten, not only unlinked.
    "PRAGMA secure_delete=ON",
)


class InboxUnusableError(RuntimeError):
    """The store cannot be opened or is damaged; the message says what to do, in English."""


def open_database(url: str) -> Engine:
    """The store behind a URL, checked and with the tables that this code needs.

    Args:
        url: "sqlite:///var/comments/inbox.db" or "postgresql+psycopg://user:password@host/name".

    Raises:
        InboxUnusableError: no such store, no way to it, or a damaged file.
        NewerStoreError: newer code made it.
    """
    engine = _make_engine(url)
    try:
        with begin_writing(engine) as connection:
            _check_integrity(connection)
            migrate(connection)
    except SQLAlchemyError as error:
        engine.dispose()
        raise InboxUnusableError(f"{engine.url!r}: {_shorten(error)}") from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def begin_writing(engine: Engine) -> Any:
    """A transaction that may write: a context manager that gives its connection.

    SQLite then takes its lock at once, instead of failing when the first write comes.
    """
    return engine.execution_options(is_writing=True).begin()


def check_writable(connection: Connection) -> None:
    """Pass where a write would reach the disk; part of the health check.

    Raises:
        SQLAlchemyError: read-only, full or unreachable.
    """
    connection.execute(
        text(
            "INSERT INTO marks (name, value) VALUES ('health', '') "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )
    )


def _make_engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InboxUnusableError(
            "INTAKE_STORE is not a database URL; write sqlite:///path or postgresql+psycopg://…"
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return _make_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    raise InboxUnusableError(f"INTAKE_STORE names {parsed.get_backend_name()}; use sqlite or postgresql")


def _make_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise InboxUnusableError("INTAKE_STORE names no file; what is only in memory is lost")
    file = Path(url.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        # For its owner alone, as then are the files beside it; where it cannot be made, SQLite says why.
        file.touch(0o600, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # Python's own module would begin and end transactions by guessing; `_begin` does it by name.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _check_integrity(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise InboxUnusableError(
            f"the inbox is damaged ({found}); restore the last backup: inv comments-restore FILE"
        )


def _shorten(error: SQLAlchemyError) -> str:
    """The store's own sentence, without the statement and its values."""
    original = getattr(error, "orig", None)
    return str(original if original is not None else type(error).__name__).splitlines()[0]
