"""Rules: abbreviations are explained where they first stand."""

from __future__ import annotations

import pytest

from plugins.hints.abbreviations import find_abbreviations
from plugins.hints.reading import read_lexicon
from tests.plugins.hints.making import make_text, told

KNOWN = read_lexicon().known_abbreviations


def find(body: str) -> list[str]:
    return told(list(find_abbreviations(make_text(body), KNOWN)))


def test_an_unexplained_abbreviation_is_told_once() -> None:
    found = find("Kepala BKPSDM hadir. BKPSDM menilai.\n\nBKPSDM pulang.\n")

    assert found == [
        "isi: singkatan “BKPSDM” belum diterangkan; "
        "tulis kepanjangannya pada pemakaian pertama: kepanjangan (BKPSDM)"
    ]


def test_an_explanation_behind_the_first_use_comes_too_late() -> None:
    assert len(find("Isi SKP sekarang. Sasaran kinerja pegawai (SKP) dinilai.\n")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Sasaran kinerja pegawai (SKP) diisi. SKP dinilai.",
        "SKP (sasaran kinerja pegawai) diisi.",
        "SKP, yaitu sasaran kinerja pegawai, diisi.",
        '<abbr title="sasaran kinerja pegawai">SKP</abbr> diisi.',
        "Pelindungan Data Pribadi (UU PDP) berlaku.",
        "ASN dan PNS membawa KTP pada pukul 08.00 WIB.",
        "Bab XIV dan golongan IIIA, tingkat AA.",
        "PENGUMUMAN PENTING SEKALI bagi semua.",
        "Perusahaan PT WXYZ hadir; aplikasi SIKEP dibuka.",
        "Ia menjawab “BKPSDM tidak tahu” kepada kami.",
        "Baca [pedoman SAKIP](/media/a.pdf) dan `SELECT`.",
        "## Tentang LHKPN\n\nLaporan harta kekayaan penyelenggara negara (LHKPN) diisi.",
    ],
    ids="before behind namely markup with-a-word known roman shouted names quoted link heading".split(),
)
def test_what_is_explained_or_no_abbreviation_is_left_alone(body: str) -> None:
    assert find(f"{body}\n") == []
