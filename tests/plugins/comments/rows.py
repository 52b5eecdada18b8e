"""Rows of the inbox for tests, as the service writes them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, insert

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal, digest_receipt
from plugins.comments.inbox.states import State
from tests.plugins.comments.making import ARTICLE, SENT_AT

SEAL = Seal(bytes(range(32)))


def add_comment(
    connection: Connection,
    comment: str = "k1",
    state: State = State.APPROVED,
    *,
    seal: Seal = SEAL,
    email: str = "",
    client: str = "",
    **values: Any,
) -> str:
    """Put a comment into the inbox and give its receipt's code; `email` and `client` are kept for long."""
    receipt = seal.make_receipt(comment)
    sensible: dict[str, Any] = {
        "id": comment,
        "article": ARTICLE,
        "office": "semarang",
        "parent": None,
        "name": "Siti Rahayu",
        "text": "Terima kasih atas penjelasannya.",
        "state": state,
        "is_staff": False,
        "sent_at": SENT_AT,
        "decided_at": None if state is State.HELD else SENT_AT,
        "fingerprint": seal.digest("fingerprint", comment),
        "receipt": digest_receipt(receipt),
        "consent": "2026-11-22",
        "score": 0,
        "reasons": json.dumps([]),
        "flags": json.dumps([]),
        "is_spam": False,
        "revision": 1,
    }
    row = {**sensible, **values}
    for moment in ("sent_at", "decided_at"):
        row[moment] = None if row[moment] is None else to_micros(row[moment])
    connection.execute(insert(schema.comments).values(**row))
    if email or client:
        connection.execute(
            insert(schema.contacts).values(
                comment=comment,
                email=seal.close(email) if email else None,
                client=seal.close(client) if client else None,
                sender=seal.digest("sender", email, client),
                email_until=2**60 if email else None,
                client_until=2**60 if client else None,
            )
        )
    return receipt
