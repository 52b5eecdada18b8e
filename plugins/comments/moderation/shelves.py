"""Store: what waits and what was decided, as moderators look at it; nothing is changed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.inbox.states import State
from plugins.comments.moderation.roles import Account, Role

_comments = schema.comments
_NEVER = _comments.c.id.is_(None)
# A conversation is looked at around one comment; longer ones are read on the site.
MAX_FAMILY = 60


class Shelf(StrEnum):
    """Where a comment is looked for; the value stands in addresses."""

    WAITING = "menunggu"
    SUSPECT = "diduga-spam"
    PUBLISHED = "ditayangkan"
    REJECTED = "ditolak"
    REMOVED = "dihapus"


_ON_SHELF: Mapping[Shelf, ColumnElement[bool]] = {
    Shelf.WAITING: and_(_comments.c.state == State.HELD, ~_comments.c.is_spam),
    Shelf.SUSPECT: and_(_comments.c.state == State.HELD, _comments.c.is_spam),
    Shelf.PUBLISHED: _comments.c.state == State.APPROVED,
    Shelf.REJECTED: _comments.c.state == State.REJECTED,
    Shelf.REMOVED: _comments.c.state == State.REMOVED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody wants to look at.

    Attributes:
        shelf: one of the five.
        office: slug; "" for all that the account reaches.
        after: "micros.id" of the last comment of the page before; "" at the beginning.
    """

    shelf: Shelf = Shelf.WAITING
    office: str = ""
    after: str = ""


def read_shelf(
    connection: Connection, account: Account, view: View, size: int
) -> tuple[tuple[InboxComment, ...], str]:
    """A page of comments, the oldest first, and where the next page begins ("" at the end)."""
    wanted = [_ON_SHELF[view.shelf], _reached(account, view.office)]
    after = read_after(view.after)
    if after is not None:
        wanted.append(tuple_(_comments.c.sent_at, _comments.c.id) > after)
    found = connection.execute(
        select(_comments).where(*wanted).order_by(_comments.c.sent_at, _comments.c.id).limit(size + 1)
    ).all()
    rows = tuple(read_row(row) for row in found[:size])
    return rows, tell_after(rows[-1]) if len(found) > size else ""


def count_shelves(connection: Connection, account: Account, office: str) -> Mapping[Shelf, int]:
    """How many comments stand on each shelf."""
    counted = connection.execute(
        select(_comments.c.state, _comments.c.is_spam, func.count())
        .where(_reached(account, office))
        .group_by(_comments.c.state, _comments.c.is_spam)
    ).all()
    counts = dict.fromkeys(Shelf, 0)
    for state, is_spam, count in counted:
        counts[_shelf_of(State(state), is_spam=is_spam)] += count
    return counts


def find_comment(connection: Connection, account: Account, comment: str) -> InboxComment | None:
    """One comment; None where there is none that this account reaches."""
    row = connection.execute(
        select(_comments).where(_comments.c.id == comment, _reached(account, ""))
    ).first()
    return None if row is None else read_row(row)


def read_family(
    connection: Connection, row: InboxComment
) -> tuple[tuple[InboxComment, ...], tuple[InboxComment, ...]]:
    """What a comment answers, from the top down, and what answers it, oldest first; rejected ones not."""
    above: list[InboxComment] = []
    parent = row.parent
    while parent is not None and len(above) < MAX_FAMILY and parent not in {one.id for one in above}:
        found = connection.execute(select(_comments).where(_comments.c.id == parent)).first()
        if found is None:
            break
        above.append(read_row(found))
        parent = found.parent
    below = connection.execute(
        select(_comments)
        .where(
            _comments.c.article == row.article,
            _comments.c.parent == row.id,
            _comments.c.state != State.REJECTED,
        )
        .order_by(_comments.c.sent_at, _comments.c.id)
        .limit(MAX_FAMILY)
    )
    return tuple(reversed(above)), tuple(read_row(one) for one in below)


def read_after(given: str) -> tuple[int, str] | None:
    """Where a page begins, from an address; None where that says nothing."""
    micros, _, comment = given.partition(".")
    if not (micros.isascii() and micros.isdigit() and len(micros) < 19 and comment):
        return None
    return int(micros), comment


def tell_after(row: InboxComment) -> str:
    """A comment's place in its shelf, as addresses have it."""
    return f"{to_micros(row.sent_at)}.{row.id}"


def _reached(account: Account, office: str) -> ColumnElement[bool]:
    if office:
        return _comments.c.office == office if account.reaches(office) else _NEVER
    if account.role is Role.MODERATOR:
        return _comments.c.office.in_(sorted(account.offices))
    return _comments.c.id.is_not(None)


def _shelf_of(state: State, *, is_spam: bool) -> Shelf:
    match state:
        case State.HELD:
            return Shelf.SUSPECT if is_spam else Shelf.WAITING
        case State.APPROVED:
            return Shelf.PUBLISHED
        case State.REJECTED:
            return Shelf.REJECTED
        case State.REMOVED:
            return Shelf.REMOVED
