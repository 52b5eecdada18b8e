"""Rules: subheadings in long texts, links that say where they lead."""

from __future__ import annotations

import pytest

from plugins.hints.outline import MAX_WORDS_WITHOUT_HEADING, find_outline_hints
from tests.plugins.hints.making import make_text, told

PARAGRAPH = "Pegawai menulis laporan itu sampai selesai semua nanti sore.\n\n"
LONG = PARAGRAPH * (MAX_WORDS_WITHOUT_HEADING // 9)


def find(body: str) -> list[str]:
    return told(list(find_outline_hints(make_text(body))))


def test_a_long_text_without_a_subheading_is_told_once() -> None:
    assert find(LONG + LONG) == [
        "isi: lebih dari 350 kata tanpa judul bagian; beri judul bagian (##) tiap tiga sampai lima alinea"
    ]


def test_subheadings_in_time_are_enough() -> None:
    half = PARAGRAPH * (MAX_WORDS_WITHOUT_HEADING // 18)

    assert find(f"{half}## Bagian\n\n{half}## Lain\n\n{half}") == []


@pytest.mark.parametrize(
    "words", ["klik di sini untuk mengunduh", "Silakan klik tautan berikut", "unduh formulirnya di sini"]
)
def test_a_link_that_tells_to_click_is_told(words: str) -> None:
    assert find(f"Formulir: [{words}](/media/a.pdf).\n") == [
        f"isi: teks tautan “{words}” menyuruh mengeklik; "
        "tautkan nama halaman atau dokumen yang dituju, misalnya [jadwal ujian](…)"
    ]


@pytest.mark.parametrize("words", ["formulir cuti", "klik di sini", "Cara menekan biaya"])
def test_a_link_that_names_its_page_or_that_the_gate_tells_is_left_alone(words: str) -> None:
    assert find(f"Lihat [{words}](/media/a.pdf).\n") == []
