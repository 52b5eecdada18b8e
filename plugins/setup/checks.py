"""Edge: runs the project's tests, its linters and the remaking of its locks."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.root import ROOT
from plugins.setup.environment import LOCK, TEST_LOCK, SetupRefusedError, prepare

TOOLS = Path("tests") / "tools"
PYTHON_OF_LOCKS = "3.11"


def run_tests(*, quick: bool = False, only: str | None = None, root: Path = ROOT) -> int:
    """Install what the tests need, then run them.

    Args:
        quick: leave out the tests that need a browser or a server.
        only: names of tests to run, as an expression of pytest's `-k`.
        root: the project's folder.

    Returns:
        Exit status: 0 where all passed, 1 otherwise.
    """
    if not _is_ready(root):
        return 1
    if not quick:
        install_checker(root)
        _status([_python("-m", "plugins.editor.package")], root)
    options = [*(["--quick"] if quick else []), *(["-k", only] if only else [])]
    return _status([_python("-m", "pytest", *options)], root)


def run_linters(root: Path = ROOT) -> int:
    """Style, form, types and templates, all of them even where the first finds something."""
    if not _is_ready(root):
        return 1
    return _status(
        [
            _python("-m", "ruff", "check", "."),
            _python("-m", "ruff", "format", "--check", "."),
            _python("-m", "mypy"),
            _python("-m", "djlint", "--lint", "--quiet", "theme/templates"),
        ],
        root,
    )


def remake_locks(root: Path = ROOT) -> int:
    """Resolve both locks anew; hashed, for every system, and without the name of a registry."""
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if uv is None:
        print("uv is missing; install it with: python -m pip install uv", file=sys.stderr)
        return 1
    resolve = [uv, "pip", "compile", "pyproject.toml", "--upgrade", "--universal", "--generate-hashes"]
    resolve += ["--python-version", PYTHON_OF_LOCKS, "--no-emit-index-url", "--no-header", "--quiet"]
    base = [*resolve, "--output-file", LOCK]
    test = [*resolve, "--extra", "test", "--constraint", LOCK, "--output-file", TEST_LOCK]
    return _status([base], root) or _status([test], root)


def install_checker(root: Path = ROOT) -> None:
    """Install the Nu HTML checker from npm, once for each lock; where npm is missing, nothing happens.

    A failure is only told: the tests that need the checker then say that they were left out, or
    fail where nothing may be left out.
    """
    npm = shutil.which("npm")
    stamp = root / TOOLS / "node_modules" / ".installed"
    lock = hashlib.sha256((root / TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if npm is None or (stamp.is_file() and stamp.read_text(encoding="ascii") == lock):
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if _status([[*command, "--prefix", str(TOOLS)]], root) == 0:
        stamp.write_text(lock, encoding="ascii")


def _is_ready(root: Path) -> bool:
    """True once everything of the test lock is installed."""
    try:
        prepare(root, TEST_LOCK)
    except SetupRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return False
    return True


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def _status(commands: Sequence[Sequence[str]], root: Path) -> int:
    """Run all commands in the project's folder; 0 where every one of them succeeded."""
    sys.stdout.flush()
    failures = [subprocess.run(command, cwd=root, check=False).returncode != 0 for command in commands]
    return int(any(failures))
