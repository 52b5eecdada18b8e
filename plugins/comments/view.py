"""Words: one article's comments as templates print them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.comments.comment import Comment, count_living
from plugins.comments.thread import Node, build_thread
from plugins.dates.stamp import Stamp
from plugins.languages.catalogue import say
from plugins.publication.reply_views import ThreadItem, ThreadView

# Stands for a name in "menjawab …".
REMOVED = say("komentar yang dihapus")

_BLANK_LINES = re.compile(r"\n\s*\n")


def view_thread(comments: Iterable[Comment], *, office_name: str, zone: str, action: str = "") -> ThreadView:
    """The thread of one article; empty where it has no comments.

    Args:
        comments: of one article, any order.
        office_name: who signs the office's own replies.
        zone: IANA name of the zone in which the times are told, "Asia/Jakarta".
        action: address of the intake; "" where the article takes no replies.
    """
    known = tuple(comments)
    items = tuple(_view_node(node, office_name, zone, action) for node in build_thread(known))
    return ThreadView(items=items, count=count_living(known))


def name_anchor(comment_id: str) -> str:
    """The id of a comment's element in its page, "komentar-17"."""
    return f"komentar-{comment_id}"


def reply_address(action: str, comment_id: str) -> str:
    """Where the intake prints the form for an answer to a comment.

    Args:
        action: address of the intake.
    """
    return f"{action}balas/{comment_id}/"


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Plain text parted at its blank lines; a single line feed stays inside its paragraph."""
    return tuple(part.strip() for part in _BLANK_LINES.split(text) if part.strip())


def _view_node(node: Node, office_name: str, zone: str, action: str) -> ThreadItem:
    # The thread nests a few levels at the most, so this goes no deeper.
    comment = node.comment
    is_signed = comment.is_staff and not comment.is_removed
    return ThreadItem(
        anchor=name_anchor(comment.id),
        name="" if comment.is_removed else comment.name,
        paragraphs=() if comment.is_removed else split_paragraphs(comment.text),
        sent=Stamp.at(comment.sent_at, zone),
        is_staff=comment.is_staff,
        is_removed=comment.is_removed,
        office_name=office_name if is_signed else "",
        answers=_name_answered(node.answered, office_name),
        reply_url=reply_address(action, comment.id) if action and not comment.is_removed else "",
        replies=tuple(_view_node(reply, office_name, zone, action) for reply in node.replies),
    )


def _name_answered(answered: Comment | None, office_name: str) -> str:
    if answered is None:
        return ""
    if answered.is_removed:
        return REMOVED
    return office_name if answered.is_staff else answered.name
