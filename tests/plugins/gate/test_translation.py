"""The header's `lang` and `translation_of`, as far as the source alone can tell."""

from __future__ import annotations

import pytest

from tests.plugins.gate.test_texts import tell

ORIGINAL = "/semarang/2025/02/26/pelatihan/"


@pytest.mark.parametrize(
    "lines",
    [{}, {"lang": "id"}, {"lang": "en", "translation_of": ORIGINAL}],
    ids=["no language", "Indonesian", "English"],
)
def test_a_language_and_its_original_go_together(lines: dict[str, str]) -> None:
    assert tell(**lines) == []


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("english", "maksudnya “en”?"),
        ("Inggris", "maksudnya “en”?"),
        ("en-GB", "maksudnya “en”?"),
        ("EN", "maksudnya “en”?"),
        ("indonesia", "maksudnya “id”?"),
        ("fr", "yang sah: id, en"),
    ],
)
def test_a_language_that_is_not_known_is_told_with_the_one_that_is_meant(written: str, mend: str) -> None:
    told = tell(lang=written, translation_of=ORIGINAL)

    assert told == [f"6: lang: bahasa “{written}” tidak dikenal; {mend}"]


def test_an_english_text_needs_an_original() -> None:
    assert tell(lang="en") == [
        "6: lang: naskah berbahasa “en” tanpa naskah asal; "
        "tambahkan translation_of: alamat atau letak berkas naskah asalnya"
    ]


@pytest.mark.parametrize("lines", [{}, {"lang": "id"}], ids=["none", "Indonesian"])
def test_an_indonesian_text_is_no_translation(lines: dict[str, str]) -> None:
    told = tell(translation_of=ORIGINAL, **lines)

    assert told == [
        "6: translation_of: ada, tetapi naskah ini berbahasa “id”; tulis lang: en, atau hapus translation_of"
    ]


def test_what_a_translation_takes_from_its_original_is_not_written_again() -> None:
    told = tell(lang="en", translation_of=ORIGINAL, slug="training", comments="closed")

    assert told == [
        "8: slug: alamat terjemahan mengikuti alamat naskah asalnya; hapus baris ini",
        "9: comments: komentar hanya ada di bawah naskah asalnya; hapus baris ini",
    ]
