"""Store: takes comments of another place into the inbox, each once, and none that was erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from plugins.comments.carrying.reading_in import Known
from plugins.comments.carrying.transfer import Transfer
from plugins.comments.inbox import schema
from plugins.comments.inbox.holding import Keeping
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal, digest_receipt
from plugins.comments.inbox.states import State
from plugins.comments.rights.erasing import ERASE

IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of comments: ids of each kind.

    Attributes:
        new: taken in; known: there already, and left as they are; erased: never taken in again.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    erased: tuple[str, ...]


def find_known(connection: Connection) -> Known:
    """Article and state of each comment that the inbox has."""
    comments = schema.comments.c
    rows = connection.execute(select(comments.id, comments.article, comments.state))
    return {row.id: (row.article, State(row.state)) for row in rows}


def find_erased(connection: Connection) -> frozenset[str]:
    """Ids of what was ever erased; the log tells."""
    log = schema.log.c
    return frozenset(connection.execute(select(log.subject).where(log.action == ERASE)).scalars())


def take_in(
    connection: Connection,
    transfers: Sequence[Transfer],
    *,
    seal: Seal,
    keeping: Keeping,
    now: datetime,
    actor: str,
) -> Taken:
    """Put comments into the inbox, in the transaction of the connection.

    Args:
        transfers: of a file without faults.
        keeping: addresses are kept as long as those of the form, counted from the sending.
        actor: whom the log names.
    """
    ids = [transfer.id for transfer in transfers]
    there = set(
        connection.execute(select(schema.comments.c.id).where(schema.comments.c.id.in_(ids))).scalars()
    )
    erased = find_erased(connection)
    new = [one for one in transfers if one.id not in there and one.id not in erased]
    if new:
        connection.execute(insert(schema.comments), [_make_row(one, seal) for one in new])
        append_entry(
            connection, at=now, actor=actor, action=IMPORT, subject="", reason=f"comments:{len(new)}"
        )
    contacts = [row for one in new if (row := _make_contact(one, seal, keeping, now))]
    if contacts:
        connection.execute(insert(schema.contacts), contacts)
    return Taken(
        new=tuple(one.id for one in new),
        known=tuple(one for one in ids if one in there),
        erased=tuple(one for one in ids if one in erased and one not in there),
    )


def _make_row(transfer: Transfer, seal: Seal) -> dict[str, Any]:
    is_removed = transfer.state is State.REMOVED
    decided = transfer.decided_at or (None if transfer.state is State.HELD else transfer.sent_at)
    parts = (transfer.article, transfer.parent or "", transfer.name, transfer.text)
    return {
        "id": transfer.id,
        "article": transfer.article,
        "office": transfer.article.split("/")[1],
        "parent": transfer.parent,
        "name": transfer.name,
        "text": transfer.text,
        "state": transfer.state,
        "is_staff": transfer.is_staff,
        "sent_at": to_micros(transfer.sent_at),
        "decided_at": None if decided is None else to_micros(decided),
        "fingerprint": b"" if is_removed else seal.digest("fingerprint", *parts),
        "receipt": None if transfer.is_staff else digest_receipt(seal.make_receipt(transfer.id)),
        "consent": transfer.consent,
        "score": 0,
        "reasons": "[]",
        "flags": "[]",
        "is_spam": transfer.is_spam,
        "revision": 1,
    }


def _make_contact(
    transfer: Transfer, seal: Seal, keeping: Keeping, now: datetime
) -> dict[str, object] | None:
    """What is known of the sender and may still be kept; None where that is nothing."""
    kept: dict[str, object] = {}
    for name, value, days in (
        ("email", transfer.email, keeping.email_days),
        ("client", transfer.client, keeping.client_days),
    ):
        until = transfer.sent_at + timedelta(days=days)
        is_kept = bool(value) and until > now
        kept[name] = seal.close(value) if is_kept else None
        kept[f"{name}_until"] = to_micros(until) if is_kept else None
    if kept["email"] is None and kept["client"] is None:
        return None
    sender = seal.digest("sender", transfer.email.casefold(), transfer.client)
    return {"comment": transfer.id, "sender": sender, **kept}
