"""What is kept is given back whole or not at all, whatever happened to its file."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.keeping.kept import DIGEST_BYTES, MAGIC, load_kept, remove_leftovers, save_kept

VERSION = b"version 1"
Value = dict[str, tuple[int, bytes, str | None]]
VALUE: Value = {"a": (1, b"\xff", None), "ü": (2, b"", "teks")}
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)


def load(path: Path, version: bytes = VERSION) -> tuple[Value | None, str]:
    return load_kept(path, version, Value)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "value.kept"
    save_kept(path, VERSION, VALUE)
    return path


def seal(payload: bytes, version: bytes = VERSION) -> bytes:
    """A file with a true checksum around any payload, as somebody else might write it."""
    checksum = hashlib.blake2b(payload, digest_size=DIGEST_BYTES).digest()
    return MAGIC + version.ljust(DIGEST_BYTES) + checksum + payload


def check_one_line(complaint: str, path: Path) -> None:
    assert complaint.startswith(f"{path}: ")
    assert complaint.endswith("; building without it")
    assert complaint.isprintable()


def test_a_value_comes_back_as_it_was(kept: Path) -> None:
    assert load(kept) == (VALUE, "")


def test_saving_leaves_nothing_beside_the_file(kept: Path) -> None:
    save_kept(kept, VERSION, {})

    assert [path.name for path in kept.parent.iterdir()] == ["value.kept"]
    assert load(kept) == ({}, "")


def test_an_absent_file_is_no_cause_for_complaint(tmp_path: Path) -> None:
    assert load(tmp_path / "absent") == (None, "")


def test_another_versions_value_is_not_used_and_not_told(kept: Path) -> None:
    assert load(kept, b"version 2") == (None, "")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    value, complaint = load(tmp_path)

    assert value is None
    check_one_line(complaint, tmp_path)


def test_a_foreign_file_is_told(kept: Path) -> None:
    kept.write_bytes(b"cos\nsystem\n(S'true'\ntR.")

    assert load(kept) == (None, f"{kept}: not a file of ours; building without it")


def test_a_file_cut_short_anywhere_is_never_used(kept: Path) -> None:
    whole = kept.read_bytes()

    for size in range(len(whole)):
        kept.write_bytes(whole[:size])
        value, complaint = load(kept)
        assert value is None
        check_one_line(complaint, kept)


def test_a_file_with_any_flipped_bit_is_never_used(kept: Path) -> None:
    whole = kept.read_bytes()

    for place in range(len(whole) * 8):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        kept.write_bytes(data)
        assert load(kept)[0] is None


@SHARED
@given(st.binary(max_size=200))
def test_any_bytes_are_told_and_never_raise(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "value.kept"
    path.write_bytes(data)

    value, complaint = load(path)

    assert value is None
    check_one_line(complaint, path)


@SHARED
@given(st.binary(max_size=200))
def test_any_sealed_bytes_give_a_value_of_the_type_or_none(tmp_path: Path, payload: bytes) -> None:
    path = tmp_path / "value.kept"
    path.write_bytes(seal(payload))

    value, complaint = load(path)

    if value is None:
        check_one_line(complaint, path)
    else:
        assert all(isinstance(key, str) and isinstance(item, tuple) for key, item in value.items())


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x90",
        b"\x81\xa1a\x91\x01",
        b"\xc1",
        b"\x91" * 100_000,
        b"\xdf\xff\xff\xff\xff",
        b"\x81\xa2\xff\xff\x93\x01\xc4\x00\xc0",
    ],
    ids=["empty", "list", "short-row", "reserved", "deep", "huge", "not-utf-8"],
)
def test_a_sealed_value_of_another_type_is_told(kept: Path, payload: bytes) -> None:
    kept.write_bytes(seal(payload))

    value, complaint = load(kept)

    assert value is None
    check_one_line(complaint, kept)


def test_a_link_to_something_large_is_only_a_foreign_file(tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.write_bytes(random.Random(0).randbytes(100_000))
    link = tmp_path / "value.kept"
    link.symlink_to(big)

    assert load(link) == (None, f"{link}: not a file of ours; building without it")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_what_a_killed_process_had_begun_to_save_is_removed_and_nothing_else(kept: Path) -> None:
    strangers = ["surat.tmp", "value.kept.tmp", "value.kept.lama.tmp"]
    for name in strangers:
        (kept.parent / name).write_bytes(b"x")
    save_and_die(kept)
    begun = {path.name for path in kept.parent.iterdir()} - {kept.name, *strangers}
    assert len(begun) == 1

    remove_leftovers(kept.parent)

    assert {path.name for path in kept.parent.iterdir()} == {kept.name, *strangers}
    assert load(kept) == (VALUE, "")


def save_and_die(path: Path) -> None:
    """Saves in a process that is killed when it is about to put the file in its place."""

    def die(event: str, _: object) -> None:
        if event == "os.rename":
            os.kill(os.getpid(), signal.SIGKILL)

    def save() -> None:
        sys.addaudithook(die)
        save_kept(path, VERSION, {})

    process = get_context("fork").Process(target=save)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
