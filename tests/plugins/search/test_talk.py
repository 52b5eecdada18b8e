"""Pagefind's program, spoken to."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search.engine import IndexRefused, engine_version
from plugins.search.entry import make_record, take_entry
from plugins.search.talk import write_index
from tests.fixtures.building import files_of
from tests.plugins.search.making import make_article

ENTRY = make_record(take_entry(make_article()), "<p>Naskah.</p>")


def test_the_version_is_that_of_the_lock() -> None:
    assert engine_version().startswith("1.5.")


def test_every_entry_is_written_and_told_of(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    write_index(
        tmp_path / "indeks",
        [ENTRY, {**ENTRY, "url": "/lain/"}],
        2,
        lambda done, all_: told.append((done, all_)),
    )

    assert told == [(1, 2), (2, 2)]
    assert len(list((tmp_path / "indeks" / "fragment").iterdir())) == 2


def test_an_entry_that_pagefind_refuses_stops_the_index(tmp_path: Path) -> None:
    with pytest.raises(IndexRefused) as refusal:
        write_index(tmp_path / "indeks", [{**ENTRY, "content": None}], 1)

    assert str(refusal.value).startswith("Pagefind: ")
    assert not (tmp_path / "indeks").exists()


def test_only_what_a_reader_s_page_loads_is_written(tmp_path: Path) -> None:
    write_index(tmp_path / "indeks", [ENTRY], 1)

    names = {path.rsplit("/", 1)[-1].partition(".")[2] for path in files_of(tmp_path / "indeks")}
    assert {name.rsplit(".", 1)[-1] for name in names} == {"js", "json", "pagefind"} | {
        f"pf_{kind}" for kind in ("meta", "index", "filter", "fragment")
    }
    assert not (tmp_path / "indeks" / "pagefind-ui.js").exists()
