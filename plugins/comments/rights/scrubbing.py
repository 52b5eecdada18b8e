"""Store: after something was deleted, its bytes leave the store's files too."""

from __future__ import annotations

from sqlalchemy import Engine, text

from plugins.comments.inbox import schema
from plugins.comments.publishing.faults import ErrandError

_TABLES = (schema.comments, schema.contacts, schema.mails)


class ScrubBusyError(ErrandError):
    """Somebody still reads an older state; later it can be overwritten."""


def scrub(engine: Engine) -> None:
    """Let no file of the store hold what was deleted.

    In SQLite the pages are overwritten already (`secure_delete`); their older copies stand in the
    write-ahead log, which is emptied here. PostgreSQL's rows are freed; README says what remains.

    Raises:
        ScrubBusyError: try again later.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in _TABLES:
                connection.execute(text(f"VACUUM {table.name}"))
        return
    # Outside a transaction, which SQLAlchemy's own connection would begin.
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        cursor.close()
    finally:
        raw.close()
    if row is None or row[0]:
        raise ScrubBusyError("the write-ahead log is in use")
