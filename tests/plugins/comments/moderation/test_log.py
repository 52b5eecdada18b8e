"""The log: any change of any entry, a lost one, a moved one is found; personal words never get in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing, open_database
from plugins.comments.inbox.log import append_entry, verify_log
from tests.plugins.comments.moderation.making import NOW

SIZE = 6
log = schema.log
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
CHANGES = st.one_of(
    st.tuples(st.sampled_from(["actor", "action", "subject", "reason"]), WORDS),
    st.tuples(st.just("at"), st.integers(0, 2**52)),
    st.tuples(st.sampled_from(["before", "digest"]), st.binary(min_size=32, max_size=32)),
)


@contextmanager
def written_log() -> Iterator[Engine]:
    """A log of six entries."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'inbox.db'}")
        with begin_writing(engine) as connection:
            for number in range(SIZE):
                append_entry(connection, at=NOW, actor="a1", action="approve", subject=f"k{number}")
        try:
            yield engine
        finally:
            engine.dispose()


def verify(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return verify_log(connection)


@settings(max_examples=40)
@given(number=st.integers(1, SIZE), change=CHANGES)
def test_any_change_of_any_entry_is_found(number: int, change: tuple[str, Any]) -> None:
    name, value = change
    with written_log() as engine:
        with begin_writing(engine) as connection:
            before = connection.execute(log.select().where(log.c.number == number)).one()._mapping[name]
            connection.execute(update(log).where(log.c.number == number).values({name: value}))

        assert verify(engine) == (None if before == value else number)


def lose(connection: Connection) -> None:
    connection.execute(delete(log).where(log.c.number == 3))


def lose_and_close_up(connection: Connection) -> None:
    lose(connection)
    for number in range(4, SIZE + 1):
        connection.execute(update(log).where(log.c.number == number).values(number=number - 1))


def change_places(connection: Connection) -> None:
    for one, other in ((3, 99), (4, 3), (99, 4)):
        connection.execute(update(log).where(log.c.number == one).values(number=other))


@pytest.mark.parametrize("harm", [lose, lose_and_close_up, change_places], ids=lambda harm: harm.__name__)
def test_a_lost_or_moved_entry_is_found(harm: Callable[[Connection], None]) -> None:
    with written_log() as engine:
        with begin_writing(engine) as connection:
            harm(connection)

        assert verify(engine) == 3


def test_an_untouched_log_is_whole() -> None:
    with written_log() as engine:
        assert verify(engine) is None
