"""The same texts give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.canonical import decode, encode, make_canonical
from plugins.search.engine import IndexRefused
from plugins.search.entry import make_record, take_entry
from plugins.search.talk import write_index
from tests.fixtures.building import files_of
from tests.plugins.search.making import OFFICE, make_article

VALUES = st.recursive(
    st.integers(0, 2**64 - 1) | st.binary() | st.text(), lambda inner: st.lists(inner, max_size=30)
)


@given(VALUES)
def test_what_is_encoded_is_decoded_again(value) -> None:
    data = encode(value)

    assert decode(data) == (value, len(data))


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (10, "0a"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000000000, "1b000000e8d4a51000"),
        ("ü", "62c3bc"),
        ([1, [2, 3]], "8201820203"),
    ],
    ids=str,
)
def test_values_are_encoded_as_the_standard_s_examples(value, data: str) -> None:
    # Source: RFC 8949, appendix A.
    assert encode(value).hex() == data


def index_of_many_offices(folder: Path) -> Path:
    """An index whose filters have so many values that chance would hardly order them alike twice."""
    articles = [
        make_article(f"{2015 + number % 10}-03-0{1 + number % 9}", url=f"/n/{number}/")
        for number in range(40)
    ]
    entries = [
        {
            **make_record(take_entry(article), "<p>Naskah.</p>"),
            "filters": {"kantor": [f"{OFFICE.slug}-{number}"], "tahun": ["2025"]},
        }
        for number, article in enumerate(articles)
    ]
    write_index(folder, entries, len(entries))
    make_canonical(folder)
    return folder


def test_two_runs_give_the_same_files(tmp_path: Path) -> None:
    one, other = (files_of(index_of_many_offices(tmp_path / name)) for name in ("satu", "dua"))

    assert one == other
    assert any(path.startswith("filter/") for path in one)


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    folder = index_of_many_offices(tmp_path / "indeks")
    facts = next(folder.glob("*.pf_meta"))
    facts.write_bytes(b"lain")

    with pytest.raises(IndexRefused) as refusal:
        make_canonical(folder)

    assert str(refusal.value).startswith("Pagefind's files have another form than expected: BadGzipFile(")
