"""Edge: the project's own Python environment, made once from hashed locks.

Standard library only, and quick to import: it runs on a bare machine, before every task.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.setup.telling import (
    STOPPED,
    tell_missing_module,
    tell_uninstalled,
    tell_unmade,
    tell_unwritten,
)

FOLDER = ".venv"
LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
UNFINISHED = "unfinished"
PATH_OPTIONS = (
    "--content",
    "--media",
    "--output",
    "--report",
    "--settings",
    "--state",
    "--targets",
    "--uds",
    "--work",
)
# What a task is to refuse, or to answer with its help, is no path yet.
UNTOUCHED = ("", "--help", "-h")
# Before what may be another thing than a path, or meant from the content folder: what is there is anchored.
SOURCE_OPTIONS = ("--file", "--files")
SOURCE_TASKS = ("check", "history", "import-wordpress", "import-html", "scan", "verify")
# Tasks whose own argument is a file, be it there or not.
PATH_TASKS = (
    "comments-backup",
    "comments-restore",
    "comments-export-all",
    "comments-import",
    "release-key",
)
# Options of these tasks that no value follows.
FLAGS = (
    "--draft",
    "--dry-run",
    "--hints",
    "--json",
    "--release",
    "--replace",
    "--staged",
    "--target",
    "--with-addresses",
)

Run = Callable[[Sequence[str]], int]


class SetupRefusedError(Exception):
    """The environment cannot be made; the message says what a writer can do, and what an engineer."""


def start(arguments: Sequence[str], root: Path) -> int:
    """Make the environment where it is wanting, then run the task in it.

    Args:
        arguments: task and options as given; empty lists the tasks.
        root: the project's folder; the task runs there.

    Returns:
        Exit status. Where the system can replace a process by another, it does not return.
    """
    try:
        python = prepare(root)
    except SetupRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        return 130
    wanted = anchor_paths(arguments, Path.cwd()) or ["--list"]
    os.chdir(root)
    os.environ["PYTHONUTF8"] = "1"
    return _hand_over([str(python), "-m", "invoke", *wanted])


def run_loudly(command: Sequence[str]) -> int:
    """Run pip or venv with its messages where the engineer sees them.

    Returns:
        Exit status.
    """
    # A user's habit of installing into their own folder would end here in an error.
    environment = {**os.environ, "PIP_USER": "0"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode


def prepare(root: Path, lock: str = LOCK, run: Run = run_loudly) -> Path:
    """The environment's Python, with everything of the lock installed.

    A sound environment is left alone, without asking the network. A changed lock is installed over
    it; one that is absent, broken, half made or of another Python is made anew.

    Args:
        root: the project's folder.
        lock: name of a lock in it; requirements.lock is installed in any case.
        run: runs a command and returns its exit status.

    Raises:
        SetupRefusedError: venv is missing, or a folder cannot be written, or pip failed.
    """
    folder = root / FOLDER
    try:
        if not _is_sound(folder):
            _make(folder, run)
        for name in dict.fromkeys((LOCK, lock)):
            if not _is_installed(folder, root / name):
                _install(folder, root / name, run)
    except OSError as error:
        raise SetupRefusedError(tell_unwritten(str(folder), error)) from error
    return python_of(folder)


def python_of(folder: Path) -> Path:
    """Where an environment keeps its Python, on this system."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def anchor_paths(arguments: Sequence[str], folder: Path) -> list[str]:
    """The same arguments with paths made whole, because the task runs in another folder."""
    anchored: list[str] = []
    task = next((word for word in arguments if not word.startswith("-")), "")
    option = ""
    for argument in arguments:
        name, equals, value = argument.partition("=")
        is_word = not argument.startswith("-") and not option and bool(anchored)
        if argument in UNTOUCHED:
            anchored.append(argument)
        elif option in PATH_OPTIONS or (is_word and task in PATH_TASKS):
            anchored.append(str(folder / argument))
        elif equals and value and name in PATH_OPTIONS:
            anchored.append(f"{name}={folder / value}")
        elif (option in SOURCE_OPTIONS or (is_word and task in SOURCE_TASKS)) and (
            folder / argument
        ).exists():
            anchored.append(str(folder / argument))
        else:
            anchored.append(argument)
        option = argument if argument.startswith("-") and not equals and argument not in FLAGS else ""
    return anchored


def _is_sound(folder: Path) -> bool:
    """True where the environment was finished by this version of Python and its Python runs."""
    stamp = _stamp_of(folder, LOCK)
    if (folder / UNFINISHED).exists() or not stamp.is_file():
        return False
    if stamp.read_text(encoding="ascii", errors="replace").split(" ")[0] != _version():
        return False
    try:
        probe = [str(python_of(folder)), "-I", "-S", "-c", ""]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make(folder: Path, run: Run) -> None:
    """Make an empty environment, in place of whatever stood there."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise SetupRefusedError(tell_missing_module(error.name or "venv", FOLDER)) from error
    # Whoever only writes sees these two as well, and would wait in the dark without them.
    print(f"Menyiapkan folder program ({FOLDER}), sekali saja.", file=sys.stderr, flush=True)
    # Started from inside an environment, the Python below it is the one that makes another.
    maker = getattr(sys, "_base_executable", "") or sys.executable
    if run([maker, "-m", "venv", "--clear", str(folder)]):
        raise SetupRefusedError(tell_unmade(str(folder)))


def _install(folder: Path, lock: Path, run: Run) -> None:
    """Install a lock, and note that it was.

    Only a process that was killed leaves the mark of the unfinished: pip undoes what failed.
    """
    told = f"Mengambil program yang diperlukan ({lock.name}), sekali saja: satu sampai lima menit."
    print(told, file=sys.stderr, flush=True)
    stamp = _stamp_of(folder, lock.name)
    (folder / UNFINISHED).touch()
    stamp.unlink(missing_ok=True)
    pip = [str(python_of(folder)), "-m", "pip", "install", "-qq", "--no-input", "--no-deps"]
    status = run([*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(lock)])
    if status == 0:
        stamp.write_text(_state_of(lock), encoding="ascii")
    (folder / UNFINISHED).unlink()
    if status:
        raise SetupRefusedError(tell_uninstalled(lock.name))


def _is_installed(folder: Path, lock: Path) -> bool:
    """True where exactly this lock was installed."""
    stamp = _stamp_of(folder, lock.name)
    return stamp.is_file() and stamp.read_text(encoding="ascii", errors="replace") == _state_of(lock)


def _state_of(lock: Path) -> str:
    """What the stamp says of a lock that was installed: Python's version and the lock's digest."""
    return f"{_version()} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def _version() -> str:
    """Version of this Python as far as packages are installed for it, "3.11"."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _stamp_of(folder: Path, lock_name: str) -> Path:
    return folder / f"{lock_name}.installed"


def _hand_over(command: list[str]) -> int:
    """Let the command take this process's place; on Windows, wait for it."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The task got the same key and ends itself.
            continue
