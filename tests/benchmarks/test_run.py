"""What cannot be measured is told in one line each, before anything is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.phases import PHASES
from tests.benchmarks.run import run_benchmarks
from tests.benchmarks.sites import TOOLS


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"articles": "abc"}, "--articles: 'abc' cannot be measured; write a number from 1 to 1000000"),
        ({"articles": ""}, "--articles: '' cannot be measured; write a number from 1 to 1000000"),
        ({"articles": "-5"}, "--articles: '-5' cannot be measured; write a number from 1 to 1000000"),
        ({"articles": "1e4"}, "--articles: '1e4' cannot be measured; write a number from 1 to 1000000"),
        ({"offices": "515"}, "--offices: '515' cannot be measured; write a number from 1 to 514"),
        ({"rounds": "0"}, "--rounds: '0' cannot be measured; write a number from 1 to 1000000"),
        ({"only": "jekyll"}, f"--only: 'jekyll' is unknown; known are {', '.join(TOOLS)}"),
        ({"phases": "warm"}, f"--phases: 'warm' is unknown; known are {', '.join(PHASES)}"),
    ],
    ids=lambda given: " ".join(given.values()) if isinstance(given, dict) else "",
)
def test_what_cannot_be_measured_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict[str, str], told: str
) -> None:
    status = run_benchmarks(**given, work=str(tmp_path / "work"))

    assert (status, capsys.readouterr().err) == (1, f"{told}\n")
    assert not (tmp_path / "work").exists()
