"""Words: what a text holds that others ask about: its headings, anchors, links and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class BodyHeading(NamedTuple):
    """One heading of a text.

    Attributes:
        level: 2 for `##`, to 6.
        anchor: its `id`; never empty.
        text: without markup, entities resolved, white space single.
    """

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkUse:
    """One link out of a text or within it.

    Attributes:
        url: as it stands in the HTML, entities resolved: the key for `rewrite_links`.
        line: 1-based line of the file; the body's first line where it could not be found.
    """

    url: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageUse:
    """One picture of a text.

    Attributes:
        src: as it stands in the HTML, entities resolved: the key for `rewrite_links`.
        alt: what is said in the picture's stead; empty where nothing is.
        line: 1-based line of the file; the body's first line where it could not be found.
    """

    src: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """All that is kept about a text besides its HTML.

    Attributes:
        headings: in order.
        anchors: every `id` of the text, in order: headings, footnotes, and those written as HTML.
        links: in order, footnotes' own and links within the text included.
        images: in order.
        word_count: words that a reader sees, code included, `alt` texts left out.
    """

    headings: tuple[BodyHeading, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[LinkUse, ...] = ()
    images: tuple[ImageUse, ...] = ()
    word_count: int = 0
