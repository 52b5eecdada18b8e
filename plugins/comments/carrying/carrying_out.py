"""Store: all comments of the inbox, whatever their state, as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from plugins.comments.carrying.transfer import Transfer
from plugins.comments.carrying.transfer_line import write_transfer
from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_moment
from plugins.comments.inbox.sealing import Seal, SealBrokenError
from plugins.comments.inbox.states import State


def write_lines(connection: Connection, seal: Seal, *, with_addresses: bool) -> Iterator[bytes]:
    """A line for each comment, by article, time and id: the same inbox always gives the same bytes.

    Args:
        with_addresses: True opens what is sealed; the lines are then as secret as the store and its key.
    """
    comments, contacts = schema.comments, schema.contacts.c
    rows = connection.execute(
        select(comments, contacts.email, contacts.client)
        .join_from(comments, schema.contacts, comments.c.id == contacts.comment, isouter=True)
        .order_by(comments.c.article, comments.c.sent_at, comments.c.id)
    )
    for row in rows:
        yield write_transfer(_to_transfer(row, seal, with_addresses), with_addresses=with_addresses)


def _to_transfer(row: Any, seal: Seal, with_addresses: bool) -> Transfer:
    # Words that a moderator took back are kept for objections, and go nowhere else.
    is_removed = row.state == State.REMOVED
    return Transfer(
        id=row.id,
        article=row.article,
        parent=row.parent,
        name="" if is_removed else row.name,
        email=_open(seal, row.email) if with_addresses else "",
        client=_open(seal, row.client) if with_addresses else "",
        sent_at=to_moment(row.sent_at),
        text="" if is_removed else row.text,
        state=State(row.state),
        is_staff=row.is_staff,
        is_spam=row.is_spam,
        decided_at=None if row.decided_at is None else to_moment(row.decided_at),
        consent=row.consent,
    )


def _open(seal: Seal, sealed: bytes | None) -> str:
    if sealed is None:
        return ""
    try:
        return seal.open(bytes(sealed))
    except SealBrokenError:
        # Sealed with a key that is gone: nobody's any more.
        return ""
