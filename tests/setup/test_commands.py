"""Edge: what all tasks do alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from invoke.context import Context

from plugins.setup.command import Command, asks_for_help, task
from plugins.setup.options import OPTIONS, Kind, find_option
from tests.setup.commands import Call, call, commands, is_needed, parameters, write_line

__all__ = ["call"]

PLACES = (Kind.FOLDER, Kind.FILE, Kind.MADE_FOLDER, Kind.MADE_FILE)
READ = (Kind.FOLDER, Kind.FILE)
OF_FOLDERS = (Kind.FOLDER, Kind.MADE_FOLDER)
WRITERS = "check due history import-html import-wordpress new preview receive schema send serve write".split()


def arguments(*kinds: Kind) -> list[object]:
    """Every argument of these kinds, of every task."""
    return [
        pytest.param(command, one.name, id=f"{name}-{one.name}")
        for name, command in commands().items()
        for one in parameters(command)
        if find_option(one.name, name).kind in kinds
    ]


def needed_words() -> list[object]:
    """Every argument without which a task does not begin, and that is no place."""
    return [
        pytest.param(command, one.name, id=f"{name}-{one.name}")
        for name, command in commands().items()
        for one in parameters(command)
        if is_needed(one) and find_option(one.name, name).kind is Kind.WORD
    ]


def tell(command: Command, argument: str, given: str, english: str, indonesian: str) -> str:
    """The one line that is expected."""
    is_word = any(one.name == argument and is_needed(one) for one in parameters(command))
    where = argument.upper() if is_word else f"--{argument.replace('_', '-')}"
    fault = indonesian if command.typed in WRITERS else english
    return f"{where}: {f'{given}: ' if given else ''}{fault}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the task is called, with a file in it."""
    (tmp_path / "berkas.txt").write_text("isi\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", commands())
def test_help_behind_a_task_is_told_and_nothing_is_done(name: str, here: Path, call: Call) -> None:
    command = commands()[name]
    needed = ["a" for one in parameters(command) if is_needed(one)]

    alone = call([name, "--help"])
    amid = call([name, *needed, "-h", "lagi"])

    assert alone.out.startswith(f"Usage: inv [--core-opts] {name} ")
    assert (alone.status, alone.err) == (0, "")
    assert amid == alone
    assert [file.name for file in here.iterdir()] == ["berkas.txt"]


@pytest.mark.parametrize(
    ("words", "task", "is_asked"),
    [
        (["scan", "--help"], "scan", True),
        (["build", "--output", "--help"], "build", True),
        (["--help", "scan"], "scan", False),
        (["-e", "--search-root", "x", "scan", "-h"], "scan", True),
        (["lint", "scan", "--help"], "lint", True),
        (["lint", "scan", "--help"], "scan", False),
        (["send", "--name", "build", "--help"], "build", False),
        (["new", "--title=--help"], "new", False),
        (["scan"], "scan", False),
        ([], "scan", False),
    ],
    ids=[
        "behind",
        "as-value",
        "before",
        "options-of-inv",
        "chain",
        "second",
        "value",
        "joined",
        "not",
        "none",
    ],
)
def test_help_is_asked_for_the_first_task(words: list[str], task: str, is_asked: bool) -> None:
    assert asks_for_help(words, task) is is_asked


def test_every_argument_is_described_and_nothing_else_is() -> None:
    taken = {
        (one.name.replace("_", "-"), name) for name in commands() for one in parameters(commands()[name])
    }
    own = {f"{argument} {name}" for argument, name in taken} & OPTIONS.keys()
    shared = {argument for argument, name in taken if f"{argument} {name}" not in own}

    assert own | shared == OPTIONS.keys()


@pytest.mark.parametrize(("command", "argument"), [*arguments(*PLACES, Kind.NAMED), *needed_words()])
def test_empty_argument_is_refused(command: Command, argument: str, here: Path, call: Call) -> None:
    told = call(write_line(command, argument, ""))

    expected = tell(command, argument, "", "is empty; write what is meant", "kosong; tulis yang dimaksud")
    assert expected in told.err.splitlines(keepends=True)
    assert (told.status, told.out) == (1, "")


@pytest.mark.parametrize(("command", "argument"), arguments(*OF_FOLDERS))
def test_file_in_the_place_of_a_folder_is_refused(
    command: Command, argument: str, here: Path, call: Call
) -> None:
    told = call(write_line(command, argument, "berkas.txt"))

    expected = tell(
        command, argument, "berkas.txt", "is a file; name a folder", "ini berkas; tulis nama folder"
    )
    assert expected in told.err.splitlines(keepends=True)
    assert (told.status, told.out) == (1, "")


@pytest.mark.parametrize(("command", "argument"), arguments(Kind.FILE, Kind.MADE_FILE))
def test_folder_in_the_place_of_a_file_is_refused(
    command: Command, argument: str, here: Path, call: Call
) -> None:
    told = call(write_line(command, argument, str(here)))

    expected = tell(command, argument, str(here), "is a folder; name a file", "ini folder; tulis nama berkas")
    assert (told.status, told.out, told.err) == (1, "", expected)


@pytest.mark.parametrize(("command", "argument"), arguments(Kind.MADE_FILE))
def test_device_in_the_place_of_a_file_is_kept(
    command: Command, argument: str, here: Path, call: Call
) -> None:
    pipe = here / "pipa"
    os.mkfifo(pipe)

    told = call(write_line(command, argument, "pipa"))

    expected = tell(
        command,
        argument,
        "pipa",
        "is no ordinary file; name another",
        "ini bukan berkas biasa; tulis nama berkas lain",
    )
    assert (told.status, told.out, told.err, pipe.is_fifo()) == (1, "", expected, True)


@pytest.mark.parametrize(("command", "argument"), arguments(*READ))
def test_place_that_is_not_there_is_refused(command: Command, argument: str, here: Path, call: Call) -> None:
    told = call(write_line(command, argument, "tidak-ada"))

    is_folder = find_option(argument, command.typed).kind is Kind.FOLDER
    expected = tell(
        command,
        argument,
        "tidak-ada",
        f"no such {'folder' if is_folder else 'file'}; look at its name",
        f"{'folder' if is_folder else 'berkas'} ini tidak ada; periksa namanya",
    )
    assert expected in told.err.splitlines(keepends=True)
    assert (told.status, told.out) == (1, "")


@pytest.mark.parametrize(("command", "argument"), arguments(Kind.MADE_FOLDER, Kind.MADE_FILE))
def test_place_that_cannot_be_made_is_refused(
    command: Command, argument: str, here: Path, call: Call
) -> None:
    below = call(write_line(command, argument, "berkas.txt/x"))
    system = call(write_line(command, argument, "/proc/x"))

    expected = tell(
        command,
        argument,
        "berkas.txt/x",
        "lies below a file; name another place",
        "berada di bawah berkas, bukan di dalam folder; pilih tempat lain",
    )
    assert expected in below.err.splitlines(keepends=True)
    assert (below.status, system.status) == (1, 1)
    assert "/proc/x: " in system.err
    assert [file.name for file in here.iterdir()] == ["berkas.txt"]


def test_what_the_disk_refuses_to_a_task_at_work_is_a_sentence(here: Path, call: Call) -> None:
    (here / "registers" / "offices.toml").mkdir(parents=True)

    staff = call(["schema", "--content", "."])
    engineer = call(["owners", "--check", "--content", str(here)])

    assert (staff.status, staff.err) == (
        1,
        "registers/offices.toml: ini folder, padahal yang diperlukan berkas; periksa tempat itu\n",
    )
    assert (engineer.status, engineer.err) == (
        1,
        f"{here}/registers/offices.toml: is a folder where a file belongs; look at that place\n",
    )


def test_fault_that_names_no_file_is_not_hidden() -> None:
    @task()
    def lint(_: Context) -> None:
        """Meet a fault of a network."""
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(ConnectionRefusedError):
        lint(Context())
