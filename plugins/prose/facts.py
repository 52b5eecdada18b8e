"""Words: what a text holds that others ask about: its headings, anchors, links and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


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

    def to_plain(self) -> list[Any]:
        """The facts as lists, numbers and text alone, as JSON can hold them."""
        return [
            [[heading.level, heading.anchor, heading.text] for heading in self.headings],
            list(self.anchors),
            [[link.url, link.line] for link in self.links],
            [[image.src, image.alt, image.line] for image in self.images],
            self.word_count,
        ]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> BodyFacts:
        """The facts that `to_plain` wrote down.

        Raises:
            ValueError, TypeError: the lists are not of that form.
        """
        headings, anchors, links, images, word_count = plain
        return cls(
            headings=tuple(
                BodyHeading(level=level, anchor=anchor, text=text) for level, anchor, text in headings
            ),
            anchors=tuple(anchors),
            links=tuple(LinkUse(url=url, line=line) for url, line in links),
            images=tuple(ImageUse(src=src, alt=alt, line=line) for src, alt, line in images),
            word_count=word_count,
        )
