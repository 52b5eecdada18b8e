"""Store: letters that wait to be sent, and survive what happens to the service."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros

# Seven tries over a day and a half, then it is told to nobody any more.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 10, 30, 120, 480, 720, 720))
MAX_AT_ONCE = 20


class Kind(StrEnum):
    """What a letter is for; its `subject` is an office or a comment."""

    HELD = "held"
    CONFIRM = "confirm"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A letter that waits; its words are written when it is sent.

    Attributes:
        id: its own; kind: what for; subject: office or comment.
        receiver: sealed address.
        tries: how often it was tried, this time included.
    """

    id: str
    kind: Kind
    subject: str
    receiver: bytes
    tries: int

    @property
    def is_last(self) -> bool:
        """True where it is not tried again."""
        return self.tries >= len(WAITS)


def post(connection: Connection, kind: Kind, subject: str, receiver: bytes, now: datetime) -> None:
    """Have a letter sent, in the transaction of what it tells."""
    moment = to_micros(now)
    connection.execute(
        insert(schema.mails).values(
            id=secrets.token_hex(16),
            kind=kind,
            subject=subject,
            receiver=receiver,
            created_at=moment,
            due_at=moment,
            tries=0,
        )
    )


def take_due(connection: Connection, now: datetime) -> Sequence[Mail]:
    """Letters to be sent now, each marked as tried before it is.

    Whoever is killed between sending and `settle` sends it once more, and not before its wait is
    over: nobody is flooded.
    """
    mails = schema.mails.c
    rows = connection.execute(
        select(schema.mails)
        .where(mails.due_at <= to_micros(now))
        .order_by(mails.due_at)
        .limit(MAX_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        wait = WAITS[min(row.tries, len(WAITS) - 1)]
        connection.execute(
            update(schema.mails)
            .where(mails.id == row.id)
            .values(tries=row.tries + 1, due_at=to_micros(now + wait))
        )
    return [_read(row) for row in rows]


def settle(connection: Connection, mail: str) -> None:
    """Forget a letter: it was sent, or is not to be."""
    connection.execute(delete(schema.mails).where(schema.mails.c.id == mail))


def _read(row: Any) -> Mail:
    return Mail(
        id=row.id,
        kind=Kind(row.kind),
        subject=row.subject,
        receiver=bytes(row.receiver),
        tries=row.tries + 1,
    )
