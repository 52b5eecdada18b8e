"""Words: what templates are given of one text: its words, its pictures, its documents and its history."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.dates.stamp import Stamp
from plugins.publication.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageSource:
    """One format of an image: its media type, and its forms by width as `srcset` lists them."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, of an article or in its text.

    Attributes:
        url: address from the root, of a form that every browser shows; alt: needed.
        credit, caption: or "".
        width, height: pixels of its largest form; 0 where unknown.
        sources: better formats, the best first.
        srcset: more widths of the form at `url`; "" where there is one.
        is_first: True where it is seen at once, and is not to wait for scrolling.
        is_inline: True where it stands within a sentence, a cell or a link.
    """

    url: str
    alt: str
    credit: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[ImageSource, ...] = ()
    srcset: str = ""
    is_first: bool = False
    is_inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a text: trusted HTML ("" for none), then a picture (None at the end)."""

    html: str
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One public change of an article: when, and what changed."""

    stamp: Stamp
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why a text is no longer in force.

    Attributes:
        stamp: since when.
        reason: one sentence.
        replaced_by: the text that took its place, or None.
    """

    stamp: Stamp
    reason: str
    replaced_by: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A document that belongs to a text.

    Attributes:
        title: what the reader sees; url: from the root.
        facts: kind, size and length in one line, so that nobody pays for what they do not want.
        media_type: as servers and browsers name the kind.
        language: its code where it is not the page's; otherwise "".
        alternative: the same in another form, or None.
        request: a letter that asks for one, or None.
    """

    title: str
    url: str
    facts: str
    media_type: str
    language: str = ""
    alternative: Link | None = None
    request: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of a text: its level (2 to 6), its anchor, its plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article whole, as its own page and the day's archive show it.

    Attributes:
        title, url, summary: plain text.
        published: when it was put out; modified: last change, or None.
        changes: oldest first.
        withdrawal: None where the text is in force.
        authors: names; empty where the office signs.
        office, category: as links; topics: as links, in the writer's order.
        image: or None.
        sources: where facts come from.
        body: the text, an object whose `passages` are what Pelican's Markdown made of it (trusted,
            because the gate refused everything else) and its pictures, in order.
        headings: for a table of contents; empty on short texts.
        reading_minutes: at 200 words a minute (English 238), at least 1.
        editions: the text in other languages.
        waits: "draft" or "held_back" where only a preview shows it; otherwise "".
        attachments: its documents.
    """

    title: str
    url: str
    summary: str
    published: Stamp
    modified: Stamp | None
    changes: tuple[Change, ...]
    withdrawal: Withdrawal | None
    authors: tuple[str, ...]
    office: Link
    category: Link
    topics: tuple[Link, ...]
    image: Image | None
    sources: tuple[Link, ...]
    body: object
    headings: tuple[Heading, ...]
    reading_minutes: int
    editions: tuple[Link, ...] = ()
    waits: str = ""
    attachments: tuple[AttachmentView, ...] = ()
