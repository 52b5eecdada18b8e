"""Rules: a file that texts link to → what readers are told of it, and what its writer has to mend."""

from __future__ import annotations

from typing import BinaryIO

from plugins.documents.document import Document
from plugins.documents.kinds import CHECKED, OFFICE, OPEN
from plugins.documents.told import ACTIVE, LOCKED, TOO_LARGE, Refused, Told, tell_old

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PARCEL = "EncryptedPackage".encode("utf-16-le")
"""Source: MS-CFB, 2.2; MS-OFFCRYPTO, 2.3.4.4."""
MAX_BYTES = 50_000_000
"""Source: our choice; ten times what is warned of as heavy."""


def look_at(ending: str, size: int, stream: BinaryIO) -> tuple[Document | None, tuple[Told, ...]]:
    """What is known of a file, and what is to be told of it; bounded in time and memory, whatever it holds.

    Args:
        ending: of its name, one of `KINDS`.
        size: bytes of the whole file.
        stream: the file, at its beginning.

    Returns:
        None for the document where it cannot be published.
    """
    document = Document(ending=ending, size=size)
    if ending not in CHECKED:
        return document, ()
    if size > MAX_BYTES:
        return None, (TOO_LARGE,)
    try:
        if ending == ".pdf":
            return _look_at_pdf(document, stream.read(MAX_BYTES))
        return _look_at_packed(document, stream)
    except Refused as refusal:
        return None, (refusal.told,)


def judge_old(ending: str, stream: BinaryIO) -> Told:
    """What to say of a file in the form of Office before 2007; locked new documents hide in it too.

    Args:
        stream: the file, at its beginning.
    """
    if ending in OFFICE and _LOCKED_PARCEL in stream.read(MAX_BYTES):
        return LOCKED
    return tell_old(ending if ending in OFFICE | OPEN else ".docx, .xlsx, .pptx")


def _look_at_pdf(document: Document, data: bytes) -> tuple[Document | None, tuple[Told, ...]]:
    from plugins.documents.pdf import read_pdf

    facts, names = read_pdf(data)
    told = tuple(dict.fromkeys(ACTIVE[name] for name in names))
    if told:
        return None, told
    return Document(
        ending=document.ending,
        size=document.size,
        extent=facts.pages,
        is_tagged=facts.is_tagged,
        language=facts.language,
        has_title=facts.has_title,
    ), ()


def _look_at_packed(document: Document, stream: BinaryIO) -> tuple[Document | None, tuple[Told, ...]]:
    # Few contents hold documents, and zipfile takes longer to import than a correction has.
    from plugins.documents.office import read_office, read_open
    from plugins.documents.parcel import open_parcel
    from plugins.gate.problem import ERROR

    with open_parcel(stream, document.size) as parcel:
        read = read_office if document.ending in OFFICE else read_open
        facts = read(parcel, document.ending)
    if any(severity == ERROR for _, _, severity in facts.told):
        return None, facts.told
    return Document(ending=document.ending, size=document.size, extent=facts.extent), facts.told
