"""Edge: what a machine lacks is named, and in CI it fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

def test_plain():
    pass

@pytest.mark.browser
def test_marked():
    pass

def test_using_a_page(page):
    pass

@pytest.fixture
def page():
    return None
"""


@pytest.fixture
def bare_run(tmp_path: Path) -> list[str]:
    """A command that runs three tests, two of which need a browser."""
    (tmp_path / "test_three.py").write_text(TESTS)
    plugins = ["-p", "tests.fixtures.needs", "-p", "no:cacheprovider"]
    return [sys.executable, "-m", "pytest", "-q", "-W", "ignore", *plugins, str(tmp_path)]


def run_bare(command: list[str], **environment: str) -> tuple[int, list[str]]:
    """Exit status and lines of a run that finds no program at all."""
    bare = {"PATH": "", "PYTHONPATH": str(ROOT), "CI": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    values = {**os.environ, **bare, **environment}
    told = subprocess.run(
        command, cwd=command[-1], env=values, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return told.returncode, told.stdout.splitlines()


def test_tests_that_cannot_run_are_named_with_a_remedy(bare_run: list[str]) -> None:
    status, lines = run_bare(bare_run)

    assert status == 0
    assert "left out: 2 that need Chromium (apt-get install chromium)" in lines
    assert lines[-1].startswith("1 passed, 2 skipped")


def test_nothing_is_left_out_in_ci(bare_run: list[str]) -> None:
    status, lines = run_bare(bare_run, CI="true")

    assert status == 1
    assert "needs Chromium, and CI may leave nothing out: apt-get install chromium" in lines
    assert lines[-1].startswith("1 passed, 2 errors")


def test_quick_leaves_them_out_and_says_so(bare_run: list[str]) -> None:
    status, lines = run_bare([*bare_run[:-1], "--quick", bare_run[-1]], CI="true")

    assert status == 0
    assert "left out: 2 that need Chromium (asked for by --quick)" in lines
    assert lines[-1].startswith("1 passed, 2 deselected")
