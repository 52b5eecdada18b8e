"""Edge: a translation begins with what its original says, and with nothing that contradicts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publication.run import check
from plugins.writing.new import new
from tests.fixtures.content import BODY, MakeContent
from tests.plugins.writing.test_new import NOW, answering, files_below

FILE = "artikel/semarang/2025/2025-02-26-laporan.md"
ADDRESS = "/semarang/2025/02/26/laporan/"
WORDS = {"title": "Reports in Semarang", "summary": "Reports are written every quarter."}
WRITTEN = "artikel/semarang/2025/2026-03-01-reports-in-semarang.md"
EXPECTED = f"""\
---
lang: en
translation_of: "2025-02-26-laporan.md"
title: "Reports in Semarang"
date: 2026-03-01 08:00
category: manajemen-kinerja
summary: "Reports are written every quarter."
status: draft
author:
- Siti Rahma
- Budi Hartono
sources:
- title: Peraturan
  url: https://peraturan.example/6
---

{BODY}"""


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    """An article in the folder of its year, another one, and a page."""
    first = {
        "file": "2025/2025-02-26-laporan.md",
        "author": ["Siti Rahma", "Budi Hartono"],
        "sources": [{"title": "Peraturan", "url": "https://peraturan.example/6"}],
    }
    page = "---\ntitle: Tentang\nsummary: Tentang kami.\n---\n\nKami.\n"
    return make_content(first, {"file": "lain.md"}, files={"laman/tentang.md": page})


@pytest.mark.parametrize(
    "named",
    [FILE, ADDRESS, ADDRESS.strip("/"), f"https://kabar.example{ADDRESS}"],
    ids=["file", "address", "address without slashes", "link"],
)
def test_a_translation_begins_with_its_original_s_words_in_the_same_folder(content: Path, named: str) -> None:
    status = new({**WORDS, "translation_of": named}, content=str(content), now=NOW, ask=answering([]))

    assert status == 0
    assert (content / WRITTEN).read_text(encoding="utf-8") == EXPECTED


def test_an_original_may_be_named_from_where_the_writer_stands(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content / "artikel" / "semarang")

    new({**WORDS, "translation_of": "2025/2025-02-26-laporan.md"}, content=str(content), now=NOW)

    assert (content / WRITTEN).is_file()


def test_only_title_summary_and_date_are_asked_for(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [WORDS["title"], WORDS["summary"], ""]

    status = new({"translation_of": FILE}, content=str(content), now=NOW, ask=answering(answers))

    told = capsys.readouterr()
    assert (status, told.err) == (0, "")
    assert told.out == (
        "Terjemahan “Semarang menilai kinerja tiap triwulan”: "
        "tulis judul dan ringkasannya dalam bahasa Inggris.\n"
        f"Naskah baru: {content / WRITTEN}\n"
        "Terjemahkan isinya (juga alt dan caption gambar), "
        "lalu hapus baris “status: draft”.\n"
    )


@pytest.mark.parametrize("is_draft", [True, False], ids=["draft", "published"])
def test_the_translation_passes_the_gate(
    content: Path, capsys: pytest.CaptureFixture[str], is_draft: bool
) -> None:
    new({**WORDS, "translation_of": FILE, "lang": "en"}, content=str(content), now=NOW)
    file = content / WRITTEN
    if not is_draft:
        file.write_text(file.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    capsys.readouterr()

    status = check(content=str(content), now=NOW)

    assert (status, capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"translation_of": "/semarang/2025/02/26/tiada/"},
            "--translation-of: naskah asal “/semarang/2025/02/26/tiada/” tidak ditemukan; "
            "tulis letak berkasnya atau alamatnya",
        ),
        (
            {"translation_of": "../../pyproject.toml"},
            "--translation-of: naskah asal “../../pyproject.toml” tidak ditemukan; "
            "tulis letak berkasnya atau alamatnya",
        ),
        (
            {"translation_of": "laman/tentang.md"},
            "--translation-of: naskah asal “laman/tentang.md” bukan artikel; "
            "hanya artikel yang dapat diterjemahkan",
        ),
        (
            {"translation_of": FILE, "lang": "fr"},
            "--lang: “fr” bukan bahasa terjemahan; tulis en",
        ),
        (
            {"lang": "en"},
            "--lang: naskah berbahasa “en” memerlukan naskah asal; tambahkan --translation-of",
        ),
        (
            {"translation_of": FILE, "office": "jayapura", "category": "kepegawaian"},
            "--office: diambil dari naskah asal; hapus opsi ini\n"
            "--category: diambil dari naskah asal; hapus opsi ini",
        ),
    ],
    ids=["no such address", "outside", "a page", "another language", "no original", "contradicts"],
)
def test_what_cannot_be_translated_is_told_and_nothing_is_written(
    content: Path, capsys: pytest.CaptureFixture[str], given: dict[str, str], told: str
) -> None:
    before = files_below(content)

    status = new({**WORDS, **given}, content=str(content), now=NOW, ask=answering([]))

    assert (status, files_below(content)) == (1, before)
    assert capsys.readouterr().err == f"{told}\n"


def test_a_translation_and_a_faulty_text_are_no_originals(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new({**WORDS, "translation_of": FILE}, content=str(content), now=NOW)
    (content / "artikel/semarang/lain.md").write_text("---\nTitel: x\n---\n\nx\n", encoding="utf-8")
    capsys.readouterr()

    again = {"translation_of": WRITTEN, "title": "Again", "summary": "Again."}
    statuses = [new(again, content=str(content), now=NOW)]
    statuses += [new({**again, "translation_of": "artikel/semarang/lain.md"}, content=str(content), now=NOW)]

    assert statuses == [1, 1]
    assert capsys.readouterr().err.splitlines() == [
        f"--translation-of: naskah asal “{WRITTEN}” sendiri sebuah terjemahan; "
        "tulis naskah berbahasa Indonesianya",
        "--translation-of: naskah asal “artikel/semarang/lain.md” belum benar; "
        "jalankan check dan perbaiki dahulu",
    ]
