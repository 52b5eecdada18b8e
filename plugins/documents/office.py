"""Rules: what a packed office document is and does: OOXML and OpenDocument.

Source: ECMA-376-1 and -2 (parts, relationships, content types); OpenDocument 1.3, part 2 (packages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.documents.fields import starts_programs
from plugins.documents.kinds import KINDS, OFFICE
from plugins.documents.parcel import Parcel
from plugins.documents.told import (
    BROKEN,
    CONTROLS,
    LOCKED,
    MACROS,
    OPEN_MACROS,
    OUTSIDE,
    PACKED,
    PROGRAMS,
    TEMPLATE,
    WORKBOOKS,
    Refused,
    Told,
    tell_hidden_sheets,
    tell_kind,
)
from plugins.documents.xml_parts import Element, read_elements

TYPES = "[Content_Types].xml"
APP, WORKBOOK, MANIFEST, MIMETYPE = "docProps/app.xml", "xl/workbook.xml", "META-INF/manifest.xml", "mimetype"
MAX_TOLD_SHEETS = 5

_MAIN = {
    "wordprocessingml.document": ".docx",
    "spreadsheetml.sheet": ".xlsx",
    "presentationml.presentation": ".pptx",
}
_MACRO_PARTS = re.compile(r"(?:.*/)?(?:vbaproject\.bin|vbadata\.xml|(?:intl)?macrosheets/.+)")
_CONTROL_PARTS = re.compile(r"(?:.*/)?activex/.+")
_PACKED_PARTS = re.compile(r"(?:.*/)?embeddings/.+(?<!\.xlsx)(?<!\.docx)(?<!\.pptx)")
_OPEN_MACRO_PARTS = re.compile(r"(?:basic|scripts)/.+")
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_RELATIONS = ".rels"
# Programs that count pages anew whenever they save.
_COUNTING = ("Microsoft Office Word", "LibreOffice/")
MAX_WORDS_A_PAGE = 1_500
"""Source: our choice; a page of A4 in letters of 8 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """Pages, sheets or slides (0 where not surely known), and what is to be told."""

    extent: int
    told: tuple[Told, ...]


def read_office(parcel: Parcel, ending: str) -> OfficeFacts:
    """What an OOXML document is.

    Args:
        ending: of its name, one of `OFFICE`.

    Raises:
        Refused: it is not what its ending says.
    """
    names = [name.casefold().replace("\\", "/") for name in parcel.names]
    if TYPES not in parcel.names:
        raise Refused(BROKEN)
    types = [element.values.get("ContentType", "") for element in read_elements(parcel.read(TYPES))]
    told = [*_active(names, types), *_outside(parcel)]
    if starts_programs(parcel):
        told.append(PROGRAMS)
    if MACROS not in told:
        _check_kind(types, ending)
    hidden: list[str] = []
    extent = 0
    if ending == ".docx":
        extent = _count_pages(parcel)
    elif ending == ".pptx":
        extent = sum(_SLIDE.fullmatch(name) is not None for name in names)
    elif WORKBOOK in parcel.names:
        extent, hidden = _count_sheets(parcel)
    if hidden:
        told.append(tell_hidden_sheets(hidden[:MAX_TOLD_SHEETS]))
    return OfficeFacts(extent=extent, told=tuple(dict.fromkeys(told)))


def _check_kind(types: list[str], ending: str) -> None:
    mains = {
        right for one in types for kind, right in _MAIN.items() if one.casefold().endswith(f"{kind}.main+xml")
    }
    if ending in mains:
        return
    if len(mains) == 1:
        right = mains.pop()
        raise Refused(tell_kind(KINDS[right].name, ending, right))
    raise Refused(BROKEN)


def _active(names: list[str], types: list[str]) -> Iterator[Told]:
    kinds = " ".join(types).casefold()
    if "macroenabled" in kinds or "vbaproject" in kinds or any(map(_MACRO_PARTS.fullmatch, names)):
        yield MACROS
    if any(map(_CONTROL_PARTS.fullmatch, names)):
        yield CONTROLS
    if any(map(_PACKED_PARTS.fullmatch, names)):
        yield PACKED


def _outside(parcel: Parcel) -> Iterator[Told]:
    """What a document fetches from elsewhere when it is opened; links that a reader may follow are none."""
    for name in parcel.names:
        if not name.casefold().endswith(_RELATIONS):
            continue
        for element in read_elements(parcel.read(name)):
            if element.values.get("TargetMode", "").casefold() == "external":
                yield from _judge_relation(element.values.get("Type", "").rpartition("/")[2])


def _judge_relation(kind: str) -> Iterator[Told]:
    if kind == "attachedTemplate":
        yield TEMPLATE
    elif kind.startswith(("externalLink", "xlExternalLink")):
        yield WORKBOOKS
    elif kind != "hyperlink":
        yield OUTSIDE


def _count_pages(parcel: Parcel) -> int:
    """Pages as the program counted them; 0 where it is not known to count, or the number cannot be right."""
    elements = read_elements(parcel.read(APP)) if APP in parcel.names else []
    pages, words = _number(elements, "Pages"), _number(elements, "Words")
    is_counted = _text(elements, "Application").startswith(_COUNTING)
    return pages if is_counted and pages <= words <= pages * MAX_WORDS_A_PAGE else 0


def _count_sheets(parcel: Parcel) -> tuple[int, list[str]]:
    """How many sheets a reader sees, and the names of the hidden ones."""
    sheets = [element for element in read_elements(parcel.read(WORKBOOK)) if element.name == "sheet"]
    hidden = [
        sheet.values.get("name", "") for sheet in sheets if sheet.values.get("state", "visible") != "visible"
    ]
    return len(sheets) - len(hidden), hidden


def _text(elements: list[Element], name: str) -> str:
    return next(("".join(element.text).strip() for element in elements if element.name == name), "")


def _number(elements: list[Element], name: str) -> int:
    text = _text(elements, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def read_open(parcel: Parcel, ending: str) -> OfficeFacts:
    """What an OpenDocument is.

    Raises:
        Refused: it is locked, or not what its ending says.
    """
    kinds = {kind.media_type: right for right, kind in KINDS.items() if right not in OFFICE}
    said = parcel.read(MIMETYPE).decode("ascii", "replace").strip() if MIMETYPE in parcel.names else ""
    right = kinds.get(said)
    if right is None or MANIFEST not in parcel.names:
        raise Refused(BROKEN)
    if right != ending:
        raise Refused(tell_kind(KINDS[right].name, ending, right))
    elements = read_elements(parcel.read(MANIFEST))
    if any(element.name == "encryption-data" for element in elements):
        raise Refused(LOCKED)
    names = [name.casefold().replace("\\", "/") for name in parcel.names]
    told = [OPEN_MACROS] if any(map(_OPEN_MACRO_PARTS.fullmatch, names)) else []
    if starts_programs(parcel):
        told.append(PROGRAMS)
    return OfficeFacts(extent=0, told=tuple(told))
