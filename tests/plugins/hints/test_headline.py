"""Rules: titles and summaries in lists and search."""

from __future__ import annotations

import pytest

from plugins.gate.fields import LONG_TITLE_CHARS
from plugins.hints.headline import LISTED_TITLE_CHARS, find_headline_hints
from tests.plugins.hints.making import make_text, told


def find(**header: object) -> list[str]:
    return told(list(find_headline_hints(make_text("Isi.\n", **header))))


def test_a_title_that_lists_cut_is_told_with_what_is_left() -> None:
    title = "Implementasi kebijakan kepegawaian yang berorientasi pada kinerja di Tangerang"

    assert find(title=title) == [
        "title: judul 78 aksara terpotong di hasil pencarian: "
        "“Implementasi kebijakan kepegawaian yang berorientasi pada kinerja di …”; "
        "pendekkan sampai 70 aksara, yang khas di depan"
    ]


@pytest.mark.parametrize(
    "length", [LISTED_TITLE_CHARS, LONG_TITLE_CHARS + 1], ids=["fits", "told-by-the-gate"]
)
def test_a_title_that_fits_or_that_the_gate_tells_is_left_alone(length: int) -> None:
    assert find(title=("kata " * 40)[: length - 1] + "x") == []


def test_a_title_of_a_word_is_told() -> None:
    assert find(title="Pengumuman") == ["title: judul hanya 10 aksara; sebutkan apa yang terjadi dan di mana"]


@pytest.mark.parametrize(
    ("summary", "is_told"),
    [
        ("Penilaian kinerja di Semarang.", True),
        ("Di Semarang telah dilakukan penilaian kinerja.", True),
        ("Atasan dan pegawai bertemu empat kali setahun untuk membahas hasil kerja.", False),
    ],
    ids=["same", "little-more", "new"],
)
def test_a_summary_that_repeats_the_title_is_told(summary: str, is_told: bool) -> None:
    found = find(title="Penilaian kinerja di Semarang", summary=summary)

    expected = (
        "summary: ringkasan hanya mengulang judul; "
        "tulis apa yang belum dikatakan judul: siapa, kapan, dan akibatnya"
    )
    assert found == ([expected] if is_told else [])
