"""Compressed forms always belong to their text."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.release.compressing import compress, compress_release
from plugins.release.inventory import Inventory
from tests.fixtures.building import files_of

PAGE = b"<!doctype html><title>Kabar</title>" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "situs"
    (folder / "semarang").mkdir(parents=True)
    (folder / "semarang" / "index.html").write_bytes(PAGE)
    (folder / "tetap.txt").write_bytes(PAGE)
    (folder / "foto.jpg").write_bytes(b"\xff\xd8")
    return folder


def compress_again(folder: Path) -> int:
    """How many texts a release's compression took up, its state kept beside."""
    inventory = Inventory(folder, folder.parent / "state")
    count = compress_release(inventory, folder.parent / "state")
    inventory.keep()
    assert inventory.files == Inventory(folder).files
    return count


def test_texts_get_both_forms_and_pictures_none(folder: Path) -> None:
    count = compress_again(folder)

    files = files_of(folder)
    forms = [
        f"{name}{ending}" for name in ("semarang/index.html", "tetap.txt") for ending in ("", ".br", ".gz")
    ]
    assert count == 2
    assert sorted(files) == ["foto.jpg", *forms]
    assert gzip.decompress(files["semarang/index.html.gz"]) == PAGE
    assert brotli.decompress(files["semarang/index.html.br"]) == PAGE


def test_the_same_text_has_the_same_forms_and_they_are_left_alone(folder: Path) -> None:
    compress_again(folder)
    before = files_of(folder)
    made = (folder / "tetap.txt.gz").stat().st_ctime_ns
    os.utime(folder / "semarang" / "index.html", (1, 1))

    assert compress_again(folder) == 0

    assert files_of(folder) == before
    assert (folder / "tetap.txt.gz").stat().st_ctime_ns == made


def test_only_a_changed_text_gets_new_forms(folder: Path) -> None:
    compress_again(folder)
    (folder / "semarang" / "index.html").write_bytes(b"baru")

    assert compress_again(folder) == 1

    assert gzip.decompress((folder / "semarang" / "index.html.gz").read_bytes()) == b"baru"


@pytest.mark.parametrize("is_kept", [True, False], ids=["state kept", "state lost"])
def test_page_slipped_under_an_address_in_another_coding_does_not_stay(folder: Path, is_kept: bool) -> None:
    compress_again(folder)
    form, text = folder / "semarang" / "index.html.br", folder / "semarang" / "index.html"
    form.write_bytes(brotli.compress(b"slot gacor"))
    moment = text.stat().st_mtime_ns
    os.utime(form, ns=(moment, moment))
    if not is_kept:
        shutil.rmtree(folder.parent / "state")

    compress_again(folder)

    assert brotli.decompress(form.read_bytes()) == PAGE


def test_forms_of_a_text_that_is_gone_go_too(folder: Path) -> None:
    compress_again(folder)
    (folder / "semarang" / "index.html").unlink()

    compress_again(folder)

    assert sorted(files_of(folder)) == ["foto.jpg", "tetap.txt", "tetap.txt.br", "tetap.txt.gz"]


@given(st.binary(max_size=4_000))
def test_forms_hold_their_text(data: bytes) -> None:
    br, gz = compress(data)

    assert (brotli.decompress(br), gzip.decompress(gz)) == (data, data)


def test_forms_are_the_same_bytes_on_every_machine() -> None:
    """Another zlib or brotli would give a release another manifest; then its version must be told."""
    text = "".join(f"<li>Artikel {number}: {number**5 % 9973} pegawai</li>" for number in range(2_000))

    digests = [hashlib.sha256(form).hexdigest()[:16] for form in compress(text.encode())]

    assert digests == ["add06f37fb38ca9a", "d65cbdb95dae3659"]
