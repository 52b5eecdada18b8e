"""Rules: fields and links that start another program when a document is opened (DDE).

Source: ECMA-376-1, 17.16 (`fldSimple`, `instrText`) and 18.14 (`ddeLink`); OpenDocument 1.3, part 3
(`dde-source`).
"""

from __future__ import annotations

import re

from plugins.documents.parcel import Parcel
from plugins.documents.xml_parts import parse_part

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

    def start(element: str, values: dict[str, str]) -> None:
        nonlocal is_linked, is_code
        is_linked |= element.casefold() in _ELEMENTS
        is_code = element == "instrText"
        if element == "fldSimple":
            found.append(f"\n{values.get('instr', '')}")
        elif element == "fldChar" and "begin" in values.values():
            found.append("\n")

    def end(_: str) -> None:
        nonlocal is_code
        is_code = False

    def text(part: str) -> None:
        # Word parts an instruction at will; only the whole can be read.
        if is_code:
            found.append(part)

    parse_part(parcel.stream(name), start=start, end=end, text=text)
    return is_linked or _FIELD.search("".join(found)) is not None
