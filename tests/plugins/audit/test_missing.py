"""What the audit lacks is named in one line, before anything is installed or built."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.audit.lighthouse import Lighthouse, LighthouseRefused, prepare_lighthouse
from plugins.audit.run import audit
from tests.fixtures.needs import find_program


@pytest.mark.parametrize("rounds", ["0", "-1", "tiga", "1.5", ""])
def test_a_number_of_rounds_that_is_none_is_refused(
    rounds: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = audit(output=str(tmp_path / "site"), rounds=rounds)

    told = f"--rounds: {rounds!r} is not a number of measurements; write 1 or more\n"
    assert (status, capsys.readouterr().err) == (1, told)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_browser_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(LighthouseRefused) as refused:
        prepare_lighthouse(tmp_path / "tools")

    assert str(refused.value) == "Chromium is missing; install it with: apt-get install chromium"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.node
def test_a_measurement_that_fails_is_told_by_its_last_line(tmp_path: Path) -> None:
    script = tmp_path / "fails.js"
    script.write_text("console.error('first'); console.error('Unable to connect'); process.exit(1)")
    node = find_program("node")
    assert node is not None
    lighthouse = Lighthouse(node=Path(node), script=script, chromium="chromium")

    with pytest.raises(LighthouseRefused) as refused:
        lighthouse.measure("http://localhost:1/", tmp_path / "report.json")

    assert str(refused.value) == "Lighthouse failed for http://localhost:1/: Unable to connect"
