"""Store: what moderators do to comments; each deed is one transaction with its entry in the log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, update

from plugins.comments.comment import MAX_TEXT_CHARS, Comment
from plugins.comments.export_line import read_line, write_line
from plugins.comments.inbox import schema
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.inbox.states import IllegalMoveError, State, check_move
from plugins.comments.moderation.redaction import PassageAbsentError, redact_text
from plugins.comments.moderation.roles import Account
from plugins.comments.plaintext import is_blank, normalize
from plugins.comments.spam.flags import find_flags

_comments = schema.comments


class Action(StrEnum):
    """What may be decided of a comment by a word alone."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    REMOVE = "remove"


_WANTED = {
    Action.APPROVE: State.APPROVED,
    Action.REJECT: State.REJECTED,
    Action.SPAM: State.REJECTED,
    Action.REMOVE: State.REMOVED,
}


class DecisionRefusedError(RuntimeError):
    """Nothing was changed; `code` says why (`wording.OUTCOMES`), `comment` which."""

    code: str = ""

    def __init__(self, comment: str) -> None:
        super().__init__(f"{comment}: {self.code}")
        self.comment = comment


class UnknownCommentError(DecisionRefusedError):
    """No such comment, or none that this account reaches: one cannot be told from the other."""

    code = "unknown"


class ForbiddenError(DecisionRefusedError):
    """The account only reads."""

    code = "forbidden"


class TakenError(DecisionRefusedError):
    """Somebody changed it since it was looked at."""

    code = "taken"


class ClosedError(DecisionRefusedError):
    """Its state does not allow that."""

    code = "closed"


class PrivateError(DecisionRefusedError):
    """The export would refuse it: an e-mail or IP address, a hidden character."""

    code = "private"


class OrphanError(DecisionRefusedError):
    """What it answers is not published."""

    code = "orphan"


class WordingRefusedError(DecisionRefusedError):
    """What was typed cannot be used: "absent", "blank" or "long"."""

    def __init__(self, comment: str, code: str) -> None:
        self.code = code
        super().__init__(comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A comment as whoever decides has seen it.

    Attributes:
        comment: its id.
        revision: of what was looked at; None for whatever it is now.
    """

    comment: str
    revision: int | None = None


def decide(
    connection: Connection, action: Action, seen: Seen, *, actor: Account, now: datetime, reason: str = ""
) -> InboxComment:
    """Publish a comment, refuse it, or take it back.

    Args:
        reason: a code of `wording.REASONS`, or "".

    Returns:
        The comment as it was.

    Raises:
        DecisionRefusedError: nothing was changed.
    """
    row = load_comment(connection, seen, actor)
    try:
        check_move(row.id, row.state, _WANTED[action])
    except IllegalMoveError:
        raise ClosedError(row.id) from None
    if action is Action.APPROVE:
        _check_publishable(connection, row)
    changes: dict[str, Any] = {"state": _WANTED[action], "decided_at": to_micros(now)}
    if action is not Action.REMOVE:
        changes["is_spam"] = action is Action.SPAM
    _change(connection, row, changes)
    append_entry(connection, at=now, actor=actor.id, action=action, subject=row.id, reason=reason)
    return row


def redact(
    connection: Connection, seen: Seen, passage: str, *, actor: Account, now: datetime, reason: str = ""
) -> InboxComment:
    """Take a passage out of a comment's text and name, for good, wherever it stands; a mark says so.

    Raises:
        DecisionRefusedError: nothing was changed.
    """
    row = load_comment(connection, seen, actor)
    if row.state not in (State.HELD, State.APPROVED) or row.is_staff:
        raise ClosedError(row.id)
    if is_blank(passage):
        raise WordingRefusedError(row.id, "blank")
    try:
        name, text = redact_text(row.name, row.text, normalize(passage))
    except PassageAbsentError:
        raise WordingRefusedError(row.id, "absent") from None
    if len(text) > MAX_TEXT_CHARS:
        raise WordingRefusedError(row.id, "long")
    # The digest of the words as they were would confirm a guess to whoever has the key.
    changes = {
        "name": name,
        "text": text,
        "fingerprint": b"",
        "flags": json.dumps(_keep_flags(row, name, text)),
    }
    _change(connection, row, changes)
    append_entry(connection, at=now, actor=actor.id, action="redact", subject=row.id, reason=reason)
    return row


def _keep_flags(row: InboxComment, name: str, text: str) -> list[str]:
    """The flags that still hold; who the agency's offices are is known to the intake alone."""
    found = find_flags(name, text)
    is_named_so = name == row.name
    return [flag for flag in row.flags if flag in found or (flag == "mengaku-instansi" and is_named_so)]


def load_comment(connection: Connection, seen: Seen, actor: Account) -> InboxComment:
    """The comment as it is now.

    Raises:
        DecisionRefusedError: it is not there for this account, or was changed since it was seen.
    """
    found = connection.execute(select(_comments).where(_comments.c.id == seen.comment)).first()
    if found is None or not actor.reaches(found.office):
        raise UnknownCommentError(seen.comment)
    if not actor.may_decide:
        raise ForbiddenError(seen.comment)
    row = read_row(found)
    if seen.revision is not None and row.revision != seen.revision:
        raise TakenError(seen.comment)
    return row


def _change(connection: Connection, row: InboxComment, changes: dict[str, Any]) -> None:
    unchanged = (_comments.c.id == row.id) & (_comments.c.revision == row.revision)
    done = connection.execute(
        update(_comments).where(unchanged).values({**changes, "revision": row.revision + 1})
    )
    if done.rowcount != 1:
        raise TakenError(row.id)


def _check_publishable(connection: Connection, row: InboxComment) -> None:
    check_words(row.id, row.to_comment())
    if row.parent is None:
        return
    parent = connection.execute(
        select(_comments.c.state, _comments.c.article).where(_comments.c.id == row.parent)
    ).first()
    is_published = parent is not None and State(parent.state) in (State.APPROVED, State.REMOVED)
    if parent is None or not is_published or parent.article != row.article:
        raise OrphanError(row.id)


def check_words(subject: str, comment: Comment) -> None:
    """Pass what the export takes: one comment that it refuses would keep back all."""
    _, problems = read_line(write_line(comment), "", 1)
    if problems:
        raise PrivateError(subject)
