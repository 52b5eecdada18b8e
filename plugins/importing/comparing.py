"""Words: two texts as readers see them, compared passage by passage: every one, once, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PreformattedString

from plugins.importing.hiding import is_hidden
from plugins.importing.markdown.signs import flatten
from plugins.importing.wordpress.autop import BLOCKS

_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "iframe",
    "object",
    "annotation",
    "select",
    "textarea",
    "input",
)
_NOTE = re.compile(r"\[\^(\d+)\]")
_SIGNS = str.maketrans("", "", ' \t\n“”"↩\ufe0e')


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What of a source stands in what was made of it.

    Attributes:
        count: passages of the source.
        missing: those that are not there, or not in their place; extra: what is there besides them.
    """

    count: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def compare(source: Sequence[str], made: Sequence[str]) -> Comparison:
    """Find each passage of a source, behind the one before it; passages may have been joined or parted."""
    whole = "".join(map(_fold, made))
    at, missing, extra = 0, [], []
    for passage in source:
        folded = _fold(passage)
        if not folded:
            continue
        found = whole.find(folded, at)
        if found < 0:
            missing.append(passage)
            continue
        if whole[at:found]:
            extra.append(whole[at:found])
        at = found + len(folded)
    if whole[at:]:
        extra.append(whole[at:])
    return Comparison(count=len(source), missing=tuple(missing), extra=tuple(extra))


def read_passages(html: str, *, with_captions: bool = False) -> list[str]:
    """The texts of a piece of HTML that a browser shows, parted where blocks begin and end.

    Args:
        with_captions: a picture's title is its caption, as in the texts of this publication.
    """
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(lambda one: one.name in _UNSEEN or is_hidden(one)):
        tag.decompose()
    for image in soup.find_all("img", title=True) if with_captions else ():
        image.replace_with(f" {image['title']} ")
    passages: list[str] = [""]
    _gather(soup, passages)
    flat = (" ".join(flatten(passage).split()) for passage in passages)
    return [passage for passage in flat if passage]


def _gather(root: Tag, passages: list[str]) -> None:
    """Without recursion: nobody may bring an import down by nesting."""
    stack: list[Tag | NavigableString | None] = list(reversed(root.contents))  # type: ignore[arg-type]
    while stack:
        node = stack.pop()
        if node is None:
            passages.append("")
        elif isinstance(node, NavigableString):
            if not isinstance(node, (Comment, PreformattedString)):
                passages[-1] += str(node)
        elif node.name == "img":
            # Here pictures stand by themselves, with words of their own.
            passages.append("")
        elif node.name == "br":
            passages[-1] += "\n"
        elif node.name in BLOCKS:
            passages.append("")
            stack += [None, *reversed(node.contents)]  # type: ignore[list-item]
        else:
            stack += reversed(node.contents)  # type: ignore[arg-type]


def _fold(text: str) -> str:
    # A footnote's number, as long as its note is not behind it, is what Markdown refers to it by.
    return _NOTE.sub(r"\1", flatten(text).translate(_SIGNS))
