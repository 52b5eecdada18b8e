"""Edge: the form's program is the one that was chosen, or there is none."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from plugins.editor.package import LOCK, PackageRefused, unpack


def make_archive(*names: str) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    return data.getvalue()


def test_another_archive_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(PackageRefused) as refusal:
        unpack(make_archive("package/dist/decap-cms.js"), tmp_path / "files", "sha512-x")

    assert "nothing was unpacked" in str(refusal.value)
    assert not (tmp_path / "files").exists()


def test_only_what_pages_load_is_unpacked(tmp_path: Path) -> None:
    import base64
    import hashlib

    archive = make_archive(
        "package/dist/decap-cms.js",
        "package/dist/103.decap-cms.js",
        "package/dist/decap-cms.js.map",
        "package/dist/cms.js",
        "package/dist/../../jahat.js",
        "package/dist/decap-cms.js.LICENSE.txt",
    )
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()

    unpack(archive, tmp_path / "files", digest)

    assert sorted(file.name for file in (tmp_path / "files").iterdir()) == [
        "103.decap-cms.js",
        "decap-cms.js",
        "decap-cms.js.LICENSE.txt",
    ]


def test_lock_names_no_host() -> None:
    assert "://" not in LOCK.read_text(encoding="ascii")
