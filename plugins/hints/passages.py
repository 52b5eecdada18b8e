"""Words: a body's Markdown as the passages that its readers read: paragraphs, items, headings, cells.

What is hidden from the eye (marks, addresses) is blanked by as many spaces, so that a place in a passage
is a place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.prose.layout import ITEM, read_blocks

PARAGRAPH = "paragraph"
ITEM_OF_LIST = "item"
HEADING = "heading"
CELL = "cell"
QUOTE = "quote"

STAND_IN = "\ufffc"
"""Stands for what is a word to a reader and none of the writer's: code, an address, quoted words."""

_HEADING = re.compile(r"#{1,6} ")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|[|:\s-]+")
# Every repetition that could begin anywhere is bounded, so that no text takes long.
_IMAGE = re.compile(r"!\[[^\]]{0,1000}\]\([^)]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]{0,1000}(?:\([^()]{0,200}\)[^()]{0,200}){0,3})\)")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>)]+>?|[^\s@]{1,64}@[^\s@]{1,255}\.\w+")
_UNSEEN = re.compile(r"</?[a-zA-Z][^<>]*>|\[\^[^\]\s]{1,60}\]:?|\{[#.][^{}]*\}|\*+|(?<!\w)_+|_+(?!\w)")
_QUOTED = re.compile(r"“[^”]{0,2000}”|‘[^’]{0,500}’|\"[^\"\n]{0,2000}\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage.

    Attributes:
        kind: one of the constants above.
        line: 1-based, in the body, of its first line.
        text: as seen; marks blanked, code and addresses as `STAND_IN`.
        own: the same without what is not the writer's own word: quoted words and the text of links.
    """

    kind: str
    line: int
    text: str
    own: str

    def line_at(self, at: int) -> int:
        """The line in the body of a place in the text."""
        return self.line + self.text.count("\n", 0, at)


def read_passages(body: str) -> tuple[Passage, ...]:
    """The passages of a body in order; code blocks, pictures and rules are none."""
    return tuple(
        _make(kind, line, text)
        for block in read_blocks(body)
        if not block.is_code
        for kind, line, text in _split(block.line, block.lines)
    )


def _split(start: int, lines: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    """Lines that go together, with their kind."""
    kind, first, held = "", start, list[str]()
    for number, line in enumerate(lines, start=start):
        new = _kind_of(line)
        goes_on = kind and (new == "" or (new == kind == QUOTE)) and kind not in (HEADING, CELL)
        if goes_on:
            held.append(_without_sign(line, kind))
            continue
        if held:
            yield kind, first, "\n".join(held)
        kind, first, held = new or PARAGRAPH, number, []
        if not _RULE.fullmatch(line):
            held = [_without_sign(line, kind)]
    if held:
        yield kind, first, "\n".join(held)


def _kind_of(line: str) -> str:
    stripped = line.lstrip()
    if _HEADING.match(stripped):
        return HEADING
    if stripped.startswith("|"):
        return CELL
    if stripped.startswith(">"):
        return QUOTE
    if ITEM.match(line):
        return ITEM_OF_LIST
    return PARAGRAPH if _NOTE.match(stripped) or _RULE.fullmatch(line) else ""


def _without_sign(line: str, kind: str) -> str:
    """The line with the sign of its kind blanked."""
    if kind == CELL:
        return line.replace("|", " ")
    if kind == QUOTE:
        return re.sub(r"^[\s>]+", lambda sign: " " * len(sign[0]), line)
    if kind == ITEM_OF_LIST and (sign := ITEM.match(line)):
        return " " * sign.end() + line[sign.end() :]
    return re.sub(r"^#+", lambda sign: " " * len(sign[0]), line) if kind == HEADING else line


def _make(kind: str, line: int, written: str) -> Passage:
    text = _IMAGE.sub(_blank, written)
    own = _LINK.sub(lambda link: _stand_in(link[0]), text)
    text = _LINK.sub(lambda link: f" {link[1]}{' ' * (len(link[0]) - len(link[1]) - 1)}", text)
    if "@" in text or "://" in text or "www." in text:
        text, own = _ADDRESS.sub(_cover, text), _ADDRESS.sub(_cover, own)
    text, own = _UNSEEN.sub(_blank, text), _UNSEEN.sub(_blank, own)
    own = _QUOTED.sub(_cover, own)
    return Passage(kind=kind, line=line, text=text, own=own if kind != QUOTE else _stand_in(own))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _cover(found: re.Match[str]) -> str:
    return _stand_in(found[0])


def _stand_in(text: str) -> str:
    return re.sub(r"\S", STAND_IN, text)
