"""systemd takes every unit as it is, and finds the service well shut in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.content import ROOT
from tests.fixtures.needs import find_program

UNITS = ROOT / "deploy/systemd"
ANALYZE = find_program("systemd-analyze")

pytestmark = pytest.mark.systemd


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units, their programs being ones that this machine has."""
    # The interpreter's own path may hold a space, which a unit would have to quote.
    program = tmp_path / "inv"
    program.symlink_to(sys.executable)
    for file in UNITS.iterdir():
        text = file.read_text(encoding="utf-8").replace("/srv/kabar/.venv/bin/inv", str(program))
        (tmp_path / file.name).write_text(text.replace("/srv/kabar", str(tmp_path)), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    assert ANALYZE is not None
    return subprocess.run([ANALYZE, *arguments], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", sorted(file.name for file in UNITS.glob("*.[pst][aei][trm]*")))
def test_systemd_takes_the_unit(units: Path, name: str) -> None:
    told = run("verify", "--man=no", str(units / name))

    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("name", ["kabar-komentar", "kabar-jaga"])
def test_service_is_shut_in(units: Path, name: str) -> None:
    told = run("security", "--offline=true", str(units / f"{name}.service"))

    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", told.stdout)
    assert exposure is not None
    assert float(exposure.group(1)) <= 2.0
