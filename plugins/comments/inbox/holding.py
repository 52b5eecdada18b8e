"""Store: puts a submission that passed every guard into the inbox, once."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, insert, select, text

from plugins.comments.inbox import schema
from plugins.comments.inbox.schema import to_micros
from plugins.comments.inbox.sealing import Seal, digest_receipt
from plugins.comments.inbox.states import State
from plugins.comments.submission import Assessment, Submission

SAME_WITHIN = timedelta(minutes=10)
"""The same words by the same name on the same page are one comment for so long: a page sent again."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TIME_CHARS = 10
_CHANCE_CHARS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long what is personal is kept; settings, in README.

    Attributes:
        email_days, client_days: days; 0 keeps none of it at all.
        spam_score: from which score on a comment waits apart.
    """

    email_days: int
    client_days: int
    spam_score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What became of a submission.

    Attributes:
        id: of the comment, new or the one that was already there.
        receipt: its code; "" where it was there already and this sender is not surely the same.
        is_new: False where the same comment had come before.
    """

    id: str
    receipt: str
    is_new: bool


def hold_comment(
    connection: Connection,
    submission: Submission,
    assessment: Assessment,
    *,
    office: str,
    seal: Seal,
    keeping: Keeping,
) -> Held:
    """Keep a submission that passed every guard; whoever sends it twice is thanked for the first."""
    fingerprint = seal.digest(
        "fingerprint", submission.article, submission.parent, submission.name, submission.text
    )
    sender = seal.digest("sender", submission.email.casefold(), submission.client)
    if connection.dialect.name == "postgresql":
        # Two machines may hold the same submission at the same moment.
        key = int.from_bytes(fingerprint[:8], "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
    found = _find_same(connection, fingerprint, submission.received_at)
    if found is not None:
        same = found.sender is not None and bytes(found.sender) == sender
        return Held(id=found.id, receipt=seal.make_receipt(found.id) if same else "", is_new=False)
    comment = make_id(submission.received_at)
    receipt = seal.make_receipt(comment)
    connection.execute(
        insert(schema.comments).values(
            id=comment,
            article=submission.article,
            office=office,
            parent=submission.parent or None,
            name=submission.name,
            text=submission.text,
            state=State.HELD,
            is_staff=False,
            sent_at=to_micros(submission.received_at),
            fingerprint=fingerprint,
            receipt=digest_receipt(receipt),
            consent=submission.consent,
            score=assessment.score,
            reasons=json.dumps(assessment.reasons),
            flags=json.dumps(assessment.flags),
            is_spam=assessment.score >= keeping.spam_score,
            revision=1,
        )
    )
    connection.execute(
        insert(schema.contacts).values(
            comment=comment,
            sender=sender,
            **_seal_for(seal, "email", submission.email, keeping.email_days, submission.received_at),
            **_seal_for(seal, "client", submission.client, keeping.client_days, submission.received_at),
        )
    )
    return Held(id=comment, receipt=receipt, is_new=True)


def make_id(now: datetime) -> str:
    """A new id: its milliseconds, so that ids sort by time, and chance that nobody guesses."""
    number = to_micros(now) // 1000
    moment = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_TIME_CHARS)))
    return moment + "".join(secrets.choice(_ALPHABET) for _ in range(_CHANCE_CHARS))


def _find_same(connection: Connection, fingerprint: bytes, now: datetime) -> Row[str, bytes | None] | None:
    since = to_micros(now - SAME_WITHIN)
    comments, contacts = schema.comments, schema.contacts
    return connection.execute(
        select(comments.c.id, contacts.c.sender)
        .join_from(comments, contacts, comments.c.id == contacts.c.comment, isouter=True)
        .where(comments.c.fingerprint == fingerprint, comments.c.sent_at > since)
        .order_by(comments.c.sent_at)
        .limit(1)
    ).first()


def _seal_for(seal: Seal, name: str, value: str, days: int, now: datetime) -> dict[str, object]:
    """A personal value with the moment at which it is deleted; none where it shall not be kept."""
    if not value or not days:
        return {name: None, f"{name}_until": None}
    return {name: seal.close(value), f"{name}_until": to_micros(now + timedelta(days=days))}
