"""Every file of a release is known by its digest, and read again only where it may have changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from plugins.release.inventory import Entry, ReleaseRefused, take_inventory

LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "situs"
    (folder / "semarang").mkdir(parents=True)
    (folder / "semarang" / "index.html").write_bytes(b"satu")
    (folder / "robots.txt").write_bytes(b"dua")
    return folder


def digests(files: dict[str, Entry]) -> dict[str, bytes]:
    return {path: entry.digest for path, entry in files.items()}


def test_every_file_has_its_digest_in_order(folder: Path, tmp_path: Path) -> None:
    files = take_inventory(folder, tmp_path / "state")

    expected = {
        "robots.txt": hashlib.sha256(b"dua").digest(),
        "semarang/index.html": hashlib.sha256(b"satu").digest(),
    }
    assert digests(files) == expected
    assert list(files) == list(expected)
    assert files["robots.txt"].size == 3


@pytest.mark.parametrize("is_clean", [False, True])
def test_what_changed_under_the_same_size_and_time_is_seen(
    folder: Path, tmp_path: Path, is_clean: bool
) -> None:
    page = folder / "semarang" / "index.html"
    os.utime(page, (LONG_AGO, LONG_AGO))
    take_inventory(folder, tmp_path / "state")
    page.write_bytes(b"jahat"[:4])
    os.utime(page, (LONG_AGO, LONG_AGO))

    files = take_inventory(folder, tmp_path / "state", is_clean=is_clean)

    assert files["semarang/index.html"].digest == hashlib.sha256(b"jaha").digest()


def test_file_that_is_gone_is_not_listed(folder: Path, tmp_path: Path) -> None:
    take_inventory(folder, tmp_path / "state")
    (folder / "robots.txt").unlink()

    assert list(take_inventory(folder, tmp_path / "state")) == ["semarang/index.html"]


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_link_is_refused(folder: Path, tmp_path: Path) -> None:
    link = folder / "pintu.html"
    link.symlink_to("/etc/hostname")

    with pytest.raises(ReleaseRefused) as refusal:
        take_inventory(folder, tmp_path / "state")

    assert str(refusal.value) == f"{link}: no plain file; nothing else may leave, delete it"
