"""Words: the comments of one article as a tree, whatever order they come in and however deep they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.comments.comment import Comment

# Source: plugins/comments/README.md, "Limits"; a deeper reply has no room left at 320 px.
MAX_REPLY_DEPTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One comment and what is printed below it.

    Attributes:
        comment: itself; a removed one only where a living reply needs its place.
        replies: oldest first, those that answer it; above the last depth, where nesting ends, also
            all that came below them.
        answered: what it answers, also where that stands beside it and not above; None at the top.
    """

    comment: Comment
    replies: tuple[Node, ...] = ()
    answered: Comment | None = None


def build_thread(comments: Iterable[Comment]) -> tuple[Node, ...]:
    """The thread of one article, oldest first on every level; the same for any order of the comments.

    No living comment is ever lost: one whose parent is not among them stands at the top, and so does
    the oldest of a circle that answers itself. (The export refuses both; see `families.py`.)

    Args:
        comments: of one article, any order.
    """
    ordered = sorted(comments, key=_full_order)
    parents = find_parents(ordered)
    for circle in find_circles(parents):
        parents[min(circle)] = None
    downward = _walk_down(parents)
    kept = _find_kept(ordered, parents, downward)
    shown = [at for at in downward if kept[at]]
    return _make_nodes(ordered, parents, _find_holders(parents, downward), shown)


def find_parents(comments: Sequence[Comment]) -> list[int | None]:
    """For each comment the position of the one that it answers; None at the top or where it is absent."""
    positions: dict[str, int] = {}
    for at, comment in enumerate(comments):
        positions.setdefault(comment.id, at)
    return [None if comment.parent is None else positions.get(comment.parent) for comment in comments]


def find_circles(parents: Sequence[int | None]) -> list[list[int]]:
    """Positions that answer themselves in a circle, each circle once.

    Args:
        parents: for each position that of its parent, or None.
    """
    circles: list[list[int]] = []
    walk_of: list[int] = [-1] * len(parents)
    for start in range(len(parents)):
        path: list[int] = []
        at: int | None = start
        while at is not None and walk_of[at] == -1:
            walk_of[at] = start
            path.append(at)
            at = parents[at]
        if at is not None and walk_of[at] == start:
            circles.append(path[path.index(at) :])
    return circles


def _full_order(comment: Comment) -> tuple[object, ...]:
    # Ids are unique in an export; the rest only keeps the result stable where somebody's are not.
    return (
        *comment.order,
        comment.parent or "",
        comment.name,
        comment.text,
        comment.is_staff,
        comment.is_removed,
    )


def _walk_down(parents: Sequence[int | None]) -> list[int]:
    """All positions, each after its parent."""
    children: list[list[int]] = [[] for _ in parents]
    walk: list[int] = []
    for at, parent in enumerate(parents):
        (walk if parent is None else children[parent]).append(at)
    for at in walk:
        walk.extend(children[at])
    return walk


def _find_kept(
    comments: Sequence[Comment], parents: Sequence[int | None], downward: Sequence[int]
) -> list[bool]:
    """For each position whether it lives or has a living reply somewhere below."""
    kept = [not comment.is_removed for comment in comments]
    for at in reversed(downward):
        parent = parents[at]
        if parent is not None and kept[at]:
            kept[parent] = True
    return kept


def _find_holders(parents: Sequence[int | None], downward: Sequence[int]) -> list[int | None]:
    """For each position under which other it is printed: its parent, or an ancestor where nesting ends."""
    holders = list(parents)
    depths = [0] * len(parents)
    for at in downward:
        parent = parents[at]
        if parent is None:
            continue
        if depths[parent] == MAX_REPLY_DEPTH:
            holders[at] = holders[parent]
        depths[at] = min(depths[parent] + 1, MAX_REPLY_DEPTH)
    return holders


def _make_nodes(
    comments: Sequence[Comment],
    parents: Sequence[int | None],
    holders: Sequence[int | None],
    downward: Sequence[int],
) -> tuple[Node, ...]:
    replies: dict[int | None, list[int]] = {}
    for at in sorted(downward):
        replies.setdefault(holders[at], []).append(at)
    nodes: dict[int, Node] = {}
    for at in reversed(downward):
        below = tuple(nodes[reply] for reply in replies.get(at, ()))
        parent = parents[at]
        answered = None if parent is None else comments[parent]
        nodes[at] = Node(comment=comments[at], replies=below, answered=answered)
    return tuple(nodes[at] for at in replies.get(None, ()))
