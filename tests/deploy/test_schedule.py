"""The machine sets a timer for the moment of the next article, and for no other."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from plugins.writing.due import tell_due
from tests.deploy.test_units import ANALYZE, UNITS
from tests.fixtures.content import MakeContent

# The programs of the machine, each telling what it was asked.
STANDS_IN = """\
#!/bin/sh
case "$(basename "$0")" in
  runuser) cat "$(dirname "$0")/next" ;;
  *) echo "$(basename "$0")" "$@" ;;
esac
"""


def run_unit(folder: Path, moment: str) -> list[list[str]]:
    """What the unit asks of systemd when an article is due at a moment ("" for none)."""
    unit = (UNITS / "kabar-jadwal.service").read_text(encoding="utf-8").replace("\\\n", " ")
    (command,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    for name in ("/usr/sbin/runuser", "/usr/bin/systemctl", "/usr/bin/systemd-run"):
        program = folder / Path(name).name
        program.write_text(STANDS_IN, encoding="utf-8")
        program.chmod(0o755)
        # systemctl as an argument of systemd-run stays what the machine calls it.
        command = (
            command.replace(f"{name} stop", f"{program} stop")
            if "ctl" in name
            else command.replace(name, str(program))
        )
    (folder / "next").write_text(moment, encoding="utf-8")
    # As systemd reads a line: two dollars are one, two percent signs too.
    words = shlex.split(command.replace("$$", "$").replace("%%", "%"))
    done = subprocess.run(words, check=True, capture_output=True, encoding="utf-8")
    return [shlex.split(line) for line in done.stdout.splitlines()]


def test_timer_is_set_for_the_next_article(tmp_path: Path) -> None:
    stopped, started = run_unit(tmp_path, "2026-06-03 01:30:00 UTC\n")

    assert stopped == ["systemctl", "stop", "kabar-terbit-*.timer"]
    told = " ".join(started)
    assert re.search(r"--unit=kabar-terbit-[0-9]+ ", told)
    assert "--on-calendar=2026-06-03 01:30:00 UTC --timer-property=AccuracySec=1s" in told
    assert told.endswith("/usr/bin/systemctl --no-block start kabar-bangun.service")


def test_without_a_waiting_article_there_is_no_timer(tmp_path: Path) -> None:
    assert run_unit(tmp_path, "") == [["systemctl", "stop", "kabar-terbit-*.timer"]]


@pytest.mark.systemd
def test_systemd_understands_the_moment_that_due_tells(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_due(next_only=True, content=str(make_content({"date": "2098-06-03 08:30"})), now="2026-03-01")
    moment = capsys.readouterr().out.strip()

    assert ANALYZE is not None
    told = subprocess.run([ANALYZE, "calendar", moment], capture_output=True, encoding="utf-8", check=False)

    assert told.returncode == 0
    assert "2098-06-03 01:30:00 UTC" in told.stdout
