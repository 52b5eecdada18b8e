"""Store: deletes what was kept as long as was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, or_, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.states import State
from plugins.comments.rights.erasing import WIPED, drop_contact
from plugins.comments.rights.settings import RightsSettings

REMOVED, STUBS = "removed", "stubs"
EXPIRE = "expire"
SYSTEM = "sistem"

# Senders are compared for ten minutes; a day is more than any clock is wrong.
SENDER_KEPT = timedelta(days=1)
MAIL_KEPT = timedelta(days=7)

# So many rows in one transaction: a reader's comment is not to wait behind a year of spam.
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Retained:
    """How many of each were deleted.

    Attributes:
        emails, clients: addresses of comments that stay.
        held, rejected: comments; removed: words that a moderator took back; stubs that nothing answers.
        is_whole: False where more of them wait for another turn.
    """

    emails: int
    clients: int
    held: int
    rejected: int
    removed: int
    stubs: int
    is_whole: bool

    @property
    def total(self) -> int:
        """All that was deleted."""
        return self.emails + self.clients + self.held + self.rejected + self.removed + self.stubs


def retain(connection: Connection, now: datetime, rules: RightsSettings) -> Retained:
    """Delete what has been kept for its time, so many at once; the log gets a line for each kind."""
    ids = schema.comments.c.id
    found = {
        kind: connection.execute(select(ids).where(is_over).limit(BATCH)).scalars().all()
        for kind, is_over in _name_overdue(now, rules).items()
    }
    for kind, overdue in found.items():
        if not overdue:
            continue
        (_wipe if kind == REMOVED else _delete)(connection, overdue)
        told = f"{kind}:{len(overdue)}"
        append_entry(connection, at=now, actor=SYSTEM, action=EXPIRE, subject="", reason=told)
    emails, clients = _drop_addresses(connection, now)
    return Retained(
        emails=emails,
        clients=clients,
        **{kind: len(overdue) for kind, overdue in found.items()},
        # A stub may have been kept by one that is only now gone.
        is_whole=not (found[STUBS] or found[REMOVED]) and all(len(over) < BATCH for over in found.values()),
    )


def _name_overdue(now: datetime, rules: RightsSettings) -> dict[str, ColumnElement[bool]]:
    """For each kind the condition under which its time is over."""
    comments, answer = schema.comments.c, schema.comments.alias()
    decided_before = to_micros(now - timedelta(days=rules.rejected_days))
    sent_before = to_micros(now - timedelta(days=rules.held_days))
    is_wiped = and_(comments.name == "", comments.text == "")
    is_removed = and_(comments.state == State.REMOVED, comments.decided_at <= decided_before)
    return {
        "held": and_(comments.state == State.HELD, comments.sent_at <= sent_before),
        "rejected": and_(comments.state == State.REJECTED, comments.decided_at <= decided_before),
        REMOVED: and_(is_removed, ~is_wiped),
        STUBS: and_(is_removed, is_wiped, ~exists().where(answer.c.parent == comments.id)),
    }


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    for table, column in (
        (schema.contacts, schema.contacts.c.comment),
        (schema.mails, schema.mails.c.subject),
        (schema.comments, schema.comments.c.id),
    ):
        connection.execute(delete(table).where(column.in_(ids)))


def _wipe(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(update(schema.comments).where(schema.comments.c.id.in_(ids)).values(dict(WIPED)))
    for comment in ids:
        drop_contact(connection, comment)


def _drop_addresses(connection: Connection, now: datetime) -> tuple[int, int]:
    """Addresses whose time has passed; then senders of whom nothing is left to compare with."""
    contacts, moment = schema.contacts.c, to_micros(now)
    emails = connection.execute(
        update(schema.contacts)
        .where(contacts.email_until <= moment)
        .values(email=None, email_until=None, confirmation=None, confirmed_at=None)
    ).rowcount
    clients = connection.execute(
        update(schema.contacts).where(contacts.client_until <= moment).values(client=None, client_until=None)
    ).rowcount
    sent = select(schema.comments.c.sent_at).where(schema.comments.c.id == contacts.comment).scalar_subquery()
    is_old = or_(sent.is_(None), sent <= to_micros(now - SENDER_KEPT))
    connection.execute(
        delete(schema.contacts).where(contacts.email.is_(None), contacts.client.is_(None), is_old)
    )
    mails = schema.mails.c
    connection.execute(delete(schema.mails).where(mails.created_at <= to_micros(now - MAIL_KEPT)))
    return emails, clients
