"""Words: kinds of files that texts link to, as readers know them."""

from __future__ import annotations

from dataclasses import dataclass

PAGES, SHEETS, SLIDES = "halaman", "lembar", "salindia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file.

    Attributes:
        name: what readers are told, the same in every language.
        media_type: as IANA registers it.
        unit: what its length is counted in; "" where it has none.
        is_attachable: True where a header may name it as an attachment.
    """

    name: str
    media_type: str
    unit: str = ""
    is_attachable: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

KINDS = {
    ".pdf": Kind(name="PDF", media_type="application/pdf", unit=PAGES, is_attachable=True),
    ".docx": Kind(
        name="Word (DOCX)",
        media_type=f"{_OFFICE}.wordprocessingml.document",
        unit=PAGES,
        is_attachable=True,
    ),
    ".xlsx": Kind(
        name="Excel (XLSX)", media_type=f"{_OFFICE}.spreadsheetml.sheet", unit=SHEETS, is_attachable=True
    ),
    ".pptx": Kind(
        name="PowerPoint (PPTX)",
        media_type=f"{_OFFICE}.presentationml.presentation",
        unit=SLIDES,
        is_attachable=True,
    ),
    ".odt": Kind(name="OpenDocument (ODT)", media_type=f"{_OPEN}.text", is_attachable=True),
    ".ods": Kind(name="OpenDocument (ODS)", media_type=f"{_OPEN}.spreadsheet", is_attachable=True),
    ".odp": Kind(name="OpenDocument (ODP)", media_type=f"{_OPEN}.presentation", is_attachable=True),
    ".csv": Kind(name="CSV", media_type="text/csv", is_attachable=True),
    ".json": Kind(name="JSON", media_type="application/json"),
    ".txt": Kind(name="TXT", media_type="text/plain"),
    ".zip": Kind(name="ZIP", media_type="application/zip"),
    ".mp3": Kind(name="MP3", media_type="audio/mpeg"),
    ".mp4": Kind(name="MP4", media_type="video/mp4"),
}
"""By the ending of the file's name, small. Source: IANA's register of media types."""

OFFICE = frozenset({".docx", ".pptx", ".xlsx"})
OPEN = frozenset({".odp", ".ods", ".odt"})
CHECKED = frozenset({".pdf"}) | OFFICE | OPEN
"""Endings of files whose content is looked through."""

ATTACHABLE = tuple(ending for ending, kind in KINDS.items() if kind.is_attachable)

NEWER = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotm"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xlt", ".xltm"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptm", ".pps", ".ppsm"), ".pptx"),
}
"""Endings of forms that can carry macros → the form that cannot."""


def ending_of(path: str) -> str:
    """The ending of a file's name with its full stop, small; "" where it has none."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return (dot + ending).casefold() if stem else ""
