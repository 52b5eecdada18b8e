"""Compressed forms always belong to their text."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from plugins.release.compressing import compress_folder
from tests.fixtures.building import files_of

PAGE = b"<!doctype html><title>Kabar</title>" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "semarang").mkdir()
    (tmp_path / "semarang" / "index.html").write_bytes(PAGE)
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")
    return tmp_path


def test_texts_get_both_forms_and_pictures_none(folder: Path) -> None:
    forms = compress_folder(folder)

    files = files_of(folder)
    assert forms == (".gz", ".br")
    assert sorted(files) == [
        "foto.jpg",
        *(f"semarang/index.html{ending}" for ending in ("", ".br", ".gz")),
    ]
    assert gzip.decompress(files["semarang/index.html.gz"]) == PAGE
    assert brotli.decompress(files["semarang/index.html.br"]) == PAGE


def test_the_same_text_has_the_same_forms(folder: Path) -> None:
    compress_folder(folder)
    before = files_of(folder)
    os.utime(folder / "semarang" / "index.html", (1, 1))

    compress_folder(folder)

    assert files_of(folder) == before


def test_a_changed_text_gets_new_forms_and_others_are_left_alone(folder: Path) -> None:
    other = folder / "tetap.txt"
    other.write_bytes(PAGE)
    compress_folder(folder)
    form = folder / "tetap.txt.gz"
    made = form.stat().st_ctime_ns
    (folder / "semarang" / "index.html").write_bytes(b"baru")

    compress_folder(folder)

    assert gzip.decompress((folder / "semarang" / "index.html.gz").read_bytes()) == b"baru"
    assert form.stat().st_ctime_ns == made


def test_forms_of_a_text_that_is_gone_go_too(folder: Path) -> None:
    compress_folder(folder)
    (folder / "semarang" / "index.html").unlink()

    compress_folder(folder)

    assert sorted(files_of(folder)) == ["foto.jpg"]
