"""Rules: foreign words with an equivalent are told once; names, quotations, code and links are not."""

from __future__ import annotations

import pytest

from plugins.hints.foreign import find_foreign_words
from plugins.hints.reading import read_lexicon
from tests.plugins.hints.making import make_text, told

WORDS = read_lexicon().foreign


def find(body: str, **header: object) -> list[str]:
    return told(list(find_foreign_words(make_text(body, **header), WORDS)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kirim sebelum deadline.", "isi: kata asing “deadline”; pakai “tenggat” atau “batas waktu”"),
        ("Berkas bisa didownload.", "isi: kata asing “didownload”; pakai “unduh” atau “mengunduh”"),
        ("Pegawai meng-upload laporan.", "isi: kata asing “meng-upload”; pakai “unggah” atau “mengunggah”"),
        ("Buka link-nya.", "isi: kata asing “link-nya”; pakai “tautan”"),
        (
            "Kantor membuka help desk.",
            "isi: kata asing “help desk”; pakai “meja bantuan” atau “meja layanan”",
        ),
        ("Workshop dibuka Senin.", "isi: kata asing “Workshop”; pakai “lokakarya”"),
        ("Data *real time* tampil.", "isi: kata asing “real time”; pakai “waktu nyata” atau “seketika”"),
        ("| Cara |\n| --- |\n| online |", "isi: kata asing “online”; pakai “daring”"),
    ],
    ids=["plain", "prefix", "hyphen", "suffix", "two-words", "first-word", "italic", "cell"],
)
def test_a_foreign_word_is_told_with_its_equivalent(body: str, expected: str) -> None:
    assert find(f"{body}\n") == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Simpan di Google Drive atau pakai Adobe File Share setiap hari.",
        "Pakai perintah `download` saja.",
        "Ia berkata “kirim link sekarang” kepada kami.",
        "Baca [panduan download aplikasi](/media/panduan.pdf) itu.",
        "Buka https://contoh.go.id/download/file/online sekarang.",
        "Pendaftaran daring (online) dibuka.",
        "Pemerintahan elektronik atau *e-government* berkembang.",
        "> Silakan download link ini.",
        "![Foto meeting](/media/a.jpg)",
        "Program, target, proses, formal, sistem, dan media tidak asing.",
    ],
    ids="name code quotation link address explained explained-italic quoted-block picture loanwords".split(),
)
def test_what_is_not_the_writers_own_foreign_word_is_left_alone(body: str) -> None:
    assert find(f"{body}\n") == []


def test_a_word_is_told_once_in_a_text_at_its_first_place() -> None:
    hints = list(find_foreign_words(make_text("Satu link.\n\nDua link dan link-nya.\n"), WORDS))

    assert len(hints) == 1


def test_title_and_summary_are_read_too() -> None:
    found = find("Isi biasa.\n", title="Kantor adakan workshop penilaian", summary="Ada deadline baru.")

    assert found == [
        "title: kata asing “workshop”; pakai “lokakarya”",
        "summary: kata asing “deadline”; pakai “tenggat” atau “batas waktu”",
    ]
