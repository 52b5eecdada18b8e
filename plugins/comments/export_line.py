"""Rules: one line of the export into a comment, or every reason why it is none; and back."""

from __future__ import annotations

import json
from dataclasses import fields

from plugins.comments.comment import Comment
from plugins.comments.line_reader import LineReader, tell_moment
from plugins.gate.problem import Problem

FIELDS = tuple(part.name for part in fields(Comment))
NEEDED = ("id", "article", "name", "sent_at", "text")

_MEND = f"only these may be public: {', '.join(FIELDS)}"


def read_line(line: bytes, file: str, number: int) -> tuple[Comment | None, list[Problem]]:
    """One line of the export as a comment, or None and every fault of it.

    Args:
        line: bytes as they stand, with or without the line feed.
        file: the export as the engineer configured it; for the problems.
        number: 1-based; for the problems.
    """
    reader = LineReader(file, number)
    if not reader.parse(line, FIELDS, NEEDED, _MEND):
        return None, reader.problems
    comment = _read_comment(reader)
    return (None if reader.problems else comment), reader.problems


def write_line(comment: Comment) -> bytes:
    """A comment in the one form that the export has for it: all fields, in order, the time in UTC."""
    record = {name: getattr(comment, name) for name in FIELDS}
    record["sent_at"] = tell_moment(comment.sent_at)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate passes here and is refused by whoever reads the line.
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _read_comment(reader: LineReader) -> Comment:
    is_staff, is_removed = reader.flag("is_staff"), reader.flag("is_removed")
    return Comment(
        id=reader.identifier("id"),
        article=reader.article(),
        parent=reader.identifier("parent") if reader.record.get("parent") is not None else None,
        name=reader.words(
            "name", is_one_line=True, is_removed=is_removed, may_be_empty=is_staff, is_public=True
        ),
        sent_at=reader.moment("sent_at"),
        text=reader.words(
            "text", is_one_line=False, is_removed=is_removed, may_be_empty=False, is_public=True
        ),
        is_staff=is_staff,
        is_removed=is_removed,
    )
