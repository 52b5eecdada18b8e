"""What moderators do to comments: along the edges, within their offices, never over each other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.log import verify_log
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import Writer
from plugins.comments.moderation.deciding import Action, DecisionRefusedError, Seen, decide, redact
from plugins.comments.moderation.replying import reply
from plugins.comments.moderation.revealing import reveal_email
from plugins.comments.moderation.roles import Account
from tests.plugins.comments.moderation.making import (
    ADMIN,
    ARTICLE,
    AUDITOR,
    DUMAI,
    NOW,
    SEAL,
    SEMARANG,
    dump,
    put_comment,
    read_comment,
    read_deeds,
)

Deed = Callable[[Connection, Account, Seen], Any]
DEEDS: dict[str, Deed] = {
    "approve": lambda c, who, seen: decide(c, Action.APPROVE, seen, actor=who, now=NOW),
    "reject": lambda c, who, seen: decide(c, Action.REJECT, seen, actor=who, now=NOW, reason="iklan"),
    "spam": lambda c, who, seen: decide(c, Action.SPAM, seen, actor=who, now=NOW, reason="spam"),
    "redact": lambda c, who, seen: redact(c, seen, "triwulan", actor=who, now=NOW, reason="data-pribadi"),
    "reply": lambda c, who, seen: reply(c, seen, "Mulai April.", actor=who, now=NOW),
    "reveal": lambda c, who, seen: reveal_email(c, seen.comment, actor=who, seal=SEAL, now=NOW),
}


def refused(writer: Writer, deed: Deed, who: Account, seen: Seen) -> str:
    """Why the deed is refused."""
    with pytest.raises(DecisionRefusedError) as caught:
        writer.do(lambda connection: deed(connection, who, seen))
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "state", "is_spam", "entry"),
    [
        ("approve", State.APPROVED, False, ("approve", "k1", "")),
        ("reject", State.REJECTED, False, ("reject", "k1", "iklan")),
        ("spam", State.REJECTED, True, ("spam", "k1", "spam")),
    ],
)
def test_a_decision_and_its_entry_stand_together(
    inbox: Engine, writer: Writer, name: str, state: State, is_spam: bool, entry: tuple[str, ...]
) -> None:
    put_comment(inbox)

    writer.do(lambda connection: DEEDS[name](connection, SEMARANG, Seen(comment="k1", revision=1)))

    row = read_comment(inbox)
    assert (row.state, row.is_spam, row.revision, row.decided_at) == (state, is_spam, 2, NOW)
    assert read_deeds(inbox) == [("a-semarang", *entry)]


def test_a_published_comment_is_taken_back_and_leaves_a_stub(inbox: Engine, writer: Writer) -> None:
    put_comment(inbox, state=State.APPROVED)
    seen = Seen(comment="k1", revision=1)

    writer.do(lambda c: decide(c, Action.REMOVE, seen, actor=SEMARANG, now=NOW, reason="permintaan"))

    stub = read_comment(inbox).to_comment()
    assert (stub.is_removed, stub.name, stub.text) == (True, "", "")
    assert read_deeds(inbox) == [("a-semarang", "remove", "k1", "permintaan")]


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize(
    ("who", "code"), [(DUMAI, "unknown"), (AUDITOR, "forbidden")], ids=["other_office", "auditor"]
)
def test_nobody_acts_beyond_their_office_or_role(
    inbox: Engine, writer: Writer, name: str, who: Account, code: str
) -> None:
    put_comment(inbox, email="wahyu@contoh.example")

    told = refused(writer, DEEDS[name], who, Seen(comment="k1", revision=1))

    assert told == code
    assert (read_comment(inbox).revision, read_deeds(inbox)) == (1, [])


@pytest.mark.parametrize("name", DEEDS)
def test_a_comment_of_another_office_cannot_be_told_from_none(
    inbox: Engine, writer: Writer, name: str
) -> None:
    put_comment(inbox)

    there = refused(writer, DEEDS[name], DUMAI, Seen(comment="k1"))
    nowhere = refused(writer, DEEDS[name], DUMAI, Seen(comment="k2"))

    assert there == nowhere == "unknown"


@pytest.mark.parametrize("second", ["approve", "reject", "spam", "redact", "reply"])
def test_the_second_moderator_overwrites_nothing(inbox: Engine, writer: Writer, second: str) -> None:
    put_comment(inbox)
    seen = Seen(comment="k1", revision=1)
    writer.do(lambda connection: DEEDS["approve"](connection, SEMARANG, seen))

    told = refused(writer, DEEDS[second], ADMIN, seen)

    assert told == "taken"
    assert (read_comment(inbox).state, len(read_deeds(inbox))) == (State.APPROVED, 1)


def test_of_many_at_the_same_moment_one_decides(inbox: Engine) -> None:
    put_comment(inbox)
    begun = threading.Barrier(6)

    def attempt(name: str) -> str:
        begun.wait(20)
        try:
            with begin_writing(inbox) as connection:
                DEEDS[name](connection, ADMIN, Seen(comment="k1", revision=1))
        except DecisionRefusedError as refusal:
            return refusal.code
        return "decided"

    with ThreadPoolExecutor(6) as pool:
        told = sorted(pool.map(attempt, ["approve", "reject", "spam", "redact", "approve", "reject"]))

    assert told == ["decided", *["taken"] * 5]
    with inbox.connect() as connection:
        assert (verify_log(connection), len(read_deeds(inbox))) == (None, 1)


@pytest.mark.parametrize("state", [State.REJECTED, State.REMOVED])
@pytest.mark.parametrize("name", ["approve", "reject", "spam", "redact", "reply"])
def test_what_was_rejected_or_removed_stays_so(
    inbox: Engine, writer: Writer, name: str, state: State
) -> None:
    put_comment(inbox, state=state)

    assert refused(writer, DEEDS[name], ADMIN, Seen(comment="k1")) == "closed"


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Tulis ke wahyu@contoh.example"},
        {"name": "wahyu@contoh.example"},
        {"text": "Peladen 203.0.113.77 mati"},
        {"text": "huruf \u202e terbalik"},
    ],
    ids=["email", "email_as_name", "ip", "bidi"],
)
def test_what_the_export_would_refuse_is_not_approved(
    inbox: Engine, writer: Writer, values: dict[str, Any]
) -> None:
    put_comment(inbox, **values)

    assert refused(writer, DEEDS["approve"], SEMARANG, Seen(comment="k1")) == "private"


@pytest.mark.parametrize(
    "parent",
    [{"state": State.HELD}, {"state": State.REJECTED}, {"state": State.APPROVED, "article": "/dumai/x/"}],
    ids=["held", "rejected", "elsewhere"],
)
def test_a_reply_waits_for_what_it_answers(inbox: Engine, writer: Writer, parent: dict[str, Any]) -> None:
    put_comment(inbox, "induk", **parent)
    put_comment(inbox, "k1", parent="induk")

    assert refused(writer, DEEDS["approve"], SEMARANG, Seen(comment="k1")) == "orphan"


@pytest.mark.parametrize("state", [State.APPROVED, State.REMOVED])
def test_a_reply_to_a_published_comment_or_its_stub_is_approved(
    inbox: Engine, writer: Writer, state: State
) -> None:
    put_comment(inbox, "induk", state=state)
    put_comment(inbox, "k1", parent="induk")

    writer.do(lambda connection: DEEDS["approve"](connection, SEMARANG, Seen(comment="k1")))

    assert read_comment(inbox).state is State.APPROVED


def test_a_redacted_passage_does_not_stay_in_the_store(inbox: Engine, writer: Writer) -> None:
    secret = "3374012601950003"
    put_comment(inbox, name=f"Wahyu {secret}", text=f"NIK saya\n{secret}, mohon dicek.", flags=["nik"])
    seen = Seen(comment="k1", revision=1)

    writer.do(lambda c: redact(c, seen, secret, actor=SEMARANG, now=NOW, reason="data-pribadi"))

    row = read_comment(inbox)
    assert (row.name, row.text) == (
        "Wahyu [dihapus moderator]",
        "NIK saya\n[dihapus moderator], mohon dicek.",
    )
    assert (row.flags, row.revision, row.state) == ((), 2, State.HELD)
    assert read_deeds(inbox) == [("a-semarang", "redact", "k1", "data-pribadi")]
    assert secret not in dump(inbox) and "sidik" not in dump(inbox)


def test_redaction_leaves_the_flags_that_still_hold(inbox: Engine, writer: Writer) -> None:
    put_comment(inbox, text="NIK 3374012601950003, telepon 0812-3456-7890", flags=["nik", "telepon"])

    writer.do(lambda c: redact(c, Seen(comment="k1"), "3374012601950003", actor=SEMARANG, now=NOW))

    assert read_comment(inbox).flags == ("telepon",)


@pytest.mark.parametrize(("passage", "code"), [("  \n", "blank"), ("tidak ada di situ", "absent")])
def test_redaction_of_nothing_changes_nothing(inbox: Engine, writer: Writer, passage: str, code: str) -> None:
    put_comment(inbox)

    told = refused(
        writer, lambda c, who, seen: redact(c, seen, passage, actor=who, now=NOW), ADMIN, Seen(comment="k1")
    )

    assert (told, read_comment(inbox).revision) == (code, 1)


def test_an_office_answers_a_held_comment_and_publishes_both(inbox: Engine, writer: Writer) -> None:
    put_comment(inbox)
    seen = Seen(comment="k1", revision=1)

    answer = writer.do(lambda c: reply(c, seen, " Mulai\r\nApril. ", actor=SEMARANG, now=NOW))

    row = read_comment(inbox, answer)
    assert (row.text, row.is_staff, row.parent, row.article, row.state) == (
        "Mulai\nApril.",
        True,
        "k1",
        ARTICLE,
        State.APPROVED,
    )
    assert read_comment(inbox).state is State.APPROVED
    assert read_deeds(inbox) == [("a-semarang", "approve", "k1", ""), ("a-semarang", "reply", answer, "k1")]


@pytest.mark.parametrize(
    ("words", "code"),
    [(" \n ", "blank"), ("a" * 5001, "long"), ("Tulis ke kami@contoh.example", "private")],
    ids=["blank", "long", "email"],
)
def test_an_answer_that_cannot_be_published_is_refused_whole(
    inbox: Engine, writer: Writer, words: str, code: str
) -> None:
    put_comment(inbox)

    told = refused(
        writer, lambda c, who, seen: reply(c, seen, words, actor=who, now=NOW), ADMIN, Seen(comment="k1")
    )

    assert (told, read_comment(inbox).state, read_deeds(inbox)) == (code, State.HELD, [])


def test_who_looks_at_an_address_is_written_down(inbox: Engine, writer: Writer) -> None:
    put_comment(inbox, email="wahyu@contoh.example")

    told = writer.do(lambda connection: DEEDS["reveal"](connection, SEMARANG, Seen(comment="k1")))

    assert told == "wahyu@contoh.example"
    assert read_deeds(inbox) == [("a-semarang", "reveal", "k1", "")]
