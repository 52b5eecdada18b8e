"""A thread as templates print it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.comment import Comment
from plugins.comments.view import split_paragraphs, view_thread
from plugins.dates.stamp import Stamp
from plugins.publication.reply_views import ThreadItem, ThreadView
from tests.plugins.comments.making import SENT_AT, make_comment, make_removed


def test_without_comments_the_thread_is_empty() -> None:
    assert view_thread([], office_name="BKN Dumai", zone="Asia/Jakarta") == ThreadView(items=(), count=0)


def test_a_thread_is_told_with_anchors_times_and_signatures() -> None:
    comments = [
        make_comment("r", 5, parent="q", name="Humas", is_staff=True, text="Terima kasih."),
        make_comment("q", text="Satu.\n\nDua,\ntiga."),
    ]

    view = view_thread(comments, office_name="BKN Dumai", zone="Asia/Jakarta")

    reply = ThreadItem(
        anchor="komentar-r",
        name="Humas",
        paragraphs=("Terima kasih.",),
        sent=Stamp.at(SENT_AT + timedelta(minutes=5), "Asia/Jakarta"),
        is_staff=True,
        is_removed=False,
        office_name="BKN Dumai",
        answers="Siti Rahayu",
    )
    question = ThreadItem(
        anchor="komentar-q",
        name="Siti Rahayu",
        paragraphs=("Satu.", "Dua,\ntiga."),
        sent=Stamp.at(SENT_AT, "Asia/Jakarta"),
        is_staff=False,
        is_removed=False,
        office_name="",
        replies=(reply,),
    )
    assert view == ThreadView(items=(question,), count=2)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Jakarta", "Rabu, 26 Februari 2025, 22.30 WIB"),
        ("Asia/Makassar", "Rabu, 26 Februari 2025, 23.30 WITA"),
        ("Asia/Jayapura", "Kamis, 27 Februari 2025, 00.30 WIT"),
    ],
    ids=["WIB", "WITA", "WIT"],
)
def test_times_are_told_in_the_zone_of_the_office(zone: str, told: str) -> None:
    comment = make_comment(sent_at=datetime(2025, 2, 26, 15, 30, tzinfo=UTC))

    view = view_thread([comment], office_name="", zone=zone)

    assert view.items[0].sent.full == told


@pytest.mark.parametrize(
    ("answered", "name"),
    [
        (make_comment("k5", 5, name="Joko", parent="k4"), "Joko"),
        (make_comment("k5", 5, name="Humas", parent="k4", is_staff=True), "BKN Dumai"),
        (make_comment("k5", 5, name="", parent="k4", is_staff=True), "BKN Dumai"),
        (make_removed("k5", 5, parent="k4"), "komentar yang dihapus"),
        (make_removed("k5", 5, parent="k4", is_staff=True), "komentar yang dihapus"),
    ],
    ids=["reader", "office", "office without a name", "removed", "removed of the office"],
)
def test_a_reply_set_beside_others_names_whom_it_answers(answered: Comment, name: str) -> None:
    chain = [make_comment(f"k{at}", at, name="Rina", parent=f"k{at - 1}" if at else None) for at in range(5)]
    reply = make_comment("k6", 6, name="Tono", parent="k5")

    view = view_thread([*chain, answered, reply], office_name="BKN Dumai", zone="Asia/Jakarta")

    level = view.items
    while len(level) == 1:
        level = level[0].replies
    assert [(item.anchor, item.answers) for item in level] == [("komentar-k5", "Rina"), ("komentar-k6", name)]


@pytest.mark.parametrize("is_staff", [False, True], ids=["reader", "office"])
def test_a_stub_shows_neither_name_nor_words_even_where_they_were_left(is_staff: bool) -> None:
    stub = make_comment("a", name="Siti", text="Dulu.", is_removed=True, is_staff=is_staff)

    view = view_thread([stub, make_comment("b", 1, parent="a")], office_name="BKN Dumai", zone="Asia/Jakarta")

    item = view.items[0]
    assert (item.name, item.paragraphs, item.office_name, item.is_removed) == ("", (), "", True)
    assert view.count == 1


def test_a_thread_of_stubs_alone_is_empty() -> None:
    stubs = [make_removed("a"), make_removed("b", 1, parent="a")]

    assert view_thread(stubs, office_name="", zone="Asia/Jakarta") == ThreadView(items=(), count=0)


def test_markup_is_handed_on_as_the_text_that_it_is() -> None:
    hostile = "<script>alert(1)</script>\n\n&lt;b&gt; [a](javascript:b)"

    view = view_thread([make_comment(name="<b>Siti", text=hostile)], office_name="", zone="Asia/Jakarta")

    assert view.items[0].name == "<b>Siti"
    assert view.items[0].paragraphs == ("<script>alert(1)</script>", "&lt;b&gt; [a](javascript:b)")


def test_a_chain_of_ten_thousand_replies_is_viewed_whole() -> None:
    chain = [make_comment(f"k{at}", at, parent=f"k{at - 1}" if at else None) for at in range(10_000)]

    view = view_thread(chain, office_name="", zone="Asia/Jakarta")

    assert view.count == 10_000


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Satu.", ("Satu.",)),
        ("Satu,\ndua.", ("Satu,\ndua.",)),
        ("Satu.\n \t\n\n Dua.\n", ("Satu.", "Dua.")),
        ("\n\nSatu.", ("Satu.",)),
        ("- satu\n  - dua", ("- satu\n  - dua",)),
        ("", ()),
    ],
    ids=["one", "line feed", "blank lines", "blank start", "indented", "nothing"],
)
def test_paragraphs_are_parted_at_blank_lines(text: str, paragraphs: tuple[str, ...]) -> None:
    assert split_paragraphs(text) == paragraphs


@given(st.text(alphabet="ab \t\n", max_size=60))
def test_parting_paragraphs_loses_no_word(text: str) -> None:
    assert " ".join(split_paragraphs(text)).split() == text.split()
