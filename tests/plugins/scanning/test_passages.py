"""What sells gambling and what only speaks of it, on texts that were written before the rules were tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.scanning.passages import find_selling, read_passage

CORPUS = Path(__file__).parent / "corpus"


def read_corpus(name: str) -> list[str]:
    """Every text of a file."""
    return (CORPUS / name).read_text(encoding="utf-8").split("\n---\n")


PLANTED, HONEST = read_corpus("tanaman.txt"), read_corpus("wajar.txt")


def test_of_unseen_planted_texts_most_are_found_and_of_unseen_honest_ones_none() -> None:
    """The rules were bettered by looking at every second text; what is measured here are the others."""
    found = sum(read_passage(text).sells for text in PLANTED[1::2])
    wronged = [text for text in HONEST[1::2] if read_passage(text).sells]

    print(f"unseen: recall {found / len(PLANTED[1::2]):.2f}, precision {found / (found + len(wronged)):.2f}")
    assert (len(PLANTED), len(HONEST)) == (60, 70)
    assert found / len(PLANTED[1::2]) >= 0.76
    assert found / (found + len(wronged)) >= 0.96


@pytest.mark.parametrize(
    "text", ["", "Rapat kerja dimulai pukul 09.00.", "Tersedia 40 slot peserta pelatihan."]
)
def test_ordinary_words_are_silent(text: str) -> None:
    assert not read_passage(text).sells


def test_a_report_may_quote_what_an_advertisement_says() -> None:
    report = [
        "Polisi menangkap bandar judi dan menyita barang bukti.",
        "Pelaku dijerat pasal perjudian; korban rugi dan diminta melapor.",
        "Judul yang ditanam peretas: “Situs Slot Gacor Maxwin Bonus New Member 100%”.",
    ]

    assert list(find_selling(report)) == []


def test_an_advertisement_within_a_report_still_sells() -> None:
    report = [
        "Polisi menangkap bandar judi dan menyita barang bukti; korban diminta melapor.",
        "Pelaku dijerat pasal perjudian dan dihukum.",
        "Daftar sekarang di slot gacor maxwin, bonus new member 100%, hubungi WA 0812-3456-7890.",
    ]

    assert list(find_selling(report)) == report[2:]
