"""Words: a text that moves in: what is known of it before its body is read, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from plugins.importing.dating import Settled
from plugins.importing.found import Doubt, FoundComment, FoundTerm

PUBLISHED, DRAFT, SKIPPED, APART = "published", "draft", "skipped", "apart"
"""What becomes of something found: a text that readers get, one that waits, none, or one set apart unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPicture:
    """The main picture of a text, as the former site knows it."""

    url: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerFile:
    """A file that had a page of its own on the former site.

    Attributes:
        number: the former site's; page: address of that page; url: of the file itself.
        owner: key of the text to which it was uploaded, which may be none of the texts.
        sizes: names of a picture's smaller forms, in the same folder.
    """

    number: str
    page: str
    url: str
    owner: str
    sizes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedText:
    """A text without its body.

    Attributes:
        key: the same at each run, "wp-123"; place: where in the source, "ekspor.xml:120".
        kind: "artikel" or "laman".
        fate: one of the four above; reason: why, for the report, "" where it is simply published.
        slug: proposed; path, url: "" until `place_texts` has given them.
        authors: names; categories, topics: of the former site.
        old_addresses: whole or from the root, each form by which readers came.
        is_commented: whether readers' words that were published there belong to it.
    """

    key: str
    place: str
    kind: str
    fate: str
    reason: str
    title: str
    summary: str
    slug: str
    settled: Settled
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[FoundTerm, ...] = ()
    topics: tuple[FoundTerm, ...] = ()
    picture: FormerPicture | None = None
    comments_closed: bool = False
    is_commented: bool = False
    old_addresses: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    path: str = ""
    url: str = ""

    def shown_moment(self, until: datetime) -> datetime:
        """The moment under which it lies: its own, the likeliest, or a given one where nothing is known."""
        return self.settled.moment or next(iter(self.settled.candidates), until)

    def with_place(self, path: str, url: str) -> PlannedText:
        """The same text where it will stand."""
        return replace(self, path=path, url=url)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBody:
    """A text's body as its readers saw it, and what they said to it.

    Attributes:
        key: of its `PlannedText`.
        html: not cleaned; notes: footnotes' keys → their HTML.
    """

    key: str
    html: str
    notes: dict[str, str]
    doubts: tuple[Doubt, ...] = ()
    comments: tuple[FoundComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something of the source that becomes no text, and why; counted, so that the sum is right."""

    place: str
    kind: str
    title: str
    reason: str
