"""All comments go out as lines and come in again, the same; a faulty file takes nothing in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from plugins.comments.carrying.carrying_in import Taken, find_known, take_in
from plugins.comments.carrying.carrying_out import write_lines
from plugins.comments.carrying.reading_in import read_file
from plugins.comments.carrying.transfer import Transfer
from plugins.comments.carrying.transfer_line import FIELDS, read_transfer, write_transfer
from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing, open_database
from plugins.comments.inbox.holding import Keeping
from plugins.comments.inbox.states import State
from plugins.comments.rights.erasing import erase_comment
from tests.plugins.comments.making import ARTICLE, MOMENTS, NAMES, OTHER_ARTICLE, TEXTS
from tests.plugins.comments.rows import SEAL

LONG = Keeping(email_days=10**6, client_days=10**6, spam_score=60)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def make_transfer(comment: str = "k1", **values: Any) -> Transfer:
    """A published comment, as it is carried."""
    sensible: dict[str, Any] = {
        "id": comment,
        "article": ARTICLE,
        "parent": None,
        "name": "Siti Rahayu",
        "email": "",
        "client": "",
        "sent_at": datetime(2025, 2, 26, 1, 30, tzinfo=UTC),
        "text": "Terima kasih.",
        "state": State.APPROVED,
        "is_staff": False,
        "is_spam": False,
        "decided_at": datetime(2025, 2, 27, tzinfo=UTC),
        "consent": "",
    }
    return Transfer(**{**sensible, **values})


EMAILS = st.sampled_from(["", "siti@contoh.example", "Aisyah.Putri+asn@sub.contoh.example"])
CLIENTS = st.sampled_from(["", "203.0.113.7", "2001:db8::7"])


@st.composite
def inboxes(draw: st.DrawFn) -> list[Transfer]:
    """Any comments that an inbox may hold: parents first, and published where their replies are."""
    made: list[Transfer] = []
    for number in range(draw(st.integers(0, 10))):
        article, state = draw(st.sampled_from([ARTICLE, OTHER_ARTICLE])), draw(st.sampled_from(State))
        parents = [
            one.id for one in made if one.article == article and one.state in (State.APPROVED, State.REMOVED)
        ]
        is_removed = state is State.REMOVED
        sent = draw(MOMENTS)
        made.append(
            make_transfer(
                f"k{number}",
                article=article,
                parent=draw(st.sampled_from([None, *parents])),
                name="" if is_removed else draw(NAMES),
                email="" if is_removed else draw(EMAILS),
                client="" if is_removed else draw(CLIENTS),
                sent_at=sent,
                text="" if is_removed else draw(TEXTS),
                state=state,
                is_staff=draw(st.booleans()),
                is_spam=draw(st.booleans()),
                decided_at=None if state is State.HELD else draw(MOMENTS),
                consent=draw(st.sampled_from(["", "2026-11"])),
            )
        )
    return made


def write_file(path: Path, transfers: Iterable[Transfer]) -> Path:
    path.write_bytes(b"".join(write_transfer(one, with_addresses=True) for one in transfers))
    return path


def take(engine: Engine, path: Path, now: datetime = EPOCH) -> Taken:
    with begin_writing(engine) as connection:
        transfers, problems = read_file(path, SEAL, find_known(connection))
        assert problems == []
        return take_in(connection, transfers, seal=SEAL, keeping=LONG, now=now, actor="sistem")


def give(engine: Engine, *, with_addresses: bool = True) -> bytes:
    with engine.connect() as connection:
        return b"".join(write_lines(connection, SEAL, with_addresses=with_addresses))


@given(inboxes())
def test_what_goes_out_comes_in_as_the_same(transfers: list[Transfer]) -> None:
    with TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/inbox.db")
        take(engine, write_file(Path(folder) / "in.jsonl", transfers))

        given_out = give(engine)

        engine.dispose()
    ordered = sorted(transfers, key=lambda one: one.order)
    assert given_out == b"".join(write_transfer(one, with_addresses=True) for one in ordered)
    assert [read_transfer(line, "", 1)[0] for line in given_out.splitlines(keepends=True)] == ordered


def test_both_stores_give_the_same_lines(inbox: Engine, tmp_path: Path) -> None:
    transfers = [make_transfer("k1", email="siti@contoh.example"), make_transfer("k2", parent="k1")]

    take(inbox, write_file(tmp_path / "in.jsonl", transfers))

    assert give(inbox) == (tmp_path / "in.jsonl").read_bytes()


def test_without_leave_no_address_goes_out(inbox: Engine, tmp_path: Path) -> None:
    take(
        inbox,
        write_file(tmp_path / "in.jsonl", [make_transfer(email="siti@contoh.example", client="203.0.113.7")]),
    )

    line = json.loads(give(inbox, with_addresses=False))

    assert tuple(line) == tuple(name for name in FIELDS if name not in ("email", "client"))


def test_taken_in_twice_is_there_once_and_keeps_what_was_done_to_it(inbox: Engine, tmp_path: Path) -> None:
    path = write_file(tmp_path / "in.jsonl", [make_transfer("k1"), make_transfer("", text="Tanpa nomor.")])
    first = take(inbox, path)
    with begin_writing(inbox) as connection:
        connection.execute(schema.comments.update().values(text="[disunting]"))

    second = take(inbox, path)

    assert (second.new, set(second.known)) == ((), set(first.new))
    with inbox.connect() as connection:
        assert connection.execute(select(schema.comments.c.text)).scalars().all() == ["[disunting]"] * 2


@pytest.mark.parametrize("state", [State.APPROVED, State.HELD])
def test_what_was_erased_is_never_taken_in_again(inbox: Engine, tmp_path: Path, state: State) -> None:
    moments = {"decided_at": None} if state is State.HELD else {}
    path = write_file(tmp_path / "in.jsonl", [make_transfer("k1", state=state, **moments)])
    take(inbox, path)
    with begin_writing(inbox) as connection:
        erase_comment(connection, "k1", actor="pembaca", now=EPOCH)

    taken = take(inbox, path)

    assert taken.new == ()
    assert b"Terima kasih" not in give(inbox)


def test_address_whose_time_is_over_is_not_kept(inbox: Engine, tmp_path: Path) -> None:
    path = write_file(
        tmp_path / "in.jsonl", [make_transfer(email="siti@contoh.example", client="203.0.113.7")]
    )
    with begin_writing(inbox) as connection:
        transfers, _ = read_file(path, SEAL, {})
        keeping = Keeping(email_days=180, client_days=14, spam_score=60)
        now = transfers[0].sent_at + timedelta(days=14)
        take_in(connection, transfers, seal=SEAL, keeping=keeping, now=now, actor="sistem")

    line = json.loads(give(inbox))

    assert (line["email"], line["client"]) == ("siti@contoh.example", "")


SHORT = {"article": ARTICLE, "name": "Siti", "sent_at": "2025-02-26T01:30:00Z", "text": "Baik."}


def test_shortest_line_is_a_held_comment() -> None:
    transfer, problems = read_transfer(json.dumps(SHORT).encode(), "in.jsonl", 1)

    assert problems == []
    assert transfer == make_transfer("", name="Siti", text="Baik.", state=State.HELD, decided_at=None)


STATES_MEND = "write one of held, approved, rejected, removed"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"state": "spam"}, f"state: not a state; {STATES_MEND}"),
        ({"state": 1}, "state: not a text; write it in quotation marks"),
        ({"email": "siti"}, "email: not an address; write one, or leave the field out"),
        ({"email": "a@b\r\nBcc: c@d"}, "email: not an address; write one, or leave the field out"),
        ({"client": "300.1.1.1"}, "client: not an address; write one, or leave the field out"),
        ({"ip": "203.0.113.7"}, f"ip: unknown field; a line has {', '.join(FIELDS)}"),
        (
            {"decided_at": "2025-02-26T01:30:00Z"},
            "decided_at: there, but the comment is held; leave it out, or name another state",
        ),
        (
            {"state": "approved", "text": "siti@contoh.example"},
            "text: holds an e-mail address; no address may be public; redact it before approval",
        ),
        (
            {"state": "removed", "name": "", "text": "x"},
            'text: still there, but the comment is removed; leave only "", so that it is forgotten',
        ),
        (
            {"consent": "versi\u202e"},
            "consent: not a version; write the version of a sentence, or leave the field out",
        ),
        ({"text": "a\u202eb"}, "text: holds U+202E RIGHT-TO-LEFT OVERRIDE; plain text does without it"),
        ({"text": "x" * 5001}, "text: 5001 characters; at most 5000 are published"),
    ],
)
def test_faulty_line_is_told_without_what_is_private(changes: dict[str, object], told: str) -> None:
    transfer, problems = read_transfer(json.dumps({**SHORT, **changes}).encode(), "in.jsonl", 7)

    assert transfer is None
    assert [problem.tell(root="") for problem in problems] == [f"in.jsonl:7: {told}"]


def test_held_comment_may_hold_an_address_for_a_moderator_to_see() -> None:
    _, problems = read_transfer(json.dumps({**SHORT, "text": "siti@contoh.example"}).encode(), "in.jsonl", 1)

    assert problems == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"parent": "tiada"},
            "parent: “tiada” is neither in the file nor in the inbox; name a comment that is, or null",
        ),
        (
            {"parent": "held"},
            "parent: “held” is held, and this answers it in public; publish both, or neither",
        ),
        (
            {"parent": "lain"},
            "parent: “lain” is on another article; name a comment on the same article, or null",
        ),
        ({"id": "held"}, "id: “held” stands in line 1 already; each comment stands once"),
        ({"parent": "k9"}, "parent: answers itself; name a comment on the same article, or null"),
    ],
    ids=["absent", "unpublished", "elsewhere", "twice", "circle"],
)
def test_what_comments_cannot_be_to_each_other_is_told_with_its_line(
    tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    others = [
        make_transfer("held", state=State.HELD, decided_at=None),
        make_transfer("lain", article=OTHER_ARTICLE),
    ]
    path = write_file(tmp_path / "in.jsonl", [*others, make_transfer(**{"comment": "k9", **_named(changes)})])

    transfers, problems = read_file(path, SEAL, {})

    assert transfers == []
    assert [problem.tell(root="").removeprefix(f"{path}:3: ") for problem in problems] == [told]


def _named(changes: dict[str, Any]) -> dict[str, Any]:
    """As `make_transfer` takes them."""
    return {"comment" if name == "id" else name: value for name, value in changes.items()}


def test_parent_may_be_in_the_inbox_already(tmp_path: Path) -> None:
    path = write_file(tmp_path / "in.jsonl", [make_transfer("k2", parent="k1")])

    _, problems = read_file(path, SEAL, {"k1": (ARTICLE, State.APPROVED)})

    assert problems == []


def test_file_that_is_cut_short_takes_nothing_in(tmp_path: Path) -> None:
    path = write_file(tmp_path / "in.jsonl", [make_transfer("k1"), make_transfer("k2")])
    path.write_bytes(path.read_bytes()[:-10])

    transfers, problems = read_file(path, SEAL, {})

    assert transfers == []
    assert [problem.tell(root="") for problem in problems] == [
        f"{path}:2: line: cut short: no line feed ends it; write each comment as one whole line"
    ]
