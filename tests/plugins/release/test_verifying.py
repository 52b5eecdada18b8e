"""A release is proved whole: whatever was touched anywhere in it is found."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.release.compressing import compress_folder
from plugins.release.fault import Fault
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    Inputs,
    ManifestRefused,
    find_path_fault,
    read_manifest,
    write_manifest,
)
from plugins.release.proving import prove_release
from plugins.release.signing import make_key
from plugins.release.verifying import verify_release
from tests.fixtures.building import files_of

KEY = make_key(b"k" * 32, b"kabarkey")
INPUTS = Inputs(commit="c0ffee", is_clean=True, order=3, site="https://kabar.example")
PAGE = "<!doctype html><title>Kabar</title>" * 9


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return make_release(tmp_path / "rilis")


def make_release(folder: Path) -> Path:
    """A small signed release with texts, their forms, and a picture."""
    for path in ("index.html", "semarang/2026/03/05/harga beras/index.html", "_headers"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PAGE, encoding="utf-8")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    compress_folder(folder)
    prove_release(folder, INPUTS, KEY)
    return folder


def test_release_just_made_has_no_fault(release: Path) -> None:
    found = verify_release(release, [KEY.public])

    assert (found.faults, found.notes, found.inputs) == ((), (), INPUTS)


def test_manifest_lists_every_other_file_with_its_type(release: Path) -> None:
    manifest = read_manifest((release / MANIFEST).read_bytes())

    assert {file.path for file in manifest.files} == files_of(release).keys() - {MANIFEST, SIGNATURE}
    assert [(file.path, file.type, file.encoding) for file in manifest.files if file.path < "g"] == [
        (".well-known/release.pub", "text/plain", ""),
        ("_headers", "application/octet-stream", ""),
        ("foto.jpg", "image/jpeg", ""),
    ]
    assert [file.encoding for file in manifest.files if file.path.startswith("index.html")] == [
        "",
        "br",
        "gzip",
    ]


def test_same_release_has_the_same_proof_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    one, other = make_release(tmp_path / "satu"), make_release(tmp_path / "dua")
    os.utime(other / "index.html", (1, 1))
    prove_release(other, INPUTS, KEY)

    assert files_of(one) == files_of(other)


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (
            lambda folder: (folder / "foto.jpg").unlink(),
            ("foto.jpg", "missing", "the manifest lists it, and it is not there"),
        ),
        (
            lambda folder: (folder / "foto.jpg").write_bytes(b"\xff\xd8\xfe"),
            ("foto.jpg", "changed", "other bytes than the manifest's"),
        ),
        (
            lambda folder: (folder / "foto.jpg").write_bytes(b"<?php"),
            ("foto.jpg", "changed", "5 bytes instead of 3"),
        ),
        (
            lambda folder: (folder / "slot.html").write_bytes(b"gacor"),
            ("slot.html", "extra", "the manifest does not list it"),
        ),
        (
            lambda folder: (folder / SIGNATURE).unlink(),
            (SIGNATURE, "missing", "the release is unsigned; nothing proves its origin"),
        ),
        (
            lambda folder: (folder / MANIFEST).unlink(),
            (MANIFEST, "missing", "there is no manifest; make the release anew"),
        ),
    ],
    ids=["removed", "one bit", "replaced", "added", "unsigned", "no manifest"],
)
def test_whatever_was_done_to_a_release_is_named(
    release: Path, tamper: Callable[[Path], None], fault: tuple[str, str, str]
) -> None:
    tamper(release)

    path, kind, message = fault
    assert verify_release(release, [KEY.public]).faults == (Fault(path=path, kind=kind, message=message),)


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_link_in_a_release_is_a_fault(release: Path) -> None:
    (release / "pintu").symlink_to(release)

    assert [fault.kind for fault in verify_release(release, [KEY.public]).faults] == ["extra"]


def test_form_that_holds_another_text_is_found_though_it_is_signed(release: Path) -> None:
    (release / "index.html.gz").write_bytes(gzip.compress(PAGE.upper().encode(), mtime=0))
    (release / "index.html.br").write_bytes(b"not brotli at all")
    prove_release(release, INPUTS, KEY)

    assert list(map(str, verify_release(release, [KEY.public]).faults)) == [
        "index.html.br: form: is not brotli",
        "index.html.gz: form: does not hold index.html",
    ]


def test_form_that_grows_without_end_is_refused_before_it_has_grown(release: Path) -> None:
    bomb = gzip.compress(bytes(20_000_000), mtime=0)
    (release / "index.html.gz").write_bytes(bomb)
    prove_release(release, INPUTS, KEY)

    assert list(map(str, verify_release(release, [KEY.public]).faults)) == [
        f"index.html.gz: form: holds more than {len(PAGE)} bytes"
    ]


def test_unsigned_release_says_so_and_keeps_no_older_signature(release: Path) -> None:
    prove_release(release, INPUTS, None)

    assert list(map(str, verify_release(release, [KEY.public]).faults)) == [
        f"{SIGNATURE}: missing: the release is unsigned; nothing proves its origin"
    ]
    assert not (release / ".well-known/release.pub").exists()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_release(tmp_path_factory.mktemp("bita"))


@given(data=st.data())
def test_any_single_byte_changed_anywhere_is_found(whole: Path, data: st.DataObject) -> None:
    before = files_of(whole)
    path = data.draw(st.sampled_from(sorted(before)))
    number = data.draw(st.integers(0, len(before[path]) - 1))
    change = data.draw(st.integers(1, 255))
    content = bytearray(before[path])
    content[number] ^= change
    (whole / path).write_bytes(content)
    try:
        assert verify_release(whole, [KEY.public]).faults
    finally:
        (whole / path).write_bytes(before[path])


def test_unchanged_files_are_not_read_again_and_the_manifest_is_the_same(
    release: Path, tmp_path: Path
) -> None:
    prove_release(release, INPUTS, KEY, tmp_path / "state")
    before = files_of(release)
    (release / "semarang" / "baru.txt").write_bytes(b"baru")
    prove_release(release, INPUTS, KEY, tmp_path / "state")
    kept = (release / MANIFEST).read_bytes()

    prove_release(release, INPUTS, KEY)

    assert kept == (release / MANIFEST).read_bytes() != before[MANIFEST]


@pytest.mark.minisign
def test_anybody_verifies_a_release_with_minisign(release: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(release / ".well-known", tmp_path / "salinan")

    told = subprocess.run(
        ["minisign", "-Vm", "release.json", "-p", "release.pub"],
        cwd=copy,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert told.stdout == (
        "Signature and comment signature verified\n"
        "Trusted comment: kabar-kinerja release order 3 commit c0ffee\n"
    )


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../rahasia", "a//b", "a/./b", "a\\b", "a\nb", MANIFEST],
)
def test_manifest_names_nothing_outside_its_release(path: str) -> None:
    assert find_path_fault(path) != ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            b"release 1",
            b"release 9",
            "its format is 'kabar-kinerja release 9', and this program reads 'kabar-kinerja release 1'",
        ),
        (b"\n]}\n", b"\n]}", "not written as this program writes manifests"),
        (b'"foto.jpg"', b'"zzzz.jpg"', "files are not in order, or one is named twice"),
        (b'"foto.jpg"', b'"../foto.jpg"', "'../foto.jpg': is not a path below the release's folder"),
    ],
    ids=["another format", "other spacing", "out of order", "leads elsewhere"],
)
def test_manifest_of_another_hand_is_refused(release: Path, old: bytes, new: bytes, message: str) -> None:
    data = (release / MANIFEST).read_bytes()

    with pytest.raises(ManifestRefused) as refusal:
        read_manifest(data.replace(old, new))

    assert str(refusal.value) == message


def test_manifest_read_and_written_is_the_same(release: Path) -> None:
    data = (release / MANIFEST).read_bytes()
    manifest = read_manifest(data)

    assert write_manifest(manifest.inputs, manifest.files, manifest.moved) == data
