"""Words: block text of WordPress (Gutenberg): HTML between comments that name each block."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

# WordPress writes no "--" into the attributes, so that a comment ends where it seems to.
_BEGINNING = re.compile(r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=\s)")
MAX_DEPTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block, or a stretch between blocks.

    Attributes:
        name: without "core/"; "" for a stretch between blocks, which is classic text.
        parts: HTML of its own, and the blocks within, in order.
    """

    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: tuple[str | Block, ...] = ()


def has_blocks(text: str) -> bool:
    """Whether a text was written in the block editor."""
    return _BEGINNING.search(text) is not None


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; every character of it is in one of them, but the comments.

    A block that is not closed ends with the text; an end without a beginning is passed over.
    """
    top: list[str | Block] = []
    stack: list[tuple[str, dict[str, Any], list[str | Block]]] = []
    at = 0
    while (match := _BEGINNING.search(text, at)) and (stop := text.find("-->", match.end())) >= 0:
        parts = stack[-1][2] if stack else top
        parts.append(text[at : match.start()])
        at = stop + len("-->")
        inner = text[match.end() : stop].strip()
        name = match["name"].removeprefix("core/")
        if match["end"]:
            if any(one[0] == name for one in stack):
                _close(stack, top, name)
        elif inner.endswith("/") or len(stack) >= MAX_DEPTH:
            parts.append(Block(name=name, attributes=_read_attributes(inner)))
        else:
            stack.append((name, _read_attributes(inner), []))
    (stack[-1][2] if stack else top).append(text[at:])
    while stack:
        _close(stack, top, stack[-1][0])
    return tuple(one if isinstance(one, Block) else Block(name="", parts=(one,)) for one in top if one)


def _close(
    stack: list[tuple[str, dict[str, Any], list[str | Block]]], top: list[str | Block], name: str
) -> None:
    while stack:
        opened, attributes, parts = stack.pop()
        (stack[-1][2] if stack else top).append(
            Block(name=opened, attributes=attributes, parts=tuple(part for part in parts if part))
        )
        if opened == name:
            return


def _read_attributes(text: str) -> dict[str, Any]:
    """What stands in the comment as JSON; nothing where it is broken, for the HTML holds the words."""
    try:
        found = json.loads(text.removesuffix("/") or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
