"""What the export holds: approved comments, and the stubs that their replies need."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.comment import Comment
from plugins.comments.export import read_export, write_export
from plugins.comments.publishing.choosing import choose_comments
from tests.plugins.comments.making import any_comments, make_comment, make_removed


def test_stub_below_which_nothing_lives_is_left_out() -> None:
    living = make_comment("k1")

    chosen, _ = choose_comments([living, make_removed("k2"), make_removed("k3", parent="k2")])

    assert chosen == [living]


def test_stub_is_kept_above_a_living_reply_however_deep() -> None:
    thread = [
        make_removed("k1"),
        make_removed("k2", minute=1, parent="k1"),
        make_comment("k3", minute=2, parent="k2"),
    ]

    chosen, refused = choose_comments(thread)

    assert (chosen, refused) == (thread, [])


def test_comment_that_the_export_refuses_does_not_keep_the_others_from_the_readers() -> None:
    faulty = make_comment("k1", text="Tulis kepada siti@contoh.example saja.")
    reply = make_comment("k2", minute=1, parent="k1")

    chosen, refused = choose_comments([faulty, reply])

    assert chosen == [make_removed("k1"), reply]
    assert refused == [("k1", "text")]


def test_reply_whose_parent_is_gone_stands_at_the_top() -> None:
    chosen, _ = choose_comments([make_comment("k2", parent="k1")])

    assert chosen == [make_comment("k2")]


@given(any_comments().filter(lambda comments: not _circles(comments)), st.booleans())
def test_whatever_is_chosen_the_export_takes(comments: list[Comment], is_faulty: bool) -> None:
    stubs = [make_removed(comment.id, parent=comment.parent) for comment in comments if comment.is_removed]
    living = [comment for comment in comments if not comment.is_removed]
    if is_faulty and living:
        living[0] = make_comment(living[0].id, parent=living[0].parent, text="10.200.30.40")

    with TemporaryDirectory() as folder:
        write_export(choose_comments([*living, *stubs])[0], Path(folder) / "export.jsonl")
        read, problems = read_export(Path(folder) / "export.jsonl")

    assert problems == []
    assert {comment.id for comment in read if not comment.is_removed} == {
        comment.id for comment in living if comment.text != "10.200.30.40"
    }


def _circles(comments: list[Comment]) -> bool:
    """True where some comment answers itself, which no store can hold."""
    parents = {comment.id: comment.parent for comment in comments}
    for start in parents:
        at, steps = parents[start], 0
        while at is not None and steps <= len(parents):
            at, steps = parents.get(at), steps + 1
        if at is not None:
            return True
    return False
