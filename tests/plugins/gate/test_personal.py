"""Rules: what a document or a film tells of people is found in bounded reading, whatever the file is."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.documents import MAX_LIST_BYTES
from plugins.gate.personal import judge_personal

CORE = """<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="x" xmlns:dc="y">
<dc:title>Rekapitulasi</dc:title><dc:creator>Siti Rahma</dc:creator>
<cp:lastModifiedBy>Budi &amp; Ani</cp:lastModifiedBy></cp:coreProperties>"""
META = """<office:document-meta><office:meta><meta:initial-creator>Siti Rahma</meta:initial-creator>
<dc:creator>Siti Rahma</dc:creator></office:meta></office:document-meta>"""
XMP = b"<dc:creator>\n <rdf:Seq>\n <rdf:li>Siti Rahma</rdf:li></rdf:Seq></dc:creator>"
NAMED = "menyimpan nama “Siti Rahma” sebagai pembuat atau penyuntingnya"
REVIEWED = "menyimpan komentar peninjau beserta namanya"
PLACED = "menyimpan lokasi perekaman (GPS), yang dapat dibaca siapa pun yang mengunduhnya"


def pack(parts: Mapping[str, str]) -> bytes:
    """A document of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def box(kind: bytes, *inner: bytes) -> bytes:
    """A box of a film."""
    data = b"".join(inner)
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def make_pdf(inner: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + inner + b"\nendobj\n%%EOF\n"


def squeeze_objects(inner: bytes) -> bytes:
    """An object stream."""
    packed = zlib.compress(inner)
    return b"<< /Type /ObjStm /N 1 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"


def faults(ending: str, data: bytes) -> list[str]:
    told = judge_personal(f"media/semarang/berkas{ending}", ending, len(data), io.BytesIO(data))
    assert not any(problem.is_error for problem in told)
    return [problem.fault for problem in told]


FTYP = box(b"ftyp", b"isom")
FILM = FTYP + box(b"moov", box(b"udta", box(b"\xa9xyz", b"-06.9667+110.4167/")))


@pytest.mark.parametrize(
    ("ending", "data", "expected"),
    [
        (
            ".docx",
            pack({"word/document.xml": "x", "docProps/core.xml": CORE}),
            ["menyimpan nama “Siti Rahma”, “Budi & Ani” sebagai pembuat atau penyuntingnya"],
        ),
        (".docx", pack({"word/comments.xml": "x"}), [REVIEWED]),
        (".xlsx", pack({"docProps/app.xml": "<Manager>Siti Rahma</Manager>"}), [NAMED]),
        (".pptx", pack({"docProps/core.xml": "<dc:creator/>"}), []),
        (".docx", pack({"docProps/core.xml": "<dc:creator>Humas BKN Semarang</dc:creator>"}), []),
        (".docx", pack({"docProps/core.xml": "<dc:creator>python-docx</dc:creator>"}), []),
        (".odt", pack({"meta.xml": META}), [NAMED]),
        (".pdf", make_pdf(b"<< /Author (Siti Rahma) >>"), [NAMED]),
        (".pdf", make_pdf(b"<< /Author (Siti \\122ahma) >>"), [NAMED]),
        (".pdf", make_pdf(b"<</Author<FEFF0053006900740069002000520061 0068006D0061>>>"), [NAMED]),
        (".pdf", make_pdf(XMP), [NAMED]),
        (".pdf", make_pdf(squeeze_objects(b"<< /Author (Siti Rahma) >>")), [NAMED]),
        (".pdf", make_pdf(b"<< /Author (Siti Rahma) >> trailer << /Encrypt 5 0 R >>"), []),
        (".pdf", make_pdf(b"<< /Author () /Title (Laporan) >>"), []),
        (".mp4", FILM, [PLACED]),
        (".mp4", FTYP + box(b"moov", box(b"trak", box(b"udta", box(b"loci", b"x")))), [PLACED]),
        (".mp4", FTYP + box(b"moov", box(b"meta", b"com.apple.quicktime.location.ISO6709")), [PLACED]),
        (".mp4", FTYP + box(b"mdat", b"\xa9xyz loci") + box(b"moov", box(b"udta", b"\xa9too")), []),
        (".mp3", b"ID3 Siti Rahma", []),
    ],
)
def test_hidden_names_and_places_are_told_once_and_offices_are_not(
    ending: str, data: bytes, expected: list[str]
) -> None:
    assert faults(ending, data) == expected


@pytest.mark.parametrize(
    ("ending", "data", "mend"),
    [
        (
            ".docx",
            pack({"docProps/core.xml": "<dc:creator>Siti Rahma</dc:creator>"}),
            "bila tidak perlu diketahui umum, "
            "hapus lewat File > Info > Check for Issues > Inspect Document, lalu simpan",
        ),
        (
            ".odt",
            pack({"meta.xml": META}),
            "bila tidak perlu diketahui umum, hapus lewat File > Properties > Reset Properties, lalu simpan",
        ),
        (
            ".pdf",
            make_pdf(XMP),
            "bila tidak perlu diketahui umum, hapus namanya pada dokumen asal, lalu simpan lagi sebagai PDF",
        ),
        (".mp4", FILM, "hapus lokasinya di ponsel atau penyunting video, lalu salin lagi"),
    ],
)
def test_the_way_to_mend_it_is_that_of_the_writer_s_program(ending: str, data: bytes, mend: str) -> None:
    (told,) = judge_personal(f"media/berkas{ending}", ending, len(data), io.BytesIO(data))

    assert (told.file, told.mend, told.is_error) == (f"media/berkas{ending}", mend, False)


class Counting(io.BytesIO):
    """A file that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_a_film_is_not_read_but_for_its_notes() -> None:
    film = FTYP + box(b"mdat", bytes(3_000_000)) + box(b"moov", box(b"udta", b"loci"))
    stream = Counting(film)

    told = judge_personal("media/a.mp4", ".mp4", len(film), stream)

    assert len(told) == 1
    assert stream.taken < 200


def test_a_small_document_that_unpacks_to_much_is_not_unpacked() -> None:
    bomb = pack({"docProps/core.xml": "<dc:creator>Siti Rahma</dc:creator>" + " " * 200_000_000})
    assert len(bomb) < 300_000

    assert faults(".docx", bomb) == [NAMED]


def test_a_document_with_an_endless_list_of_parts_is_not_listed() -> None:
    parts = {f"{number:06}{'x' * 200}": "" for number in range(MAX_LIST_BYTES // 200)}
    data = pack({**parts, "docProps/core.xml": CORE})

    assert faults(".docx", data) == []


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".mp4"])
@given(cut=st.integers(0, 600), at=st.integers(0, 600), new=st.binary(max_size=8))
def test_a_broken_file_breaks_nothing(ending: str, cut: int, at: int, new: bytes) -> None:
    whole = {
        ".docx": pack({"docProps/core.xml": CORE, "word/comments.xml": "x"}),
        ".odt": pack({"meta.xml": META}),
        ".pdf": make_pdf(squeeze_objects(b"<< /Author (Siti Rahma) >>") + XMP),
        ".mp4": FILM + box(b"uuid", b"x"),
    }[ending]
    data = whole[:at] + new + whole[at + len(new) :]

    told = faults(ending, data[: len(data) - cut % max(1, len(data))])

    assert len(told) <= 2
