"""Rules: which comments of the inbox the export holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plugins.comments.comment import Comment
from plugins.comments.export_line import read_line, write_line


def choose_comments(comments: Iterable[Comment]) -> tuple[list[Comment], list[tuple[str, str]]]:
    """What may be published of the approved and the removed, so that the export is never refused.

    A comment that breaks a rule of the export would keep all others from the readers; it becomes a
    stub until a moderator has mended it.

    Args:
        comments: approved ones and stubs of removed ones, any order.

    Returns:
        Comments of the export; then for each that is left out its id and the field at fault.
    """
    allowed: list[Comment] = []
    refused: list[tuple[str, str]] = []
    for comment in comments:
        fault = _find_fault(comment)
        if fault:
            refused.append((comment.id, fault))
        allowed.append(_make_stub(comment) if fault else comment)
    return keep_needed(allowed), refused


def _find_fault(comment: Comment) -> str:
    """The first field that the export refuses; "" where all are good."""
    read, problems = read_line(write_line(comment), "", 1)
    if problems:
        return problems[0].field
    return "" if read == comment else "line"


def _make_stub(comment: Comment) -> Comment:
    return replace(comment, name="", text="", is_removed=True)


def keep_needed(comments: Sequence[Comment]) -> list[Comment]:
    """Without stubs below which nothing lives; what answers an absent comment stands at the top."""
    by_id = {comment.id: comment for comment in comments}
    needed: set[str] = set()
    for comment in comments:
        if comment.is_removed:
            continue
        at: Comment | None = comment
        while at is not None and at.id not in needed:
            needed.add(at.id)
            at = by_id.get(at.parent) if at.parent is not None else None
    kept = [comment for comment in comments if comment.id in needed]
    return [_root(comment, by_id) for comment in kept]


def _root(comment: Comment, by_id: dict[str, Comment]) -> Comment:
    parent = by_id.get(comment.parent) if comment.parent is not None else None
    if comment.parent is None or (parent is not None and parent.article == comment.article):
        return comment
    return replace(comment, parent=None)
