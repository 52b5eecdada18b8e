"""Erasure leaves nothing of what a reader wrote or is known by, on either store."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, Engine, func, insert, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import read_log, verify_log
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import Writer
from plugins.comments.rights.erasing import READER, erase_comment
from tests.plugins.comments.rows import SEAL, add_comment

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def erase(writer: Writer, comment: str) -> bool:
    return writer.do(lambda connection: erase_comment(connection, comment, actor=READER, now=NOW))


def count_rows(engine: Engine) -> list[int]:
    """Rows of comments, contacts and mails."""
    with engine.connect() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (schema.comments, schema.contacts, schema.mails)
        ]


def add_mail(connection: Connection, comment: str) -> None:
    values = {"kind": "reply", "receiver": SEAL.close("siti@contoh.example"), "created_at": 1, "due_at": 1}
    connection.execute(insert(schema.mails).values(id=f"m-{comment}", subject=comment, tries=0, **values))


@pytest.mark.parametrize("state", [State.HELD, State.REJECTED])
def test_of_a_comment_that_was_never_shown_nothing_stays(inbox: Engine, writer: Writer, state: State) -> None:
    writer.do(lambda connection: add_comment(connection, "k1", state, email="siti@contoh.example"))
    writer.do(lambda connection: add_mail(connection, "k1"))

    is_seen = erase(writer, "k1")

    assert (is_seen, count_rows(inbox)) == (False, [0, 0, 0])


def test_of_a_published_comment_a_wiped_stub_stays(inbox: Engine, writer: Writer) -> None:
    writer.do(lambda connection: add_comment(connection, "k1", email="siti@contoh.example", flags='["nik"]'))
    writer.do(lambda connection: add_mail(connection, "k1"))

    is_seen = erase(writer, "k1")

    assert (is_seen, count_rows(inbox)) == (True, [1, 0, 0])
    with inbox.connect() as connection:
        row = connection.execute(select(schema.comments)).one()
    assert (row.state, row.name, row.text, bytes(row.fingerprint), row.flags) == (
        "removed",
        "",
        "",
        b"",
        "[]",
    )
    assert (row.article, row.revision) == ("/semarang/2025/02/26/kinerja-asn/", 2)


def test_words_of_a_comment_that_a_moderator_took_back_are_wiped_too(inbox: Engine, writer: Writer) -> None:
    writer.do(lambda connection: add_comment(connection, "k1", State.REMOVED))

    is_seen = erase(writer, "k1")

    assert is_seen is False
    with inbox.connect() as connection:
        assert connection.execute(select(schema.comments.c.text)).scalar_one() == ""


def test_erasing_twice_or_nothing_is_no_fault_and_logged_once(inbox: Engine, writer: Writer) -> None:
    writer.do(add_comment)

    results = [erase(writer, "k1"), erase(writer, "k1"), erase(writer, "tiada")]

    assert results == [True, False, False]
    with inbox.connect() as connection:
        told = [(entry.actor, entry.action, entry.subject) for entry in read_log(connection)]
        assert verify_log(connection) is None
    assert told == [("pembaca", "erase", "k1")]
