"""Words: a reader's comment that a moderator approved, as the export carries it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

# Source of the limits: plugins/comments/README.md, "Limits".
MAX_ID_CHARS = 64
MAX_NAME_CHARS = 80
MAX_TEXT_CHARS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One line of the export: the fields that may be public, and no other.

    Attributes:
        id: the intake's name for it, 1 to 64 characters of a-z, 0-9 and "-"; also its anchor.
        article: address of the article, "/semarang/2025/02/26/pengelolaan-kinerja-asn/".
        parent: id of the comment that it answers; None at the top of the thread.
        name: display name, one line, at most 80 characters in normal form C; "" where removed.
        sent_at: aware, in UTC; when the reader sent it.
        text: plain text, at most 5,000 characters in normal form C, lines ended by line feeds;
            never HTML or Markdown; "" where removed.
        is_staff: True for a reply of the office itself, whose name may be "".
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

    @property
    def order(self) -> tuple[datetime, str]:
        """Sorts a thread: the oldest first; at the same moment by id."""
        return (self.sent_at, self.id)


def count_living(comments: Iterable[Comment]) -> int:
    """How many comments a reader is told of: all that are not removed."""
    return sum(not comment.is_removed for comment in comments)


def split_by_article(
    comments: Iterable[Comment], known_urls: Iterable[str]
) -> tuple[Mapping[str, tuple[Comment, ...]], tuple[Comment, ...]]:
    """Comments under the address of their article, and those whose article is not there.

    Args:
        comments: of any number of articles; their order is kept.
        known_urls: addresses of the articles that are published.

    Returns:
        Address → its comments, only addresses that have some; then the orphans, which are no fault
        (their article was hidden or renamed) but must be told by the caller.
    """
    known = frozenset(known_urls)
    groups: dict[str, list[Comment]] = {}
    orphans: list[Comment] = []
    for comment in comments:
        target = groups.setdefault(comment.article, []) if comment.article in known else orphans
        target.append(comment)
    return {url: tuple(group) for url, group in groups.items()}, tuple(orphans)
