"""Store: the export, as the inbox has it at this moment; an older state is never put over a newer one."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select, text

from plugins.comments.comment import Comment
from plugins.comments.export import ExportRefusedError, write_export
from plugins.comments.inbox import schema
from plugins.comments.inbox.identity import identify_store
from plugins.comments.inbox.micros import to_moment
from plugins.comments.inbox.states import State
from plugins.comments.publishing.choosing import choose_comments, keep_needed
from plugins.comments.publishing.owning import own_export
from plugins.keeping.lock import hold_lock

# Any number, the same for every process that shares a PostgreSQL store.
_LOCK = 0x6B657870

_log = logging.getLogger("komentar")


def export_inbox(engine: Engine, path: Path) -> bytes:
    """Write the export anew where it is not what the inbox says.

    One process at a time reads and writes, so what is written last was also read last: on one machine
    by a lock beside the export, over several by one in PostgreSQL.

    Returns:
        SHA-256 of the export's bytes.

    Raises:
        ForeignExportError: the export is another store's.
        SQLAlchemyError, OSError, LockRefused: as then, the former export stays.
    """
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    store = identify_store(engine)
    with hold_lock(folder, lambda: None), _alone(engine) as connection:
        own_export(path, store)
        before = digest_file(path)
        beside = path.with_name(f".{path.name}.next")
        comments = _write(list(_read_public(connection)), beside)
        written = digest_file(beside)
        if written != before:
            beside.replace(path)
            _log.info("exported", extra={"facts": {"comments": len(comments)}})
        else:
            beside.unlink()
    return written


def _write(public: Sequence[Comment], path: Path) -> Sequence[Comment]:
    """Write what may be published of these; each is judged by itself only where not all are good."""
    comments = keep_needed(public)
    try:
        write_export(comments, path)
    except ExportRefusedError:
        comments, refused = choose_comments(public)
        for comment, field in refused:
            _log.error("unpublished", extra={"facts": {"comment": comment, "field": field}})
        write_export(comments, path)
    return comments


def digest_file(path: Path) -> bytes:
    """SHA-256 of a file's bytes; of none where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except FileNotFoundError:
        return b""


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _read_public(connection: Connection) -> Iterator[Comment]:
    """Approved comments and the stubs of removed ones, as the export's type, whatever their row holds."""
    comments = schema.comments.c
    columns = (
        comments.id,
        comments.article,
        comments.parent,
        comments.name,
        comments.sent_at,
        comments.text,
        comments.is_staff,
        comments.state,
    )
    states = (State.APPROVED, State.REMOVED)
    for row in connection.execute(select(*columns).where(comments.state.in_(states))):
        yield _to_comment(row)


def _to_comment(row: Any) -> Comment:
    is_removed = row.state == State.REMOVED
    return Comment(
        id=row.id,
        article=row.article,
        parent=row.parent,
        name="" if is_removed else row.name,
        sent_at=to_moment(row.sent_at),
        text="" if is_removed else row.text,
        is_staff=row.is_staff,
        is_removed=is_removed,
    )
