"""Accounts and comments for tests of the moderators' desk."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.log import read_log
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.inbox.sealing import Seal
from plugins.comments.inbox.states import State
from plugins.comments.moderation.accounts import add_account
from plugins.comments.moderation.passwords import hash_password
from plugins.comments.moderation.roles import Account, Role

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
ARTICLE = "/semarang/2025/02/26/kinerja-asn/"
PASSWORD = "tiga pohon kelapa miring"
SEAL = Seal(bytes(range(32)))

SEMARANG = Account(id="a-semarang", login="siti", role=Role.MODERATOR, offices=frozenset({"semarang"}))
DUMAI = Account(id="a-dumai", login="budi", role=Role.MODERATOR, offices=frozenset({"dumai"}))
ADMIN = Account(id="a-admin", login="ratna", role=Role.ADMIN)
AUDITOR = Account(id="a-auditor", login="agus", role=Role.AUDITOR)


def put_comment(
    inbox: Engine, comment: str = "k1", minute: int = 0, *, email: str = "", **values: Any
) -> str:
    """A comment sent so many minutes before `NOW`'s hour ends; held, where nothing else is said."""
    sent = to_micros(NOW - timedelta(hours=1) + timedelta(minutes=minute))
    sensible = {
        "article": ARTICLE,
        "office": "semarang",
        "parent": None,
        "name": "Wahyu Nugroho",
        "text": "Kapan penilaian triwulan dimulai?",
        "state": State.HELD,
        "is_staff": False,
        "sent_at": sent,
        "fingerprint": b"sidik",
        "receipt": comment.encode(),
        "consent": "1",
        "score": 0,
        "reasons": [],
        "flags": [],
        "is_spam": False,
        "revision": 1,
    }
    given = {**sensible, **values, "id": comment}
    row = {**given, "reasons": json.dumps(given["reasons"]), "flags": json.dumps(given["flags"])}
    with begin_writing(inbox) as connection:
        connection.execute(insert(schema.comments).values(row))
        sealed = SEAL.close(email) if email else None
        connection.execute(insert(schema.contacts).values(comment=comment, sender=b"s", email=sealed))
    return comment


def read_comment(inbox: Engine, comment: str = "k1") -> InboxComment:
    """The comment as the store has it now."""
    with inbox.connect() as connection:
        found = connection.execute(select(schema.comments).where(schema.comments.c.id == comment)).one()
    return read_row(found)


def read_deeds(inbox: Engine) -> list[tuple[str, str, str, str]]:
    """Who did what to which comment and why, in order."""
    with inbox.connect() as connection:
        return [(one.actor, one.action, one.subject, one.reason) for one in read_log(connection)]


def put_account(connection: Connection, login: str = "siti", **values: Any) -> str:
    """An account with the password `PASSWORD`; a moderator of Semarang, where nothing else is said."""
    sensible = {
        "role": Role.MODERATOR,
        "offices": ["semarang"],
        "password": hash_password(PASSWORD),
        "must_change": False,
        "actor": "perintah",
        "now": NOW,
    }
    return add_account(connection, login=login, **{**sensible, **values})


def dump(inbox: Engine) -> str:
    """All that the store holds, whatever it means."""
    with inbox.connect() as connection:
        rows = [row for table in schema.metadata.sorted_tables for row in connection.execute(select(table))]
    return repr(rows)
