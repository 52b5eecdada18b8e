"""Rules: long sentences and piles of passives are told; ordinary ones are not."""

from __future__ import annotations

import pytest

from plugins.hints.style import MAX_WORDS, find_long_sentences, find_passive_piles, is_passive
from tests.plugins.hints.making import make_text, told

PILE = """\
Penilaian dilakukan tiap triwulan dan laporan disusun pada akhir masa itu. Laporan diperiksa, lalu hasilnya
dibahas. Catatan disimpan dan dilaporkan.
"""


def sentence(words: int) -> str:
    return f"Pegawai {'menulis ' * (words - 2)}laporan."


def test_a_sentence_past_the_limit_is_told_with_its_beginning_and_length() -> None:
    text = make_text(f"Pendek saja.\n\n{sentence(MAX_WORDS)} {sentence(MAX_WORDS + 1)}\n")

    hints = list(find_long_sentences(text))

    assert told(hints) == [
        "isi: kalimat “Pegawai menulis menulis menulis menulis menulis menulis …” terdiri atas 31 kata; "
        "pecah menjadi dua kalimat atau lebih, paling banyak 30 kata tiap kalimat"
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"{'Kepala Badan mengatakan “' + 'kami akan terus bekerja ' * 12}”, lalu pulang.\n",
        f"> {sentence(60)}\n",
        f"```\n{sentence(60)}\n```\n",
        f"| Kolom | Isi |\n| --- | --- |\n| satu | {sentence(60)} |\n",
        f"Drs. H. Budi S.H. hadir. {sentence(20)} Prof. Dr. Siti No. 3 juga. {sentence(20)}\n",
        f"Lihat [{sentence(40)}](/semarang/) untuk naskahnya.\n",
    ],
    ids=["quoted-words", "quoted-block", "code", "table", "titles-with-full-stops", "name-of-a-page"],
)
def test_what_is_no_long_sentence_of_the_writer_is_left_alone(body: str) -> None:
    assert list(find_long_sentences(make_text(body))) == []


def test_the_line_of_a_long_sentence_is_the_files() -> None:
    text = make_text(f"Satu baris.\nBaris kedua selesai.\n{sentence(40)}\n")

    (hint,) = find_long_sentences(text)

    assert text.source.body_line + 3 == hint.line


def test_a_pile_of_passives_is_told() -> None:
    hints = list(find_passive_piles(make_text(PILE)))

    assert told(hints) == [
        "isi: alinea ini bertumpuk bentuk pasif (6: dilakukan, disusun, diperiksa, dibahas …); "
        "sebutkan siapa yang melakukannya: “kantor membuka …”"
    ]


@pytest.mark.parametrize(
    "body",
    [
        PILE.replace("dilakukan", "dilakukan oleh atasan langsung"),
        "Berkas dicatat, diperiksa, disalin, dibagikan, disimpan, dan dihapus. Petugas pulang.\n",
        "Berkas yang dicatat, yang diperiksa. Yang disalin. Untuk dibagikan, agar disimpan, mudah dihapus.\n",
        "Dia sendiri di dinas. Direktur dan diklat berdiskusi. Dialog digital, disiplin, divisi.\n",
        f"> {PILE.splitlines()[0]}\n> {PILE.splitlines()[1]}\n",
    ],
    ids=["somebody-acts", "one-sentence", "relative-clauses", "only-like-passives", "quoted"],
)
def test_what_is_no_pile_is_left_alone(body: str) -> None:
    assert list(find_passive_piles(make_text(body))) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dilakukan", True),
        ("disusun", True),
        ("terlaksana", True),
        ("terselesaikan", True),
        ("dinasnya", False),
        ("digital", False),
        ("direktorat", False),
        ("terhadap", False),
        ("terbuka", False),
        ("diskusi", False),
        ("dia", False),
    ],
)
def test_passives_are_known_by_their_form(word: str, expected: bool) -> None:
    assert is_passive(word) is expected
