"""Rules: all hints on one text; and nothing on our own articles that a good editor would not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.hints.judging import find_hints
from plugins.hints.reading import read_lexicon
from tests.fixtures.content import HEADER, ROOT, write_source

LEXICON = read_lexicon()
CONTENT = ROOT / "content"
ARTICLES = sorted((CONTENT / "artikel").rglob("*.md"))
AGREED = ("terpotong di hasil pencarian", "tanpa angka, tanggal, dan sumber")
"""What their editor would say too: four titles lose their city in lists, five texts give nothing to check."""


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem[:40])
def test_our_own_articles_raise_only_what_an_editor_agrees_with(article: Path) -> None:
    path = article.relative_to(CONTENT).as_posix()

    hints = find_hints(path, article.read_bytes(), LEXICON)

    assert [hint.fault for hint in hints if not any(each in hint.fault for each in AGREED)] == []


def test_hints_are_in_the_order_of_lines_and_told_in_one_line_each() -> None:
    source = write_source({**HEADER, "title": "Workshop penilaian kinerja"}, "Isi LHKPN sebelum deadline.\n")

    hints = find_hints("artikel/semarang/naskah.md", source.encode(), LEXICON)

    assert [hint.tell() for hint in hints] == [
        "content/artikel/semarang/naskah.md:2: petunjuk: kata asing “Workshop”; pakai “lokakarya”",
        "content/artikel/semarang/naskah.md:10: petunjuk: kata asing “deadline”; "
        "pakai “tenggat” atau “batas waktu”",
        "content/artikel/semarang/naskah.md:10: petunjuk: singkatan “LHKPN” belum diterangkan; "
        "tulis kepanjangannya pada pemakaian pertama: kepanjangan (LHKPN)",
    ]


def test_abbreviations_of_the_offices_are_known() -> None:
    source = write_source(HEADER, "Kantor BKPSDM buka.\n").encode()

    assert find_hints("artikel/semarang/naskah.md", source, LEXICON, {"BKPSDM"}) == []


def test_english_editions_are_not_read_as_indonesian() -> None:
    header = {
        **HEADER,
        "lang": "en",
        "translation_of": "asal.md",
        "title": "Training and feedback in Semarang",
    }

    assert (
        find_hints(
            "artikel/semarang/a.md", write_source(header, "Download it by the deadline.\n").encode(), LEXICON
        )
        == []
    )


def test_a_book_gets_no_hints() -> None:
    book = write_source(HEADER, "Kirim link. " * 20_000).encode()

    assert find_hints("artikel/semarang/a.md", book, LEXICON) == []


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"---\n- a\n---\n", b"tanpa kepala"])
def test_what_the_gate_cannot_read_gets_no_hint(raw: bytes) -> None:
    assert find_hints("artikel/semarang/a.md", raw, LEXICON) == []


@pytest.mark.parametrize(
    "source", sorted((ROOT / "tests" / "hostile" / "sources").glob("*.md")), ids=lambda each: each.stem
)
def test_no_hostile_source_breaks_the_hints(source: Path) -> None:
    hints = find_hints("artikel/semarang/a.md", source.read_bytes(), LEXICON)

    assert all("\n" not in hint.tell() for hint in hints)
