"""Rules: a policy text gives its reader something to check."""

from __future__ import annotations

import pytest

from plugins.hints.evidence import find_missing_evidence
from tests.plugins.hints.making import make_text, told

EMPTY = "Kebijakan ini membuat pelayanan lebih baik dan pegawai lebih senang bekerja.\n\n1. satu\n2. dua\n"


def find(body: str, **header: object) -> list[str]:
    given = {"title": "Kebijakan baru tentang penilaian", **header}
    return told(list(find_missing_evidence(make_text(body, **given))))


def test_policy_without_figure_date_and_source_is_told() -> None:
    assert find(EMPTY) == [
        "title: tulisan kebijakan ini tanpa angka, tanggal, dan sumber; sebutkan sejak kapan berlaku, "
        "berapa yang berubah, dan aturan atau laporan yang menjadi dasarnya (kunci sources)"
    ]


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (EMPTY + "\nNilai naik 12 persen.\n", {}),
        (EMPTY + "\nBerlaku sejak bulan Maret.\n", {}),
        (EMPTY + "\nDasarnya Peraturan Pemerintah tentang disiplin, nomor sembilan.\n", {}),
        (EMPTY + "\nBaca [pedoman](https://contoh.go.id/).\n", {}),
        (EMPTY, {"sources": [{"title": "Pedoman", "url": "https://contoh.go.id/"}]}),
        (EMPTY, {"title": "Lomba masak antarpegawai"}),
    ],
    ids=["figure", "date", "law", "link", "sources", "no-policy"],
)
def test_one_of_them_is_enough(body: str, header: dict[str, object]) -> None:
    assert find(body, **header) == []
