"""Edge: a document goes in as it is, or is told what is wrong with it."""

from __future__ import annotations

import pytest

from plugins.editor.faults import UploadRefused
from plugins.editor.papers import receive
from tests.fixtures.documents import make_office, make_pdf, make_workbook

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "facts"),
    [
        ("Pedoman FINAL.PDF", make_pdf(2), "PDF, 1\N{NO-BREAK SPACE}kB, 2 halaman"),
        ("rekap.xlsx", make_workbook(("A", ""), ("B", "")), "Excel (XLSX), 1\N{NO-BREAK SPACE}kB, 2 lembar"),
        ("formulir.docx", make_office(), "Word (DOCX), 1\N{NO-BREAK SPACE}kB"),
        ("data.csv", b"nama;nilai\n", "CSV, 1\N{NO-BREAK SPACE}kB"),
    ],
    ids=["pdf", "xlsx", "docx", "csv"],
)
def test_a_sound_document_is_kept_to_the_byte(name: str, data: bytes, facts: str) -> None:
    paper = receive(name, data)

    assert (paper.data, paper.ending, paper.facts) == (data, name[name.rindex(".") :].lower(), facts)
    assert paper.advice == ()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "rekap.xlsm",
            make_workbook(("A", "")),
            "jenis berkas “.xlsm” tidak diterbitkan, karena dapat memuat makro; "
            "buka, lalu simpan lewat Save As sebagai .xlsx",
        ),
        (
            "foto.jpg",
            b"",
            "“foto.jpg” bukan dokumen yang dapat dilampirkan; lampirkan .pdf, .docx, .xlsx, .pptx, .odt, "
            ".ods, .odp, .csv; gambar dan video ditulis di dalam isi",
        ),
        (
            "surat.docx",
            OLD,
            "isinya dokumen Office lama (sebelum 2007), yang dapat menyembunyikan makro; "
            "buka, lalu simpan lewat Save As dalam bentuk baru (.docx)",
        ),
        (
            "surat.docx",
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "dokumen terkunci kata sandi; "
            "hapus kata sandinya lewat File > Info > Protect Document, lalu simpan lagi",
        ),
        (
            "surat.pdf",
            make_office(),
            "isinya arsip ZIP atau dokumen kantor, padahal berakhiran “.pdf”; "
            "ganti akhirannya dengan yang benar: .docx, .odp, .ods, .odt, .pptx, .xlsx, .zip",
        ),
        (
            "surat.docx",
            make_office(".xlsx"),
            "isinya Excel (XLSX), padahal berakhiran “.docx”; ganti akhirannya menjadi .xlsx",
        ),
        (
            "surat.pdf",
            make_pdf()[:300],
            "dokumen rusak atau terpotong; buka dan simpan ulang dari program asalnya, lalu salin lagi",
        ),
        ("surat.pdf", b"", "berkas kosong; simpan ulang, atau hapus berkas ini"),
    ],
    ids=["macro-form", "picture", "old", "locked", "other-kind", "other-office", "cut", "empty"],
)
def test_a_document_that_nobody_should_get_is_told_why(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UploadRefused) as refusal:
        receive(name, data)

    assert str(refusal.value) == told


def test_its_writer_is_advised_at_once() -> None:
    paper = receive("a.pdf", make_pdf(catalogue=b"", about=b"/Title (A) /Author (Siti Rahma) "))

    assert paper.advice == (
        "menyimpan nama “Siti Rahma” sebagai pembuat atau penyuntingnya; bila tidak perlu diketahui umum, "
        "hapus namanya pada dokumen asal, lalu simpan lagi sebagai PDF",
        "PDF ini tanpa tanda struktur, jadi sukar dibaca dengan pembaca layar; isi “Bentuk lain” dengan "
        "alamat laman yang isinya sama, atau surel untuk memintanya",
    )
