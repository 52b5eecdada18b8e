"""Store: wipes what a reader wrote and is known by; of a published comment a stub stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.states import State

ERASE = "erase"
READER = "pembaca"

# A stub keeps where it stood, when, and the digest of its receipt. One of the words would confirm a guess.
WIPED: Mapping[str, Any] = {
    "name": "",
    "text": "",
    "fingerprint": b"",
    "consent": "",
    "score": 0,
    "reasons": "[]",
    "flags": "[]",
    "is_spam": False,
}


def erase_comment(
    connection: Connection, comment: str, *, actor: str, now: datetime, reason: str = ""
) -> bool:
    """Wipe a comment whatever its state, with all that is known of its sender, and log that it was done.

    Held and rejected ones are gone; of an approved one a stub stays, so that its replies keep their place.

    Args:
        comment: its id; one that is not there, or is a stub already, is no fault.
        actor: who asked for it: `READER`, "sistem", or the id of an account.
        reason: a code.

    Returns:
        True where readers see another page afterwards: `Desk.published()` is then to be called.
    """
    comments = schema.comments.c
    found = connection.execute(
        select(comments.state, comments.name, comments.text).where(comments.id == comment)
    ).first()
    drop_contact(connection, comment)
    if found is None or (found.state == State.REMOVED and not found.name and not found.text):
        return False
    if found.state in (State.HELD, State.REJECTED):
        connection.execute(delete(schema.comments).where(comments.id == comment))
    else:
        wipe_row(connection, comment, now)
    append_entry(connection, at=now, actor=actor, action=ERASE, subject=comment, reason=reason)
    return State(found.state) is State.APPROVED


def wipe_row(connection: Connection, comment: str, now: datetime) -> None:
    """Make a stub of a row; whoever calls it logs why."""
    comments = schema.comments.c
    connection.execute(
        update(schema.comments)
        .where(comments.id == comment)
        .values({**WIPED, "state": State.REMOVED, "decided_at": to_micros(now)})
        .values(revision=comments.revision + 1)
    )


def drop_contact(connection: Connection, comment: str) -> None:
    """Forget who sent a comment, and send them nothing any more."""
    connection.execute(delete(schema.contacts).where(schema.contacts.c.comment == comment))
    connection.execute(delete(schema.mails).where(schema.mails.c.subject == comment))
