"""Store: a commenter's double yes to being told of replies, and its end."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal
from plugins.comments.mailing.collecting import ADDRESS, tell_once
from plugins.comments.mailing.outbox import Kind, post
from plugins.comments.mailing.tokens import CONFIRM, STOP, digest_token, make_token, read_token

_contacts = schema.contacts


def ask_for_yes(connection: Connection, comment: str, seal: Seal, now: datetime) -> bool:
    """The first yes: post the letter that asks for the second.

    An address gets one such letter a day, whoever asks for it.

    Returns:
        False where there is no address any more.
    """
    row = connection.execute(
        select(_contacts.c.email, _contacts.c.confirmation).where(_contacts.c.comment == comment)
    ).first()
    if row is None or row.email is None:
        return False
    address = seal.open(bytes(row.email)).casefold()
    day = seal.digest("news-day", address, f"{now:%Y-%m-%d}").hex()[:32]
    if row.confirmation is None and tell_once(connection, f"{ADDRESS}{day}", now):
        token = make_token(seal, CONFIRM, comment)
        connection.execute(
            update(_contacts).where(_contacts.c.comment == comment).values(confirmation=digest_token(token))
        )
        post(connection, Kind.CONFIRM, comment, bytes(row.email), now)
    return True


def confirm(connection: Connection, token: str, seal: Seal, now: datetime) -> bool:
    """The second yes; False where the link is not ours, or was taken back."""
    comment = read_token(seal, CONFIRM, token)
    if comment is None:
        return False
    chosen = (_contacts.c.comment == comment) & (_contacts.c.confirmation == digest_token(token))
    changed = connection.execute(update(_contacts).where(chosen).values(confirmed_at=to_micros(now)))
    return changed.rowcount == 1


def stop(connection: Connection, token: str, seal: Seal) -> bool:
    """No more letters about a comment, those that wait included; False where the link is not ours."""
    comment = read_token(seal, STOP, token)
    if comment is None:
        return False
    connection.execute(
        update(_contacts).where(_contacts.c.comment == comment).values(confirmation=None, confirmed_at=None)
    )
    connection.execute(delete(schema.mails).where(schema.mails.c.subject == comment))
    return True
