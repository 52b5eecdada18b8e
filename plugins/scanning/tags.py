"""Words: markup as browsers read it, tag by tag, without a tree."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# A quotation mark opens a value only behind "=", as in browsers (HTML, 13.2.5.32 and after).
_ATTRIBUTES = r"(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)|[\"'])*+"
_TOKEN = re.compile(
    rf"<!--(?P<comment>.*?)(?:--!?>|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<[!?](?P<other>[^>]*)>?"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>{_ATTRIBUTES})(?P<close>>|\Z)|<(?P<stray>/?)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=/>\"'][^\s=/>]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)
RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr param keygen frame bgsound".split()
)

COMMENT, OTHER, START, END, TEXT, CDATA, STRAY = "comment", "other", "start", "end", "text", "cdata", "stray"
# Between these a reader sees a break; words within all others stand in one line.
INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike "
    "strong sub sup time tt u var wbr data img".split()
)
"""Elements within a line."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of markup.

    Attributes:
        kind: one of the names above.
        start: its place; text: as it stands; name: of a tag, small.
        body: of a comment, a declaration, or the raw content behind a start tag such as `<script>`;
            body_start: its place.
    """

    kind: str
    start: int
    text: str
    name: str = ""
    body: str = ""
    body_start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag: its name, its attributes with entities undone; the first of two of a name counts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_doubled: bool = False

    def get(self, name: str) -> str:
        """An attribute's value; "" where it is missing or empty."""
        return self.attributes.get(name, "")


def read_tokens(text: str, raw: frozenset[str] = RAW) -> Iterator[Token]:
    """Every piece of a markup in its order; whatever is broken comes out as it is, so nothing is lost.

    Args:
        raw: elements whose content is no markup; none in XML.
    """
    at = 0
    while True:
        found = _TOKEN.search(text, at)
        if found is None:
            if at < len(text):
                yield Token(TEXT, at, text[at:])
            return
        if found.start() > at:
            yield Token(TEXT, at, text[at : found.start()])
        at = found.end()
        kind = found.lastgroup
        if found["comment"] is not None:
            yield Token(COMMENT, found.start(), found[0], body=found["comment"])
        elif found["cdata"] is not None:
            yield Token(CDATA, found.start(), found[0], body=found["cdata"], body_start=found.start("cdata"))
        elif found["other"] is not None:
            yield Token(OTHER, found.start(), found[0], body=found["other"])
        elif kind == "stray" or found["name"] is None:
            yield Token(STRAY, found.start(), found[0])
        elif found["end"]:
            yield Token(END, found.start(), found[0], found["name"].lower())
        else:
            name = found["name"].lower()
            if name not in raw:
                yield Token(START, found.start(), found[0], name)
                continue
            close = re.compile(rf"</{re.escape(name)}(?=[\s/>]|\Z)", re.IGNORECASE).search(text, at)
            end = close.start() if close and name != "plaintext" else len(text)
            yield Token(START, found.start(), found[0], name, text[at:end], at)
            at = end


def read_tag(text: str) -> Tag:
    """A start tag, from its own text."""
    name = re.match(r"<([a-zA-Z][^\s/>]*)", text)
    start = name.end() if name else 1
    attributes: dict[str, str] = {}
    is_doubled = False
    for found in _ATTRIBUTE.finditer(text[start:].rstrip(">")):
        key = found["name"].lower()
        value = found["double"] if found["double"] is not None else found["single"]
        value = value if value is not None else found["bare"] or ""
        is_doubled |= key in attributes
        attributes.setdefault(key, html.unescape(value) if "&" in value else value)
    return Tag(name=name[1].lower() if name else "", attributes=attributes, is_doubled=is_doubled)
