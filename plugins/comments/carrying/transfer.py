"""Words: a comment as it is carried from one inbox to another, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plugins.comments.inbox.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One line of what is exported and imported.

    Attributes:
        id: as in `Comment`; "" where the line has none, and one is made of its content.
        article, parent, name, sent_at, text, is_staff: as in `Comment`; "" for name and text once removed.
        email: address to write to, or "".
        client: address of the sender's machine, or "".
        state: where it stands.
        is_spam: True where it waits apart, or was rejected as spam.
        decided_at: aware, in UTC; None while it is held.
        consent: version of the sentence that was agreed to; "" where that is unknown.
    """

    id: str
    article: str
    parent: str | None
    name: str
    email: str
    client: str
    sent_at: datetime
    text: str
    state: State
    is_staff: bool
    is_spam: bool
    decided_at: datetime | None
    consent: str

    @property
    def order(self) -> tuple[str, datetime, str]:
        """Sorts a file: by article, then by time, then by id."""
        return (self.article, self.sent_at, self.id)
