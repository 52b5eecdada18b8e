"""The one writer: what it answers was committed, and one work's fault is its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import open_database
from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError, Writer
from tests.fixtures.stores import PostgresServer


def mark(name: str, value: str = "") -> Callable[[Connection], Any]:
    """Work that writes one mark."""
    return lambda connection: connection.execute(schema.marks.insert().values(name=name, value=value))


def read_marks(inbox: Engine) -> list[str]:
    with inbox.connect() as connection:
        return sorted(connection.execute(select(schema.marks.c.name)).scalars())


def test_what_is_answered_was_committed(inbox: Engine, writer: Writer) -> None:
    writer.do(mark("satu"))

    assert read_marks(inbox) == ["satu"]


def test_a_works_own_fault_undoes_its_changes_alone(inbox: Engine, writer: Writer) -> None:
    def spoil(connection: Connection) -> None:
        mark("rusak")(connection)
        raise LookupError("tidak ada")

    held = threading.Event()
    first = writer.submit(lambda _: held.wait(10))
    works = [writer.submit(mark("satu")), writer.submit(spoil), writer.submit(mark("dua"))]
    held.set()
    first.result()

    assert works[0].result() is not None
    with pytest.raises(LookupError, match="tidak ada"):
        works[1].result()
    assert works[2].result() is not None
    assert read_marks(inbox) == ["dua", "satu"]


def test_a_statement_that_fails_fails_its_own_work_alone(inbox: Engine, writer: Writer) -> None:
    held = threading.Event()
    first = writer.submit(lambda _: held.wait(10))
    works = [writer.submit(mark("satu")), writer.submit(mark("satu")), writer.submit(mark("dua"))]
    held.set()
    first.result()

    works[0].result()
    with pytest.raises(InboxFailedError):
        works[1].result()
    works[2].result()
    assert read_marks(inbox) == ["dua", "satu"]


def test_more_than_may_wait_is_refused_at_once(store_url: str) -> None:
    inbox = open_database(store_url)
    writer = Writer(inbox, max_waiting=2)
    began, held = threading.Event(), threading.Event()

    def wait(_: Connection) -> None:
        began.set()
        held.wait(10)

    works = [writer.submit(wait)]
    assert began.wait(10)
    works += [writer.submit(mark("satu")), writer.submit(mark("dua"))]

    with pytest.raises(InboxBusyError):
        writer.submit(mark("tiga"))
    held.set()
    for work in works:
        work.result()
    writer.close()
    assert read_marks(inbox) == ["dua", "satu"]
    inbox.dispose()


def test_closing_finishes_what_waits(inbox: Engine) -> None:
    writer = Writer(inbox)
    works = [writer.submit(mark(str(number))) for number in range(40)]

    writer.close()

    assert all(work.done() for work in works)
    assert len(read_marks(inbox)) == 40


def test_a_committed_store_is_whole_when_opened_again(store_url: str) -> None:
    inbox = open_database(store_url)
    writer = Writer(inbox)
    writer.do(mark("satu"))
    writer.close()
    inbox.dispose()

    again = open_database(store_url)

    with again.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM marks")).scalar_one() == 1
    again.dispose()


def test_works_of_an_event_loop_are_answered_after_the_commit(inbox: Engine, writer: Writer) -> None:
    def refuse(_: Connection) -> None:
        raise LookupError("tidak ada")

    async def ask() -> list[object]:
        works = (writer.ask(mark("satu")), writer.ask(refuse), writer.ask(mark("dua")))
        return await asyncio.gather(*works, return_exceptions=True)

    # A loop of its own thread: another test's may still be running in this one.
    with ThreadPoolExecutor(1) as pool:
        answers = pool.submit(lambda: asyncio.run(ask())).result()

    assert [type(answer).__name__ for answer in answers] == ["CursorResult", "LookupError", "CursorResult"]
    assert read_marks(inbox) == ["dua", "satu"]


def test_a_store_that_went_away_fails_its_works_and_serves_the_next(
    make_store: Callable[[str], str], postgres_server: PostgresServer
) -> None:
    inbox = open_database(make_store("postgresql"))
    writer = Writer(inbox)

    def die(connection: Connection) -> None:
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        mark("hilang")(connection)
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": backend})

    with pytest.raises(InboxFailedError):
        writer.do(die)

    writer.do(mark("satu"))
    assert read_marks(inbox) == ["satu"]
    writer.close()
    inbox.dispose()
