"""Forms of one word."""

from __future__ import annotations

import pytest

from plugins.search.affixes import ROOTS, other_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Penilaian guru", "nilai dinilai menilai"),
        ("Pelamar DITERIMA", "terima menerima penerimaan"),
        ("penugasan", "tugas ditugas menugas"),
        ("kerja, dikerja, mengerja dan pengerjaan", ""),
        ("keadaan sawah", ""),
        ("", ""),
    ],
    ids=["n", "t swallowed", "suffix", "all there", "no such root", "empty"],
)
def test_a_text_is_given_the_forms_that_it_lacks(text: str, forms: str) -> None:
    assert other_forms(text) == forms


@pytest.mark.parametrize("root", ROOTS)
def test_a_root_given_its_other_forms_lacks_none(root: str) -> None:
    text = f"{root} {other_forms(root)}"

    assert len(text.split()) == 4
    assert other_forms(text) == ""
