"""Store: an office answers a comment; its words are published at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from plugins.comments.comment import MAX_TEXT_CHARS, Comment
from plugins.comments.inbox import schema
from plugins.comments.inbox.holding import make_id
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.states import State
from plugins.comments.moderation.deciding import (
    Action,
    ClosedError,
    Seen,
    WordingRefusedError,
    check_words,
    decide,
    load_comment,
)
from plugins.comments.moderation.roles import Account
from plugins.comments.plaintext import is_blank
from plugins.comments.unseen import drop_unseen


def reply(connection: Connection, seen: Seen, words: str, *, actor: Account, now: datetime) -> str:
    """Answer a comment as its office, published at once; a held comment is published with it.

    Returns:
        Id of the reply.

    Raises:
        DecisionRefusedError: nothing was changed.
    """
    row = load_comment(connection, seen, actor)
    text = drop_unseen(words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if is_blank(text):
        raise WordingRefusedError(row.id, "blank")
    if len(text) > MAX_TEXT_CHARS:
        raise WordingRefusedError(row.id, "long")
    if row.state not in (State.HELD, State.APPROVED) or row.is_staff:
        raise ClosedError(row.id)
    if row.state is State.HELD:
        decide(connection, Action.APPROVE, seen, actor=actor, now=now)
    answer = Comment(
        id=make_id(now), article=row.article, parent=row.id, sent_at=now, text=text, is_staff=True
    )
    check_words(row.id, answer)
    _insert_answer(connection, answer, row.office)
    append_entry(connection, at=now, actor=actor.id, action="reply", subject=answer.id, reason=row.id)
    return answer.id


def _insert_answer(connection: Connection, answer: Comment, office: str) -> None:
    moment = to_micros(answer.sent_at)
    connection.execute(
        insert(schema.comments).values(
            id=answer.id,
            article=answer.article,
            office=office,
            parent=answer.parent,
            name=answer.name,
            text=answer.text,
            state=State.APPROVED,
            is_staff=True,
            sent_at=moment,
            decided_at=moment,
            fingerprint=b"",
            consent="",
            score=0,
            reasons="[]",
            flags="[]",
            is_spam=False,
            revision=1,
        )
    )
