"""Words: a body's Markdown as its writer laid it out: blocks between blank lines, code taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .locating import find_code

CODE_INDENT = 4
"""Source: Markdown's own rule; Python-Markdown's `tab_length`."""

ITEM = re.compile(r"(?P<quote>(?:>[ ]?)*)(?P<indent>[ ]*)(?:[-*+]|(?P<number>\d{1,9})\.)[ ]+(?=\S)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_VISIBLE = re.compile(r"\S")
_STANDS_FOR_CODE = "\ufffc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines without a blank one between them.

    Attributes:
        line: the first one's, 1-based, in the body.
        lines: as written, tabs as the spaces that Markdown takes them for only in front.
        indent: how many spaces the first one begins with.
        is_inside: whether it goes on with a list item or a note.
    """

    line: int
    lines: tuple[str, ...]
    indent: int
    is_inside: bool

    @property
    def is_code(self) -> bool:
        """Whether Markdown takes it for code because it is indented."""
        return self.indent >= CODE_INDENT and not self.is_inside

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)


def read_blocks(body: str) -> Iterator[Block]:
    """The blocks of a body, in order; fenced code is left out, code in a line stands as U+FFFC."""
    lines: list[str] = []
    start = 0
    is_open = False
    for number, line in enumerate([*_without_code(body).split("\n"), ""], start=1):
        if line.strip():
            start = start if lines else number
            lines.append(_expand_front(line))
        elif lines:
            indent = len(lines[0]) - len(lines[0].lstrip(" "))
            is_inside = is_open and indent >= CODE_INDENT
            yield Block(line=start, lines=tuple(lines), indent=indent, is_inside=is_inside)
            begins = indent < CODE_INDENT and any(ITEM.match(line) or _NOTE.match(line) for line in lines)
            is_open = is_inside or begins
            lines = []


def _without_code(body: str) -> str:
    blocks, spans = find_code(body)
    if not blocks and not spans:
        return body
    places = sorted([*((place, " ") for place in blocks), *((place, _STANDS_FOR_CODE) for place in spans)])
    parts, at = [], 0
    for (start, end), stands_for in places:
        parts += [body[at:start], _VISIBLE.sub(stands_for, body[start:end])]
        at = end
    return "".join([*parts, body[at:]])


def _expand_front(line: str) -> str:
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(CODE_INDENT) + text
