"""Rules: what a file of `media/` tells of people without showing it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from plugins.gate.films import tells_place
from plugins.gate.problem import FILE_FIELD, WARNING, Problem, quote

_OFFICE = frozenset({".docx", ".pptx", ".xlsx"})
_OPEN = frozenset({".odp", ".ods", ".odt"})
_BY_OFFICE = "hapus lewat File > Info > Check for Issues > Inspect Document, lalu simpan"
_BY_OPEN = "hapus lewat File > Properties > Reset Properties, lalu simpan"
_BY_PDF = "hapus namanya pada dokumen asal, lalu simpan lagi sebagai PDF"


def judge_personal(path: str, ending: str, size: int, stream: BinaryIO) -> list[Problem]:
    """A warning for each kind of hidden personal data. Pictures are not judged: what they hide is taken off.

    A document is not rewritten: that would break a signature in it.

    Args:
        path: from the content folder.
        ending: with its full stop.
        size: bytes of the whole file.
        stream: the file, at its beginning; only bounded pieces of it are read.
    """
    return [
        Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=mend, severity=WARNING)
        for fault, mend in _faults(ending.casefold(), size, stream)
    ]


def _faults(ending: str, size: int, stream: BinaryIO) -> Iterator[tuple[str, str]]:
    if ending == ".mp4":
        if tells_place(stream, size):
            mend = "hapus lokasinya di ponsel atau penyunting video, lalu salin lagi"
            yield "menyimpan lokasi perekaman (GPS), yang dapat dibaca siapa pun yang mengunduhnya", mend
        return
    # Few contents hold documents, and zipfile takes longer to import than a correction has.
    from plugins.gate.documents import find_packed_names, find_pdf_names

    names, has_reviews, mend = [], False, _BY_PDF
    if ending == ".pdf":
        names = find_pdf_names(stream)
    elif ending in _OFFICE | _OPEN:
        names, has_reviews = find_packed_names(stream)
        mend = _BY_OFFICE if ending in _OFFICE else _BY_OPEN
    if names:
        shown = ", ".join(quote(name) for name in names)
        yield (
            f"menyimpan nama {shown} sebagai pembuat atau penyuntingnya",
            f"bila tidak perlu diketahui umum, {mend}",
        )
    if has_reviews:
        yield "menyimpan komentar peninjau beserta namanya", mend
