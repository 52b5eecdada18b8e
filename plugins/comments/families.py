"""Rules: what the comments of an export may be to each other."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.comments.comment import Comment
from plugins.comments.thread import find_circles, find_parents
from plugins.gate.problem import Problem, quote

_PARENT_MEND = "name a comment on the same article, or null"


def check_families(
    comments: Sequence[Comment], lines: Sequence[int], file: str, *, is_whole: bool
) -> list[Problem]:
    """Ids that stand twice, and parents that cannot be answered.

    A parent that was sent later than its reply is no fault: clocks are set back.

    Args:
        comments: of all articles, as they stand in the file.
        lines: for each comment its line.
        file: the export as the engineer configured it; for the problems.
        is_whole: False where some line could not be read; an absent parent may stand there.
    """
    first_lines: dict[str, int] = {}
    problems = []
    parents = find_parents(comments)
    for comment, line, parent in zip(comments, lines, parents, strict=True):
        first = first_lines.setdefault(comment.id, line)
        if first != line:
            fault = f"{quote(comment.id)} stands in line {first} already"
            problems.append(_problem(file, line, "id", fault, "each comment stands once"))
        fault = _parent_fault(comment, None if parent is None else comments[parent], is_whole=is_whole)
        if fault:
            problems.append(_problem(file, line, "parent", fault, _PARENT_MEND))
    return problems + _check_circles(parents, lines, file)


def _parent_fault(comment: Comment, parent: Comment | None, *, is_whole: bool) -> str:
    if comment.parent is None:
        return ""
    if parent is None:
        return f"{quote(comment.parent)} is not in the export" if is_whole else ""
    return "" if parent.article == comment.article else f"{quote(comment.parent)} is on another article"


def _check_circles(parents: Sequence[int | None], lines: Sequence[int], file: str) -> list[Problem]:
    problems = []
    for circle in find_circles(parents):
        others = len(circle) - 1
        fault = f"answers itself through {others} more" if others else "answers itself"
        problems.append(_problem(file, lines[min(circle)], "parent", fault, _PARENT_MEND))
    return problems


def _problem(file: str, line: int, field: str, fault: str, mend: str) -> Problem:
    return Problem(file=file, line=line, field=field, fault=fault, mend=mend)
