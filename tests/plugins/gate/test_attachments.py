"""The header's `attachments`, as far as the source alone can tell."""

from __future__ import annotations

import pytest

from plugins.gate.fields import read_record
from plugins.gate.reading import read_source
from plugins.gate.record import Attachment
from tests.fixtures.content import HEADER, write_source

PATH = "artikel/semarang/2025/2025-02-26-kinerja.md"
FILE = "/media/semarang/2025/pedoman.pdf"
NO_ADDRESS = (
    "bukan alamat dan bukan surel; tulis alamat halaman (/…/ atau https://…) atau surel tempat memintanya "
    "(nama@instansi.go.id)"
)


def read(*items: object) -> tuple[tuple[Attachment, ...], list[str]]:
    text = write_source({**HEADER, "attachments": list(items)}, "Isi.\n")
    source, problems = read_source(PATH, text.encode())
    assert source is not None
    record, found = read_record(source)
    told = [f"{one.line}: {one.field}: {one.fault}; {one.mend}" for one in (*problems, *found)]
    return record.attachments, told


def test_attachments_are_read_in_their_order() -> None:
    found, told = read(
        {"file": FILE, "title": "Pedoman  penilaian", "alternative": "/pedoman/"},
        {"file": "rekap.xlsx", "title": "Rekap", "alternative": "humas@bkn.go.id", "lang": "en"},
    )

    assert told == []
    assert found == (
        Attachment(file=FILE, title="Pedoman penilaian", alternative="/pedoman/"),
        Attachment(file="rekap.xlsx", title="Rekap", alternative="humas@bkn.go.id", language="en"),
    )


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            {"title": "Pedoman"},
            "9: attachments.file: kunci “file” tidak ada; tambahkan, misalnya file: "
            "/media/semarang/2025/pedoman.pdf",
        ),
        (
            {"file": FILE},
            "9: attachments.title: kunci “title” tidak ada; "
            "tambahkan, misalnya title: Pedoman penilaian kinerja",
        ),
        (
            {"file": "/media/semarang/2025/rapat.jpg", "title": "Rapat"},
            "9: attachments.file: “/media/semarang/2025/rapat.jpg” bukan dokumen yang dapat dilampirkan; "
            "lampirkan .pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv; "
            "gambar dan video ditulis di dalam isi",
        ),
        (
            {"file": FILE, "title": "pedoman_final2.pdf"},
            "10: attachments.title: “pedoman_final2.pdf” nama berkas, bukan judul; "
            "tulis judul dokumennya seperti pada halaman pertamanya",
        ),
        (
            {"file": FILE, "title": "P" * 201},
            "10: attachments.title: terlalu panjang (201 aksara); pendekkan sampai 200 aksara",
        ),
        (
            {"file": FILE, "title": "Pedoman", "alternative": FILE},
            "11: attachments.alternative: menunjuk ke dokumen itu sendiri; "
            "tulis alamat bentuk lainnya, atau surel tempat memintanya",
        ),
        (
            {"file": FILE, "title": "Pedoman", "alternative": "minta ke humas"},
            f"11: attachments.alternative: “minta ke humas” {NO_ADDRESS}",
        ),
        (
            {"file": FILE, "title": "Pedoman", "alternative": "javascript:alert(1)"},
            f"11: attachments.alternative: “javascript:alert(1)” {NO_ADDRESS}",
        ),
        (
            {"file": FILE, "title": "Pedoman", "lang": "inggris"},
            "11: attachments.lang: bahasa “inggris” tidak dikenal; maksudnya “en”?",
        ),
        (
            {"file": FILE, "title": "Pedoman", "judul": "x"},
            "11: attachments.judul: kunci “judul” tidak dikenal di bawah “attachments”; maksudnya “title”?",
        ),
    ],
    ids="no-file no-title picture file-name long itself words script language key".split(),
)
def test_a_fault_is_told_at_its_line_with_its_mend(item: dict[str, str], message: str) -> None:
    assert read(item)[1] == [message]


def test_one_file_is_attached_once() -> None:
    told = read({"file": FILE, "title": "Pedoman"}, {"file": FILE, "title": "Pedoman lagi"})[1]

    assert told == [f"11: attachments.file: “{FILE}” dilampirkan dua kali; hapus salah satunya"]
