"""Words: a comment as the inbox holds it, whatever its state."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.comments.comment import Comment
from plugins.comments.inbox.micros import to_moment
from plugins.comments.inbox.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxComment:
    """One row of the inbox, without what is personal and not for publication.

    Attributes:
        id, article, parent, name, sent_at, text, is_staff: as in `Comment`.
        office: slug of the office that answers for the article.
        state: where it stands.
        decided_at: aware, in UTC; None while it is held.
        score, reasons, flags: as in `Assessment`.
        is_spam: True where it waits apart, or was rejected as spam.
        consent: version of the sentence that was agreed to; "" for the office's own replies.
        revision: grows with every change.
    """

    id: str
    article: str
    office: str
    parent: str | None
    name: str
    text: str
    state: State
    is_staff: bool
    sent_at: datetime
    decided_at: datetime | None
    score: int
    reasons: tuple[tuple[str, int], ...]
    flags: tuple[str, ...]
    is_spam: bool
    consent: str
    revision: int

    def to_comment(self) -> Comment:
        """What of it may be published: the export's fields and no other."""
        is_removed = self.state is State.REMOVED
        return Comment(
            id=self.id,
            article=self.article,
            parent=self.parent,
            name="" if is_removed else self.name,
            sent_at=self.sent_at,
            text="" if is_removed else self.text,
            is_staff=self.is_staff,
            is_removed=is_removed,
        )


def read_row(row: Any) -> InboxComment:
    """A row of `schema.comments`, all columns selected."""
    return InboxComment(
        id=row.id,
        article=row.article,
        office=row.office,
        parent=row.parent,
        name=row.name,
        text=row.text,
        state=State(row.state),
        is_staff=row.is_staff,
        sent_at=to_moment(row.sent_at),
        decided_at=None if row.decided_at is None else to_moment(row.decided_at),
        score=row.score,
        reasons=tuple((code, points) for code, points in json.loads(row.reasons)),
        flags=tuple(json.loads(row.flags)),
        is_spam=row.is_spam,
        consent=row.consent,
        revision=row.revision,
    )
