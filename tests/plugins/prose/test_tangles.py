"""Texts that would take minutes are known beforehand; long real ones are not among them."""

from __future__ import annotations

import pytest

from plugins.prose.tangles import MAX_BODY_CHARS, Tangle, find_tangle


def test_a_long_regulation_is_no_tangle() -> None:
    article = "## Pasal {}\n\n(1) Setiap pegawai wajib menaati ketentuan [ini](#pasal-1), **yaitu**:\n\n" + (
        "1. huruf a;\n2. huruf b; dan\n3. huruf c.\n\n" * 5
    )

    assert find_tangle(article * 1000) is None


def test_a_table_of_five_hundred_rows_is_no_tangle() -> None:
    assert find_tangle("| a | b |\n| - | - |\n" + "| 1 | *dua* |\n" * 500) is None


@pytest.mark.parametrize("rule", ["* * * * * * * *", "- - - - - - - - -", "_ _ _ _ _ _ _", "***********"])
def test_a_ruled_line_is_no_deep_list(rule: str) -> None:
    assert find_tangle(f"Teks\n\n{rule}\n\nTeks") is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("> " * 9 + "x", id="quotations"),
        pytest.param("- " * 6 + "x", id="lists on one line"),
        pytest.param("1. " * 6 + "x", id="numbered lists on one line"),
        pytest.param(" " * 64 + "- x", id="list far to the right"),
    ],
)
def test_what_is_nested_too_deep_is_told(body: str) -> None:
    tangle = find_tangle(f"Satu\n\n{body}\n")

    assert tangle == Tangle(
        line=3,
        fault="daftar atau kutipan bersarang terlalu dalam",
        mend="sederhanakan susunannya; tiga tingkat sudah cukup",
    )


def test_what_is_too_dense_is_told_where_it_is() -> None:
    tangle = find_tangle("Satu\n\nDua\n\n" + "[" * 2501)

    assert tangle == Tangle(
        line=5,
        fault="isi memuat terlalu banyak tanda penanda atau baris tanpa baris kosong di antaranya",
        mend="pisahkan dengan baris kosong, atau lampirkan tabel besar sebagai dokumen",
    )


def test_what_is_too_long_is_told() -> None:
    tangle = find_tangle("a" * (MAX_BODY_CHARS + 1))

    assert tangle == Tangle(
        line=1,
        fault="isi sepanjang 400001 karakter melebihi batas 400000 karakter",
        mend="bagi menjadi beberapa naskah, atau lampirkan sebagai dokumen",
    )
