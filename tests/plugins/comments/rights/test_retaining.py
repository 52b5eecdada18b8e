"""What was kept as long as was promised is deleted, and nothing before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import read_log
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import Writer
from plugins.comments.rights.retaining import Retained, retain
from plugins.comments.rights.settings import RightsSettings
from tests.plugins.comments.rows import add_comment

RULES = RightsSettings(rejected_days=30, held_days=365)
DECIDED = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def run(writer: Writer, now: datetime) -> Retained:
    return writer.do(lambda connection: retain(connection, now, RULES))


def ids(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(connection.execute(select(schema.comments.c.id)).scalars())


@pytest.mark.parametrize(
    ("state", "days"),
    [(State.HELD, 365), (State.REJECTED, 30)],
    ids=["held", "rejected"],
)
def test_comment_that_is_not_shown_goes_on_the_day_and_not_before(
    inbox: Engine, writer: Writer, state: State, days: int
) -> None:
    moments = {"sent_at": DECIDED, "decided_at": None if state is State.HELD else DECIDED}
    writer.do(lambda connection: add_comment(connection, "k1", state, email="a@b.example", **moments))

    run(writer, DECIDED + timedelta(days=days) - timedelta(seconds=1))
    kept = ids(inbox)
    run(writer, DECIDED + timedelta(days=days))

    assert (kept, ids(inbox)) == ({"k1"}, set())
    with inbox.connect() as connection:
        assert connection.execute(select(schema.contacts)).all() == []


def test_published_comment_stays_for_ever(inbox: Engine, writer: Writer) -> None:
    writer.do(add_comment)

    run(writer, DECIDED + timedelta(days=36_500))

    assert ids(inbox) == {"k1"}


def test_words_that_a_moderator_took_back_go_and_the_stub_stays_while_it_is_answered(
    inbox: Engine, writer: Writer
) -> None:
    def add(connection: Connection) -> None:
        add_comment(connection, "k1", State.REMOVED, decided_at=DECIDED)
        add_comment(connection, "k2", State.REMOVED, decided_at=DECIDED)
        add_comment(connection, "k3", parent="k1")

    writer.do(add)

    turns = [run(writer, DECIDED + timedelta(days=30)) for _ in range(2)]

    assert ids(inbox) == {"k1", "k3"}
    with inbox.connect() as connection:
        assert connection.execute(
            select(schema.comments.c.name, schema.comments.c.text).where(schema.comments.c.id == "k1")
        ).one() == ("", "")
    assert [(turn.removed, turn.stubs, turn.is_whole) for turn in turns] == [(2, 0, False), (0, 1, False)]


def test_addresses_go_each_at_its_time_and_the_comment_stays(inbox: Engine, writer: Writer) -> None:
    writer.do(lambda connection: add_comment(connection, "k1", email="a@b.example", client="203.0.113.7"))
    until = {"email_until": to_micros(DECIDED), "client_until": to_micros(DECIDED - timedelta(days=1))}
    writer.do(lambda connection: connection.execute(schema.contacts.update().values(**until)) and None)

    first = run(writer, DECIDED - timedelta(days=1))
    second = run(writer, DECIDED)

    assert [(turn.emails, turn.clients) for turn in (first, second)] == [(0, 1), (1, 0)]
    assert ids(inbox) == {"k1"}
    with inbox.connect() as connection:
        assert connection.execute(select(schema.contacts)).all() == []


def test_log_tells_how_many_and_nothing_of_whom(inbox: Engine, writer: Writer) -> None:
    writer.do(lambda connection: add_comment(connection, "k1", State.REJECTED, decided_at=DECIDED))

    run(writer, DECIDED + timedelta(days=30))

    with inbox.connect() as connection:
        told = [(entry.actor, entry.action, entry.subject, entry.reason) for entry in read_log(connection)]
    assert told == [("sistem", "expire", "", "rejected:1")]
