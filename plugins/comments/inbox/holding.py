"""Store: puts a submission that passed every guard into the inbox, once."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal, digest_receipt
from plugins.comments.inbox.states import State
from plugins.comments.submission import Assessment, Submission

SAME_WITHIN = timedelta(minutes=10)
"""The same words by the same name on the same page are one comment for so long: a page sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What is asked for every comment, as the driver takes it: composing it anew each time costs more
    than the store's own work.

    Attributes:
        lock: "" where one writer is all there is.
    """

    lock: str
    find: str
    parent: str
    comment: str
    contact: str


def _insert(table: Table, names: Iterable[str]) -> str:
    columns = tuple(names)
    marks = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"


_SQLITE = Statements(
    lock="",
    find=(
        "SELECT comments.id AS id, contacts.sender AS sender FROM comments "
        "LEFT JOIN contacts ON contacts.comment = comments.id "
        "WHERE comments.fingerprint = :fingerprint AND comments.sent_at > :since "
        "ORDER BY comments.sent_at LIMIT 1"
    ),
    parent="SELECT state, article FROM comments WHERE id = :id",
    comment=_insert(schema.comments, schema.comments.columns.keys()),
    contact=_insert(schema.contacts, ("comment", "email", "client", "sender", "email_until", "client_until")),
)


def _for_psycopg(statement: str) -> str:
    return re.sub(r":([a-z_]+)", r"%(\1)s", statement)


STATEMENTS: Mapping[str, Statements] = {
    "sqlite": _SQLITE,
    "postgresql": Statements(
        lock="SELECT pg_advisory_xact_lock(%(key)s)",
        find=_for_psycopg(_SQLITE.find),
        parent=_for_psycopg(_SQLITE.parent),
        comment=_for_psycopg(_SQLITE.comment),
        contact=_for_psycopg(_SQLITE.contact),
    ),
}

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
    statements, driver = STATEMENTS[connection.dialect.name], _driver_of(connection)
    fingerprint = seal.digest(
        "fingerprint", submission.article, submission.parent, submission.name, submission.text
    )
    sender = seal.digest("sender", submission.email.casefold(), submission.client)
    if statements.lock:
        # Two machines may hold the same submission at the same moment.
        key = int.from_bytes(fingerprint[:8], "big", signed=True)
        driver.execute(statements.lock, {"key": key})
    since = to_micros(submission.received_at - SAME_WITHIN)
    found = driver.execute(statements.find, {"fingerprint": fingerprint, "since": since}).fetchone()
    if found is not None:
        first, its_sender = found
        same = its_sender is not None and bytes(its_sender) == sender
        return Held(id=first, receipt=seal.make_receipt(first) if same else "", is_new=False)
    comment = make_id(submission.received_at)
    receipt = seal.make_receipt(comment)
    own = {
        "id": comment,
        "office": office,
        "fingerprint": fingerprint,
        "receipt": digest_receipt(receipt),
        "is_spam": assessment.score >= keeping.spam_score,
    }
    driver.execute(statements.comment, own | _tell_comment(submission, assessment))
    driver.execute(
        statements.contact, {"comment": comment, "sender": sender} | _seal_contact(submission, seal, keeping)
    )
    return Held(id=comment, receipt=receipt, is_new=True)


def _tell_comment(submission: Submission, assessment: Assessment) -> dict[str, object]:
    """What a row holds of a submission and of its score as they are."""
    return {
        "article": submission.article,
        "parent": submission.parent or None,
        "name": submission.name,
        "text": submission.text,
        "state": State.HELD.value,
        "is_staff": False,
        "sent_at": to_micros(submission.received_at),
        "decided_at": None,
        "consent": submission.consent,
        "score": assessment.score,
        "reasons": json.dumps(assessment.reasons),
        "flags": json.dumps(assessment.flags),
        "revision": 1,
    }


def _seal_contact(submission: Submission, seal: Seal, keeping: Keeping) -> dict[str, object]:
    """Both addresses, sealed, each with the moment until which it is kept."""
    return {
        **_seal_for(seal, "email", submission.email, keeping.email_days, submission.received_at),
        **_seal_for(seal, "client", submission.client, keeping.client_days, submission.received_at),
    }


def is_answerable(connection: Connection, comment: str, article: str) -> bool:
    """True where a comment may be answered: approved, and on that article."""
    statement = STATEMENTS[connection.dialect.name].parent
    row = _driver_of(connection).execute(statement, {"id": comment}).fetchone()
    return row is not None and tuple(row) == (State.APPROVED.value, article)


def _driver_of(connection: Connection) -> Any:
    """The driver's own connection, in the same transaction: SQLAlchemy's way to it costs several times the
    store's own work. Its errors are the driver's; `writer.py` knows them."""
    return connection.connection.driver_connection


def make_id(now: datetime) -> str:
    """A new id: its milliseconds, so that ids sort by time, and chance that nobody guesses."""
    number = to_micros(now) // 1000
    moment = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_TIME_CHARS)))
    chance = secrets.randbits(5 * _CHANCE_CHARS)
    return moment + "".join(_ALPHABET[(chance >> (5 * place)) & 31] for place in range(_CHANCE_CHARS))


def _seal_for(seal: Seal, name: str, value: str, days: int, now: datetime) -> dict[str, object]:
    """A personal value with the moment at which it is deleted; none where it shall not be kept."""
    if not value or not days:
        return {name: None, f"{name}_until": None}
    return {name: seal.close(value), f"{name}_until": to_micros(now + timedelta(days=days))}
