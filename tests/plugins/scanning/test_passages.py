"""What sells gambling and what only speaks of it, on texts that were written before the rules were tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.scanning.passages import find_selling, read_passage

CORPUS = Path(__file__).parent / "corpus"


def read_corpus(name: str) -> list[str]:
    """Every text of a file."""
    return (CORPUS / name).read_text(encoding="utf-8").split("\n---\n")


# Planted and honest texts: of the first rules; of their second round; and written after that one.
CORPORA = tuple(
    (read_corpus(f"tanaman{name}.txt"), read_corpus(f"wajar{name}.txt")) for name in ("", "-2", "-3")
)


@pytest.mark.parametrize(
    ("number", "sizes", "found", "wronged"),
    [(0, (60, 70), 29, 0), (1, (66, 76), 31, 2), (2, (30, 30), 6, 1)],
    ids=["first", "second", "third"],
)
def test_no_fewer_unseen_planted_texts_are_found_and_no_more_honest_ones_wronged_than_the_readme_says(
    number: int, sizes: tuple[int, int], found: int, wronged: int
) -> None:
    """The rules were bettered by looking at every second text; what is measured here are the others."""
    planted, honest = CORPORA[number]

    assert (len(planted), len(honest)) == sizes
    assert sum(read_passage(text).sells for text in planted[1::2]) >= found
    assert sum(read_passage(text).sells for text in honest[1::2]) <= wronged


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


@pytest.mark.parametrize(
    "text",
    [
        "Bandarqq dominoqq pokerv online terpercaya",
        "Situs toto macau 4D, keluaran togel sgp hari ini",
        "klaim bonus casino online",
        "deposit pulsa tanpa potongan, scatter hitam pasti jackpot",
        "真人博彩 老虎机",
    ],
    ids="cards numbers bonus deposit chinese".split(),
)
def test_what_the_trade_writes_sells(text: str) -> None:
    assert read_passage(text).sells


@pytest.mark.parametrize(
    "text",
    [
        "Menteri meminta warga menolak slot gacor dan maxwin, kata Menteri.",
        "Polda membongkar jaringan slot88 dan togel; 12 tersangka ditahan.",
        "Waspada! Jangan klik tautan slot gacor, maxwin.",
    ],
    ids="ministry police warning".split(),
)
def test_who_forbids_prosecutes_or_warns_does_not_sell(text: str) -> None:
    assert not read_passage(text).sells
