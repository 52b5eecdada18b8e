"""Words: the elements of a small XML part, read without entities and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
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


def read_elements(data: bytes) -> list[Element]:
    """All elements of a part in their order, however deep.

    Raises:
        Refused: it is not well formed, declares a type or entities, or is longer than any such part.
    """
    found: list[Element] = []
    open_ones: list[Element] = []
    parser = expat.ParserCreate()

    def start(name: str, values: dict[str, str]) -> None:
        if len(found) >= MAX_ELEMENTS:
            raise Refused(BROKEN)
        element = Element(_local(name), {_local(key): value for key, value in values.items()}, [])
        found.append(element)
        open_ones.append(element)

    def end(name: str) -> None:
        del name
        open_ones.pop()

    def text(part: str) -> None:
        open_ones[-1].text.append(part)

    def refuse(*_: object) -> None:
        # No program writes one, and entities are how a few bytes become gigabytes.
        raise Refused(BROKEN)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused(BROKEN) from error
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]
