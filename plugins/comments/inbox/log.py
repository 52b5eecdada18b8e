"""Store: the log of who did what, when and why; each entry is chained to the one before it.

It holds ids and codes, never a text, a name or an address, so nothing in it need ever be erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, text

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros, to_moment

FIRST = bytes(32)
_LOCK = 0x6B6C6F67


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was done.

    Attributes:
        number: from 1, without gaps.
        at: aware, in UTC.
        actor: id of an account, or the name of a part of the house ("pembaca", "sistem").
        action: "approve", "reject", "spam", "redact", "reply", "remove", "erase", "login", …
        subject: id of the comment or account; never a name.
        reason: a code, or "".
    """

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    reason: str


def append_entry(
    connection: Connection, *, at: datetime, actor: str, action: str, subject: str, reason: str = ""
) -> int:
    """Add an entry, in the transaction of what it tells.

    Returns:
        Its number.
    """
    if connection.dialect.name == "postgresql":
        # Two machines must not chain to the same entry.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    last = connection.execute(
        select(schema.log.c.number, schema.log.c.digest).order_by(schema.log.c.number.desc()).limit(1)
    ).first()
    number, before = (last.number + 1, bytes(last.digest)) if last else (1, FIRST)
    micros = to_micros(at)
    connection.execute(
        insert(schema.log).values(
            number=number,
            at=micros,
            actor=actor,
            action=action,
            subject=subject,
            reason=reason,
            before=before,
            digest=digest_entry(before, number, micros, actor, action, subject, reason),
        )
    )
    return number


def digest_entry(
    before: bytes, number: int, at: int, actor: str, action: str, subject: str, reason: str
) -> bytes:
    """SHA-256 over the digest before it and all that the entry says."""
    told = json.dumps([number, at, actor, action, subject, reason], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(before + told.encode("utf-8", "surrogatepass")).digest()


def read_log(connection: Connection) -> Iterator[Entry]:
    """All entries, oldest first."""
    for row in connection.execute(select(schema.log).order_by(schema.log.c.number)):
        yield _to_entry(row)


def read_latest(connection: Connection, size: int, *, before: int | None = None) -> tuple[Entry, ...]:
    """So many entries, the latest first.

    Args:
        before: only those with a smaller number; None for the latest of all.
    """
    wanted = select(schema.log).order_by(schema.log.c.number.desc()).limit(size)
    if before is not None:
        wanted = wanted.where(schema.log.c.number < before)
    return tuple(_to_entry(row) for row in connection.execute(wanted))


def find_last_digest(connection: Connection) -> bytes:
    """What the whole log says, in 32 bytes; `FIRST` where it is empty."""
    last = select(schema.log.c.digest).order_by(schema.log.c.number.desc()).limit(1)
    found = connection.execute(last).scalar_one_or_none()
    return FIRST if found is None else bytes(found)


def has_entry(connection: Connection, action: str, subject: str) -> bool:
    """True where this was done to that comment or account, however long ago."""
    log = schema.log.c
    told = select(log.number).where(log.action == action, log.subject == subject).limit(1)
    return connection.execute(told).first() is not None


def has_digest(connection: Connection, digest: bytes) -> bool:
    """True where the log still holds the entry with this digest: nothing was cut off before it."""
    kept = select(schema.log.c.number).where(schema.log.c.digest == digest).limit(1)
    return digest == FIRST or connection.execute(kept).first() is not None


def verify_log(connection: Connection) -> int | None:
    """The number of the first entry that is not as it was written; None where the chain is whole.

    A chain cut off at its end looks whole; who keeps a copy of the last digest elsewhere sees that too.
    """
    before, expected = FIRST, 1
    for row in connection.execute(select(schema.log).order_by(schema.log.c.number)):
        told = digest_entry(before, row.number, row.at, row.actor, row.action, row.subject, row.reason)
        if row.number != expected or bytes(row.before) != before or bytes(row.digest) != told:
            return expected
        before, expected = told, expected + 1
    return None


def _to_entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(
        number=row.number,
        at=to_moment(row.at),
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        reason=row.reason,
    )
