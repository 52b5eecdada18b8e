"""Words: a reader's comment that a moderator approved, as the export carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One line of the export: the fields that may be public, and no other.

    Attributes:
        id: the intake's name for it, 1 to 64 characters of a-z, 0-9 and "-"; also its anchor.
        article: address of the article, "/semarang/2025/02/26/pengelolaan-kinerja-asn/".
        parent: id of the comment that it answers; None at the top of the thread.
        name: display name; "" where removed.
        sent_at: aware; when the reader sent it.
        text: plain text, lines ended by line feeds; never HTML or Markdown; "" where removed.
        is_staff: True for a reply of the office itself.
        is_removed: True where only a stub is left, so that its replies keep their place.
    """

    id: str
    article: str
    parent: str | None = None
    name: str = ""
    sent_at: datetime
    text: str = ""
    is_staff: bool = False
    is_removed: bool = False
