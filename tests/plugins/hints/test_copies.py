"""Store: a text in the making is compared with the texts of all other offices, which are read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.categories.register import read_registers
from plugins.gate.memory import Memory
from plugins.gate.shelf import Shelf
from plugins.gate.survey import survey
from plugins.hints.copies import LEARNED, Copies, Repeated
from plugins.hints.reading import read_lexicon
from tests.fixtures.content import HEADER, MakeContent, write_source

BODY = (
    "Pegawai menyusun sasaran bersama atasannya pada awal tahun, lalu keduanya membahas kemajuan setiap tiga "
    "bulan di ruang rapat kantor. Hasilnya dicatat dalam lembar penilaian yang ditandatangani kedua pihak, "
    "disimpan oleh bagian kepegawaian, dan dipakai untuk menentukan pelatihan yang diperlukan tahun depan.\n"
)
TITLE = "Pegawai {} menyusun sasaran kinerja bersama atasan"
PATH = "artikel/semarang/2026/2026-03-01-sasaran.md"


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    """Jayapura's text, which Semarang is about to repeat."""
    title = TITLE.format("Jayapura")
    return make_content({"office": "jayapura", "file": "asal.md", "title": title, "body": BODY})


def ask(content: Path, state: Path, title: str, body: str, version: bytes = b"1") -> list[Repeated]:
    """What a fresh desk says of Semarang's text."""
    registers = read_registers(content)[0]
    found = survey(content, Shelf(None), Memory(None, b""), {})
    digests = {path: row.digest for path, row in found.rows.items()}
    raw = write_source({**HEADER, "title": title, "date": "2026-03-01"}, body).encode()
    return Copies(content, read_lexicon(), state, version).find(PATH, raw, digests, registers)


def test_text_of_another_office_is_named_with_its_title(content: Path, tmp_path: Path) -> None:
    told = ask(content, tmp_path, "Judul yang sama sekali berbeda", BODY)

    assert [(one.path, one.title) for one in told] == [("artikel/jayapura/asal.md", TITLE.format("Jayapura"))]
    assert "rangkaian katanya sama dengan artikel/jayapura/asal.md" in told[0].hint.fault


def test_title_that_differs_in_its_place_alone_is_told(content: Path, tmp_path: Path) -> None:
    (told,) = ask(content, tmp_path, TITLE.format("Semarang"), "Isi yang lain.\n")

    assert told.hint.fault.startswith("judul sama dengan judul artikel/jayapura/asal.md, selain")


@pytest.mark.parametrize("office", ["semarang", "jayapura"], ids=["own office", "distinct text"])
def test_own_and_distinct_texts_are_not_told(make_content: MakeContent, tmp_path: Path, office: str) -> None:
    body = BODY if office == "semarang" else BODY.replace(" ", " lain ")
    content = make_content({"office": office, "file": "lain.md", "title": "Apa saja", "body": body})

    assert ask(content, tmp_path, "Judul yang sama sekali berbeda", BODY) == []


def test_texts_are_read_once_for_each_version_of_the_code(content: Path, tmp_path: Path) -> None:
    ask(content, tmp_path, "Judul", "Isi.\n")
    kept = (tmp_path / "copies.kept").read_bytes()

    ask(content, tmp_path, "Judul lain", "Isi.\n")
    again = (tmp_path / "copies.kept").stat().st_mtime_ns
    ask(content, tmp_path, "Judul lain", "Isi.\n", version=b"2")

    assert (tmp_path / "copies.kept").stat().st_mtime_ns > again
    assert (tmp_path / "copies.kept").read_bytes() != kept


def test_broken_memory_is_no_hindrance(content: Path, tmp_path: Path) -> None:
    (tmp_path / "copies.kept").write_bytes(b"rusak")

    assert len(ask(content, tmp_path, "Judul yang sama sekali berbeda", BODY)) == 1


def test_many_texts_are_learned_in_portions(make_content: MakeContent, tmp_path: Path) -> None:
    others = [{"office": "jayapura", "file": f"{number}.md"} for number in range(LEARNED + 5)]
    content = make_content(*others)
    (content / "artikel/jayapura/zz.md").write_text(
        write_source({**HEADER, "title": "Lain lagi"}, BODY), encoding="utf-8"
    )
    registers = read_registers(content)[0]
    found = survey(content, Shelf(None), Memory(None, b""), {})
    digests = {path: row.digest for path, row in found.rows.items()}
    raw = write_source({**HEADER, "title": "Judul yang sama sekali berbeda"}, BODY).encode()
    copies = Copies(content, read_lexicon(), tmp_path, b"1")
    looks = [copies.find(PATH, raw, digests, registers) for _ in range(3)]

    assert [len(told) for told in looks] == [0, 1, 1]
