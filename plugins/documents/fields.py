"""Rules: fields and links that start another program when a document is opened (DDE).

Source: ECMA-376-1, 17.16 (`fldSimple`, `instrText`) and 18.14 (`ddeLink`); OpenDocument 1.3, part 3
(`dde-source`).
"""

from __future__ import annotations

import re
from xml.parsers import expat

from plugins.documents.parcel import Parcel
from plugins.documents.told import BROKEN, Refused

# Where Word, Excel and OpenDocument keep them; pictures and styles have none.
_PARTS = re.compile(r"word/[^/]+\.xml|xl/externallinks/[^/]+\.xml|content\.xml")
_ELEMENTS = frozenset({"ddelink", "dde-source", "dde-connection-decl"})
_FIELD = re.compile(r'^\s*"?DDE(?:AUTO)?\b', re.IGNORECASE | re.MULTILINE)


def starts_programs(parcel: Parcel) -> bool:
    """Whether any part of a document has such a field or link.

    Raises:
        Refused: a part that would hold it is not well formed, or declares entities.
    """
    return any(
        _has_dde(parcel, name)
        for name in parcel.names
        if _PARTS.fullmatch(name.casefold().replace("\\", "/"))
    )


def _has_dde(parcel: Parcel, name: str) -> bool:
    found: list[str] = []
    is_linked = is_code = False
    parser = expat.ParserCreate()

    def start(element: str, values: dict[str, str]) -> None:
        nonlocal is_linked, is_code
        local = element.rpartition(":")[2]
        is_linked |= local.casefold() in _ELEMENTS
        is_code = local == "instrText"
        if local == "fldSimple":
            found.extend(("\n", *(text for key, text in values.items() if key.rpartition(":")[2] == "instr")))
        elif local == "fldChar":
            found.append("\n" if "begin" in values.values() else "")

    def end(_: str) -> None:
        nonlocal is_code
        is_code = False

    def text(part: str) -> None:
        # Word parts an instruction at will; only the whole can be read.
        if is_code:
            found.append(part)

    def refuse(*_: object) -> None:
        raise Refused(BROKEN)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, refuse
    try:
        for chunk in parcel.stream(name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused(BROKEN) from error
    return is_linked or _FIELD.search("".join(found)) is not None
