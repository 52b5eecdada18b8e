"""Comments as a tree: nothing lost, always the same, never too deep."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.comment import Comment, count_living
from plugins.comments.thread import MAX_REPLY_DEPTH, Node, build_thread, find_circles
from tests.plugins.comments.making import any_comments, make_comment, make_removed


def walk(nodes: Iterable[Node], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """All nodes in reading order, with their depth."""
    for node in nodes:
        yield depth, node
        yield from walk(node.replies, depth + 1)


def draw(comments: Iterable[Comment]) -> list[str]:
    """The thread in reading order, a dot for each level."""
    return ["." * depth + node.comment.id for depth, node in walk(build_thread(comments))]


def test_no_comments_are_an_empty_thread() -> None:
    assert build_thread([]) == ()


def test_replies_stand_under_what_they_answer_oldest_first() -> None:
    comments = [
        make_comment("a", minute=0),
        make_comment("b", minute=1),
        make_comment("c", minute=4, parent="a"),
        make_comment("d", minute=3, parent="a"),
        make_comment("e", minute=5, parent="d"),
    ]

    assert draw(comments) == ["a", ".d", "..e", ".c", "b"]


def test_comments_of_one_moment_stand_by_their_ids() -> None:
    assert draw([make_comment("c"), make_comment("a"), make_comment("b")]) == ["a", "b", "c"]


def test_a_reply_that_was_sent_before_its_parent_stays_below_it() -> None:
    assert draw([make_comment("a", minute=9), make_comment("b", minute=1, parent="a")]) == ["a", ".b"]


def test_a_reply_without_its_parent_stands_at_the_top() -> None:
    assert draw([make_comment("a", parent="absent"), make_comment("b", minute=1)]) == ["a", "b"]


@pytest.mark.parametrize(
    ("comments", "drawn"),
    [
        ([make_removed("a")], []),
        ([make_removed("a"), make_comment("b", 1, parent="a")], ["a", ".b"]),
        ([make_comment("a"), make_removed("b", 1, parent="a")], ["a"]),
        ([make_removed("a"), make_removed("b", 1, parent="a")], []),
        (
            [make_removed("a"), make_removed("b", 1, parent="a"), make_comment("c", 2, parent="b")],
            ["a", ".b", "..c"],
        ),
        (
            [make_removed("a"), make_comment("b", 1, parent="a"), make_removed("c", 2, parent="a")],
            ["a", ".b"],
        ),
    ],
    ids=["alone", "answered", "reply", "answered by a stub", "answered far below", "beside a living one"],
)
def test_a_stub_keeps_its_place_only_for_the_living(comments: list[Comment], drawn: list[str]) -> None:
    assert draw(comments) == drawn


@pytest.mark.parametrize(
    ("parents", "drawn"),
    [
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a", ".b"]),
        ({"a": "c", "b": "a", "c": "b"}, ["a", ".b", "..c"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", ".a", ".c"]),
    ],
    ids=["itself", "each other", "three", "reply to a circle"],
)
def test_a_circle_is_cut_at_its_oldest_comment(parents: dict[str, str], drawn: list[str]) -> None:
    comments = [
        make_comment(name, minute, parent=parent) for minute, (name, parent) in enumerate(parents.items())
    ]

    assert draw(comments) == drawn


def test_what_is_deeper_than_nesting_goes_stands_flat_by_time() -> None:
    chain = [make_comment(f"k{at}", at, parent=f"k{at - 1}" if at else None) for at in range(9)]
    late = make_comment("late", 20, parent="k4")
    later = make_comment("later", 21, parent="k5")

    drawn = draw([*chain, later, late])

    assert drawn == [
        "k0", ".k1", "..k2", "...k3", "....k4",
        ".....k5", ".....k6", ".....k7", ".....k8", ".....late", ".....later",
    ]  # fmt: skip


def test_beside_others_a_reply_still_knows_whom_it_answers() -> None:
    chain = [make_comment(f"k{at}", at, parent=f"k{at - 1}" if at else None) for at in range(8)]
    late = make_comment("late", 20, parent="k5")

    answered = {
        node.comment.id: node.answered and node.answered.id for _, node in walk(build_thread([*chain, late]))
    }

    assert answered == {"k0": None, **{f"k{at}": f"k{at - 1}" for at in range(1, 8)}, "late": "k5"}


def test_a_chain_of_ten_thousand_replies_is_threaded_whole() -> None:
    chain = [make_comment(f"k{at}", at, parent=f"k{at - 1}" if at else None) for at in range(10_000)]

    nodes = build_thread(reversed(chain))

    assert [node.comment for _, node in walk(nodes)] == chain
    assert max(depth for depth, _ in walk(nodes)) == MAX_REPLY_DEPTH


def test_a_circle_of_ten_thousand_is_cut_once() -> None:
    ring = [make_comment(f"k{at}", at, parent=f"k{(at - 1) % 10_000}") for at in range(10_000)]

    assert [node.comment.id for node in build_thread(ring)] == ["k0"]


def test_comments_that_share_an_id_are_both_kept() -> None:
    first, second = make_comment("a", text="Satu."), make_comment("a", text="Dua.")
    reply = make_comment("b", 1, parent="a")

    nodes = build_thread([first, second, reply])

    assert nodes == build_thread([reply, second, first])
    assert [node.comment for _, node in walk(nodes)] == [second, reply, first]


@given(any_comments())
def test_nothing_living_is_lost_and_nothing_stands_twice(comments: list[Comment]) -> None:
    shown = [node.comment for _, node in walk(build_thread(comments))]

    assert len(shown) == len({comment.id for comment in shown})
    assert {comment for comment in comments if not comment.is_removed} <= set(shown) <= set(comments)
    assert count_living(shown) == count_living(comments)


@given(any_comments(), st.randoms(use_true_random=False))
def test_the_order_of_the_comments_changes_nothing(comments: list[Comment], order: random.Random) -> None:
    shuffled = order.sample(comments, len(comments))

    assert build_thread(shuffled) == build_thread(comments)


@given(any_comments())
def test_no_reply_is_deeper_than_the_limit_and_siblings_stand_by_time(comments: list[Comment]) -> None:
    nodes = build_thread(comments)

    levels = [nodes, *(node.replies for _, node in walk(nodes))]
    assert all(depth <= MAX_REPLY_DEPTH for depth, _ in walk(nodes))
    assert all(list(level) == sorted(level, key=lambda node: node.comment.order) for level in levels)


@given(any_comments())
def test_every_reply_stands_below_an_ancestor_of_its_own(comments: list[Comment]) -> None:
    parents = {comment.id: comment.parent for comment in comments}

    for depth, node in walk(build_thread(comments)):
        for reply in node.replies:
            ancestors, at = [], parents[reply.comment.id]
            while at in parents and at not in ancestors:
                ancestors.append(at)
                at = parents[at]
            assert node.comment.id in ancestors
            assert depth == MAX_REPLY_DEPTH - 1 or node.comment.id == ancestors[0]


@given(any_comments())
def test_every_reply_knows_the_very_comment_that_it_answers(comments: list[Comment]) -> None:
    nodes = build_thread(comments)

    assert all(node.answered is None for node in nodes)
    for depth, node in walk(nodes):
        assert not depth or (node.answered is not None and node.answered.id == node.comment.parent)


@given(any_comments())
def test_every_stub_that_is_shown_has_a_living_reply_somewhere(comments: list[Comment]) -> None:
    parents = {comment.id: comment.parent for comment in comments}
    sheltered = set()
    for comment in comments:
        at = None if comment.is_removed else comment.parent
        while at in parents and at not in sheltered:
            sheltered.add(at)
            at = parents[at]

    shown = [node.comment for _, node in walk(build_thread(comments))]

    assert all(comment.id in sheltered for comment in shown if comment.is_removed)


@given(
    st.integers(0, 30).flatmap(
        lambda size: st.lists(st.none() | st.integers(0, max(size - 1, 0)), min_size=size, max_size=size)
    )
)
def test_cutting_each_circle_once_leaves_none(parents: list[int | None]) -> None:
    for circle in find_circles(parents):
        assert {parents[at] for at in circle} == set(circle)
        parents[min(circle)] = None

    assert find_circles(parents) == []
