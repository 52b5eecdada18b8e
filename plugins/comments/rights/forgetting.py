"""Edge: comments erased at a reader's request or because their time is over, by a task."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO

from sqlalchemy import Connection, or_, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_moment
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.rights.erasing import erase_comment
from plugins.comments.rights.receipts import find_by_email, find_receipt
from plugins.comments.rights.retaining import SYSTEM, Retained, retain
from plugins.comments.rights.scrubbing import ScrubBusyError, scrub
from plugins.comments.rights.settings import RightsSettings

YES = ("y", "ya", "yes")


def forget(desk: Desk, ids: Sequence[str], *, is_sure: bool, ask: Callable[[str], str] = input) -> int:
    """List what would go, ask, and erase it.

    Args:
        ids: of comments, from `choose_ids`.
        is_sure: True asks nothing.

    Returns:
        Exit status: 0 where they are erased, 1 where there is none or the answer was no.
    """
    with desk.engine.connect() as connection:
        rows = _describe(connection, ids)
    if not rows:
        print("comments-forget: no such comment", file=sys.stderr)
        return 1
    print("\n".join(rows))
    if not is_sure and ask(f"Erase {len(rows)} for good? [y/N] ").strip().casefold() not in YES:
        print("comments-forget: nothing was erased", file=sys.stderr)
        return 1
    found = [row.split(" ", 1)[0] for row in rows]

    def work(connection: Connection) -> list[bool]:
        return [
            erase_comment(connection, comment, actor=SYSTEM, now=desk.clock(), reason="request")
            for comment in found
        ]

    if any(desk.writer.do(work)):
        desk.published()
    print(f"{len(found)} erased; backups made before still hold them")
    return _scrub(desk)


def choose_ids(desk: Desk, *, receipt: str, comment: str, email: TextIO | None) -> list[str]:
    """Ids by one of the three ways to name comments.

    Args:
        email: from which the address is read, so that it stands in no shell's history.
    """
    with desk.engine.connect() as connection:
        if receipt:
            found = find_receipt(connection, receipt)
            return [found.comment] if found else []
        if email is not None:
            return find_by_email(connection, email.readline(), desk.seal)
    return [comment] if comment else []


def retain_all(desk: Desk) -> list[Retained]:
    """Delete all that has had its time, in turns between which readers' comments are kept."""
    rules = RightsSettings.from_settings(desk.conf)
    turns: list[Retained] = []
    while not turns or not turns[-1].is_whole:
        turns.append(desk.writer.do(lambda connection: retain(connection, desk.clock(), rules)))
    if any(turn.total for turn in turns):
        scrub(desk.engine)
    return turns


def tell_retained(turns: Sequence[Retained]) -> str:
    """One line of what was deleted."""
    return ", ".join(
        f"{sum(getattr(turn, name) for turn in turns)} {name}"
        for name in ("emails", "clients", "held", "rejected", "removed", "stubs")
    )


def _scrub(desk: Desk) -> int:
    try:
        scrub(desk.engine)
    except ScrubBusyError:
        print("comments-forget: the store is in use; the service empties its log within ten minutes")
    return 0


def _describe(connection: Connection, ids: Sequence[str]) -> list[str]:
    """One line for each comment, without its words: id, state, moment, article."""
    comments = schema.comments.c
    columns: tuple[Any, ...] = (comments.id, comments.state, comments.sent_at, comments.article)
    is_left = or_(comments.state != State.REMOVED, comments.name != "", comments.text != "")
    rows = connection.execute(select(*columns).where(comments.id.in_(ids), is_left))
    return [f"{row.id} {row.state} {to_moment(row.sent_at):%Y-%m-%d %H:%M} {row.article}" for row in rows]
