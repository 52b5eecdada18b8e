"""Words: what a strict reading of HTML gives: elements, runs of text, and flaws by their kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

COMMENT = "comment"
OPEN_COMMENT = "open comment"
DECLARATION = "declaration"
LOOSE_SIGN = "loose sign"
BAD_TAG = "bad tag"
SELF_CLOSED = "self-closed"
UNCLOSED = "unclosed"
STRAY_END = "stray end"
MISPLACED = "misplaced"


class Element(NamedTuple):
    """One element that was opened and closed as it should be.

    Attributes:
        name: in lower case.
        attributes: name in lower case and value, entities resolved; None where it has no value.
        tag: the opening tag as it stands.
        text: all text inside a link or a heading, entities resolved; empty for other elements.
        images: the `alt` texts of the pictures inside.
    """

    name: str
    attributes: tuple[tuple[str, str | None], ...]
    tag: str
    text: str
    images: tuple[str, ...] = ()

    def get(self, attribute: str) -> str:
        """An attribute's value; empty where it is absent or has none."""
        for name, value in self.attributes:
            if name == attribute:
                return value or ""
        return ""


class Run(NamedTuple):
    """Text that a reader sees as one piece: a paragraph, a cell, a heading.

    Attributes:
        container: name of the block around it; empty outside all.
        text: all of it, entities resolved.
        prose: the same with U+FFFC in the place of code.
    """

    container: str
    text: str
    prose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One place where the HTML is not plain, well-formed markup.

    Attributes:
        kind: one of the constants above.
        name: element concerned, in lower case; empty where it is none.
        around: element that it stands in; empty outside all.
        tag: the text at fault, as it stands.
    """

    kind: str
    name: str
    around: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """All that was read; elements in the order of their opening tags."""

    elements: tuple[Element, ...]
    runs: tuple[Run, ...]
    flaws: tuple[Flaw, ...]
