"""`comments-forget` lists, asks and erases; `--email` opens what is sealed and compares."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from plugins.comments.inbox import schema
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.rights.forgetting import choose_ids, forget
from tests.plugins.comments.rows import add_comment

EMAIL = "Siti.Rahayu@Contoh.example"


@pytest.fixture
def receipt(desk: Desk) -> str:
    """Two comments of Siti's, one of somebody else; the receipt of Siti's first."""
    first = desk.writer.do(lambda connection: add_comment(connection, "k1", seal=desk.seal, email=EMAIL))
    desk.writer.do(
        lambda connection: add_comment(connection, "k2", State.HELD, seal=desk.seal, email=EMAIL.lower())
    )
    desk.writer.do(
        lambda connection: add_comment(connection, "k3", seal=desk.seal, email="lain@contoh.example")
    )
    return first


Named = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        (lambda receipt: {"receipt": receipt, "comment": "", "email": None}, ["k1"]),
        (lambda _: {"receipt": "", "comment": "k3", "email": None}, ["k3"]),
        (lambda _: {"receipt": "", "comment": "", "email": io.StringIO(f" {EMAIL}\n")}, ["k1", "k2"]),
        (lambda _: {"receipt": "", "comment": "", "email": io.StringIO("")}, []),
    ],
    ids=["receipt", "id", "email", "no email"],
)
def test_comments_are_named_in_three_ways(desk: Desk, receipt: str, named: Named, ids: list[str]) -> None:
    assert sorted(choose_ids(desk, **named(receipt))) == ids


def test_list_tells_what_would_go_without_its_words(
    desk: Desk, receipt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = forget(desk, ["k1", "k2"], is_sure=False, ask=lambda question: "n")

    told = capsys.readouterr()
    assert status == 1
    assert sorted(told.out.splitlines()) == [
        "k1 approved 2025-02-26 01:30 /semarang/2025/02/26/kinerja-asn/",
        "k2 held 2025-02-26 01:30 /semarang/2025/02/26/kinerja-asn/",
    ]
    assert told.err == "comments-forget: nothing was erased\n"


def test_after_a_yes_nothing_of_it_is_in_any_file_of_the_store(
    desk: Desk, receipt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = re.sub(r"^sqlite:///", "", desk.settings.store)
    with desk.engine.connect() as connection:
        sealed = [found for found in connection.execute(select(schema.contacts.c.email)).scalars() if found]

    status = forget(desk, ["k1", "k2"], is_sure=False, ask=lambda question: "ya")

    assert status == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 erased; backups made before still hold them"
    stored = b"".join(path.read_bytes() for path in Path(files).parent.glob("inbox.db*"))
    assert len(sealed) > 1 and sum(stored.count(address) for address in sealed) == 1
    assert choose_ids(desk, receipt="", comment="", email=io.StringIO(EMAIL)) == []


def test_nothing_to_erase_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert forget(desk, ["tiada"], is_sure=True) == 1

    assert capsys.readouterr().err == "comments-forget: no such comment\n"
