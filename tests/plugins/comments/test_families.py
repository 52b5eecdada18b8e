"""What the comments of an export may be to each other."""

from __future__ import annotations

import pytest
from hypothesis import given

from plugins.comments.comment import Comment
from plugins.comments.families import check_families
from tests.plugins.comments.making import OTHER_ARTICLE, any_comments, exports, make_comment, make_removed

FILE = "var/comments/export.jsonl"
MEND = "name a comment on the same article, or null"


def tell(*comments: Comment, is_whole: bool = True) -> list[str]:
    """The faults of comments that stand on lines 11, 12, …"""
    lines = range(11, 11 + len(comments))
    return [problem.tell(root="") for problem in check_families(comments, lines, FILE, is_whole=is_whole)]


@pytest.mark.parametrize(
    "comments",
    [
        [],
        [make_comment("a"), make_comment("b", parent="a")],
        [make_comment("b", parent="a"), make_comment("a")],
        [make_comment("a", minute=9), make_comment("b", minute=1, parent="a")],
        [make_removed("a"), make_comment("b", parent="a")],
        [make_comment("a", parent="b"), make_comment("b", parent="c"), make_comment("c")],
    ],
    ids=["none", "reply", "reply stands first", "reply was sent first", "reply to a stub", "chain upwards"],
)
def test_families_that_can_be_threaded_raise_nothing(comments: list[Comment]) -> None:
    assert tell(*comments) == []


def test_an_id_that_stands_twice_is_refused() -> None:
    told = tell(make_comment("a"), make_comment("b"), make_comment("a", article=OTHER_ARTICLE))

    assert told == [f"{FILE}:13: id: “a” stands in line 11 already; each comment stands once"]


def test_a_parent_that_is_not_there_is_refused() -> None:
    assert tell(make_comment("a", parent="x")) == [f"{FILE}:11: parent: “x” is not in the export; {MEND}"]


def test_an_absent_parent_is_not_blamed_where_a_line_could_not_be_read() -> None:
    assert tell(make_comment("a", parent="x"), is_whole=False) == []


def test_a_parent_on_another_article_is_refused() -> None:
    told = tell(make_comment("a", article=OTHER_ARTICLE), make_comment("b", parent="a"))

    assert told == [f"{FILE}:12: parent: “a” is on another article; {MEND}"]


def test_a_comment_that_answers_itself_is_refused() -> None:
    assert tell(make_comment("a", parent="a")) == [f"{FILE}:11: parent: answers itself; {MEND}"]


def test_a_circle_is_told_once_at_its_first_line() -> None:
    told = tell(
        make_comment("d", parent="a"),
        make_comment("a", parent="b"),
        make_comment("b", parent="c"),
        make_comment("c", parent="a"),
    )

    assert told == [f"{FILE}:12: parent: answers itself through 2 more; {MEND}"]


@given(exports())
def test_any_sound_export_raises_nothing(comments: list[Comment]) -> None:
    assert tell(*comments) == []


@given(any_comments())
def test_whatever_raises_nothing_leads_upwards_to_a_top(comments: list[Comment]) -> None:
    if tell(*comments):
        return
    parents = {comment.id: comment.parent for comment in comments}

    for start in parents:
        steps, at = 0, parents[start]
        while at is not None:
            steps, at = steps + 1, parents[at]
            assert steps <= len(comments)
