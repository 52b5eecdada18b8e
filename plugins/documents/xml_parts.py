"""Words: XML parts of documents, read without entities and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from plugins.documents.told import BROKEN, Refused

MAX_ELEMENTS = 200_000
"""Source: our choice; a list of parts or of sheets has thousands at the most."""


class Element(NamedTuple):
    """An element: its name without a prefix, its attributes likewise, and the text right in it."""

    name: str
    values: Mapping[str, str]
    text: list[str]


def parse_part(
    chunks: Iterable[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Go through a part of any length.

    Args:
        start, end: called with an element's name without its prefix, and its attributes likewise.
        text: called with words as they come, in pieces.

    Raises:
        Refused: it is not well formed, or declares a type or entities.
    """
    parser = expat.ParserCreate()

    def begin(name: str, values: dict[str, str]) -> None:
        start(_local(name), {_local(key): value for key, value in values.items()})

    def refuse(*_: object) -> None:
        # No program writes one, and entities are how a few bytes become gigabytes.
        raise Refused(BROKEN)

    parser.StartElementHandler, parser.EndElementHandler = begin, lambda name: end(_local(name))
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused(BROKEN) from error


def read_elements(data: bytes) -> list[Element]:
    """All elements of a small part in their order, however deep.

    Raises:
        Refused: as `parse_part` does, or it is longer than any such part.
    """
    found: list[Element] = []
    open_ones: list[Element] = []

    def start(name: str, values: dict[str, str]) -> None:
        if len(found) >= MAX_ELEMENTS:
            raise Refused(BROKEN)
        element = Element(name, values, [])
        found.append(element)
        open_ones.append(element)

    def end(_: str) -> None:
        open_ones.pop()

    def text(part: str) -> None:
        open_ones[-1].text.append(part)

    parse_part([data], start=start, end=end, text=text)
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]
