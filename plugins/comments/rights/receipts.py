"""Store: a comment by its receipt's code, and the comments of an e-mail address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_moment
from plugins.comments.inbox.sealing import Seal, SealBrokenError, digest_receipt, read_receipt
from plugins.comments.inbox.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the holder of a code is told.

    Attributes:
        comment: id.
        article: address.
        state: where the comment stands.
        sent_at: aware, in UTC.
        has_email: True where an address is still kept.
        is_wiped: True where only a stub is left.
        is_asked, is_confirmed: a mail that asks for a yes was sent; it was answered.
    """

    comment: str
    article: str
    state: State
    sent_at: datetime
    has_email: bool
    is_wiped: bool
    is_asked: bool
    is_confirmed: bool


def find_receipt(connection: Connection, typed: str) -> Receipt | None:
    """The comment of a code, however it was typed; None where there is none."""
    code = read_receipt(typed)
    if code is None:
        return None
    comments, contacts = schema.comments.c, schema.contacts.c
    row = connection.execute(
        select(
            comments.id,
            comments.article,
            comments.state,
            comments.sent_at,
            comments.name,
            comments.text,
            contacts.email,
            contacts.confirmation,
            contacts.confirmed_at,
        )
        .join_from(schema.comments, schema.contacts, comments.id == contacts.comment, isouter=True)
        .where(comments.receipt == digest_receipt(code))
    ).first()
    if row is None:
        return None
    return Receipt(
        comment=row.id,
        article=row.article,
        state=State(row.state),
        sent_at=to_moment(row.sent_at),
        has_email=row.email is not None,
        is_wiped=not row.name and not row.text,
        is_asked=row.confirmation is not None,
        is_confirmed=row.confirmed_at is not None,
    )


def find_by_email(connection: Connection, email: str, seal: Seal) -> list[str]:
    """Ids of the comments sent with an address that is still kept; every sealed one is opened.

    Args:
        email: compared without regard to capitals.
    """
    wanted = email.strip().casefold()
    contacts = schema.contacts.c
    rows = connection.execute(select(contacts.comment, contacts.email).where(contacts.email.is_not(None)))
    return [row.comment for row in rows if _open(seal, bytes(row.email)).casefold() == wanted]


def _open(seal: Seal, sealed: bytes) -> str:
    try:
        return seal.open(sealed)
    except SealBrokenError:
        # Sealed with another key, so nobody's any more.
        return ""
