"""Store: a reader's e-mail address, shown to a moderator who asks; the log says who asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.sealing import Seal, SealBrokenError
from plugins.comments.moderation.deciding import ForbiddenError, UnknownCommentError
from plugins.comments.moderation.roles import Account
from plugins.comments.moderation.shelves import find_comment


def reveal_email(connection: Connection, comment: str, *, actor: Account, seal: Seal, now: datetime) -> str:
    """The address with which a comment was sent; "" where none is kept.

    Raises:
        DecisionRefusedError: it is not for this account; nothing was logged.
    """
    if find_comment(connection, actor, comment) is None:
        raise UnknownCommentError(comment)
    if not actor.may_decide:
        raise ForbiddenError(comment)
    sealed = connection.execute(
        select(schema.contacts.c.email).where(schema.contacts.c.comment == comment)
    ).scalar_one_or_none()
    append_entry(connection, at=now, actor=actor.id, action="reveal", subject=comment)
    try:
        return seal.open(bytes(sealed)) if sealed is not None else ""
    except SealBrokenError:
        # Another key, after a wrong restore: nobody can read it any more.
        return ""


def has_email(connection: Connection, comment: str) -> bool:
    """True where an address is kept, sealed."""
    kept = select(schema.contacts.c.comment).where(
        schema.contacts.c.comment == comment, schema.contacts.c.email.is_not(None)
    )
    return connection.execute(kept).first() is not None
