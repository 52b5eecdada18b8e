"""The output folder: whole files, nothing outside it, nothing of others."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.press.output import Output, OutputRefused

# Memory, where Linux has it, is another file system than temporary folders.
MEMORY = Path("/dev/shm")


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Output]:
    output = Output(tmp_path / "output", tmp_path / "state")
    output.open()
    yield output
    output.close()


def put(out: Output, path: str, data: bytes) -> None:
    if out.stage(path, "0", data):
        out.place(path, "0")


def folder_of(out: Output) -> Path:
    return Path(out.folder)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "..",
        "../index.html",
        "a/../../b",
        "a/./b",
        ".",
        "a//b",
        "a/",
        "a\\b",
        "C:/x",
        "a:b",
    ],
)
def test_a_path_that_leaves_the_output_is_refused(out: Output, path: str) -> None:
    with pytest.raises(OutputRefused) as refusal:
        out.target(path)

    assert str(refusal.value) == f"{path}: not a path below the output folder"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab./\\:~ ", max_size=12))
def test_no_path_leads_out(out: Output, path: str) -> None:
    try:
        target = out.target(path)
    except OutputRefused:
        return

    assert os.path.normpath(target) == target
    assert target.startswith(f"{out.folder}/")


def test_a_path_outside_is_neither_removed_nor_looked_at(out: Output, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()

    assert not out.remove("../other")
    assert other.exists()
    with pytest.raises(OutputRefused):
        out.status("../other")


def test_a_staged_file_is_not_in_the_output_yet(out: Output) -> None:
    assert out.stage("a/b/index.html", "0", b"new")
    assert not (folder_of(out) / "a").exists()

    out.place("a/b/index.html", "0")

    assert (folder_of(out) / "a/b/index.html").read_bytes() == b"new"


def test_a_file_that_is_right_is_left_alone(out: Output) -> None:
    put(out, "index.html", b"same")
    before = out.status("index.html")

    assert not out.stage("index.html", "1", b"same")
    assert out.status("index.html") == before


@pytest.mark.parametrize("data", [b"othe", b"other", b""], ids=["size", "longer", "empty"])
def test_a_file_that_is_wrong_is_replaced(out: Output, data: bytes) -> None:
    put(out, "index.html", b"same")

    put(out, "index.html", data)

    assert (folder_of(out) / "index.html").read_bytes() == data


def test_a_reader_of_the_old_file_keeps_it(out: Output) -> None:
    put(out, "index.html", b"old")

    with (folder_of(out) / "index.html").open("rb") as reader:
        put(out, "index.html", b"new")
        assert reader.read() == b"old"


def test_a_link_is_replaced_and_not_followed(out: Output, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"data")
    (folder_of(out) / "index.html").symlink_to(other)

    assert out.status("index.html") is None
    put(out, "index.html", b"data")

    assert not (folder_of(out) / "index.html").is_symlink()
    assert other.read_bytes() == b"data"


def test_removing_takes_emptied_folders_and_leaves_strangers(out: Output) -> None:
    put(out, "a/b/c/index.html", b"")
    put(out, "a/d/index.html", b"")
    (folder_of(out) / "a/d/theirs.txt").touch()

    assert out.remove("a/b/c/index.html")
    assert out.remove("a/d/index.html")

    left = sorted(path.relative_to(folder_of(out)).as_posix() for path in folder_of(out).rglob("*"))
    assert left == ["a", "a/d", "a/d/theirs.txt"]


def test_removing_the_last_file_leaves_the_output_itself(out: Output) -> None:
    put(out, "index.html", b"")

    assert out.remove("index.html")
    assert folder_of(out).is_dir()
    assert not out.remove("index.html")


def test_a_folder_in_the_place_of_a_file_is_refused_by_name(out: Output) -> None:
    (folder_of(out) / "index.html").mkdir()
    out.stage("index.html", "0", b"")

    with pytest.raises(OutputRefused) as refusal:
        out.place("index.html", "0")

    assert str(refusal.value).startswith(f"{out.folder}/index.html: ")


def test_a_file_in_the_place_of_the_output_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "output").touch()

    with pytest.raises(OutputRefused) as refusal:
        Output(tmp_path / "output", tmp_path / "state").open()

    assert str(refusal.value) == f"{tmp_path / 'output'}: File exists"


def test_each_build_has_a_staging_of_its_own(tmp_path: Path) -> None:
    """A worker that outlived its parent writes into the old one, which is gone."""
    old = Output(tmp_path / "output", tmp_path / "state")
    old.open()

    new = Output(tmp_path / "output", tmp_path / "state")
    new.open()

    with pytest.raises(FileNotFoundError):
        old.stage("index.html", "0", b"stale")
    new.close()
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_a_state_on_another_file_system_is_copied_whole(tmp_path: Path) -> None:
    state = MEMORY / f"state-{secrets.token_hex(8)}"
    output = Output(tmp_path / "output", state)
    try:
        output.open()
        put(output, "a/index.html", b"old")
        put(output, "a/index.html", b"new")
    finally:
        shutil.rmtree(state)

    assert (tmp_path / "output/a/index.html").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "output/a").iterdir()] == ["index.html"]


def copy_and_die(output: Output, path: str, data: bytes) -> None:
    """Copies a file into place in a process that is killed before the copy gets its name."""

    def die_after_copying() -> Callable[[str, object], None]:
        copied = False

        def watch(event: str, _: object) -> None:
            nonlocal copied
            if copied and event == "os.rename":
                os.kill(os.getpid(), signal.SIGKILL)
            copied = copied or event == "shutil.copyfile"

        return watch

    def run() -> None:
        sys.addaudithook(die_after_copying())
        put(output, path, data)

    process = get_context("fork").Process(target=run)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
@pytest.mark.parametrize("is_kept", [True, False], ids=["the page is as before", "the page is no more"])
def test_half_a_copy_of_a_killed_build_is_removed(tmp_path: Path, is_kept: bool) -> None:
    state = MEMORY / f"state-{secrets.token_hex(8)}"
    output = Output(tmp_path / "output", state)
    try:
        output.open()
        put(output, "a/index.html", b"old")
        copy_and_die(output, "a/index.html", b"new")
        assert len(list((tmp_path / "output/a").iterdir())) == 2

        if is_kept:
            put(output, "a/index.html", b"old")
        else:
            output.remove("a/index.html")
    finally:
        shutil.rmtree(state)

    left = [path.name for path in sorted((tmp_path / "output").rglob("*"))]
    assert left == (["a", "index.html"] if is_kept else [])


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_half_a_copy_of_a_page_that_never_came_is_removed(tmp_path: Path) -> None:
    state = MEMORY / f"state-{secrets.token_hex(8)}"
    output = Output(tmp_path / "output", state)
    try:
        output.open()
        copy_and_die(output, "a/b/index.html", b"new")

        was_there = output.remove("a/b/index.html")
    finally:
        shutil.rmtree(state)

    assert not was_there
    assert list((tmp_path / "output").iterdir()) == []
