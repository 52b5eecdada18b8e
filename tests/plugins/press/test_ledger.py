"""What the ledger was given it gives back; what is no ledger gives no lines and one complaint."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.press.ledger import NAME, Ledger, Line

NUMBERS = st.integers(0, 2**63 - 1)
LINES = st.builds(Line, key=st.binary(max_size=16), size=NUMBERS, mtime_ns=NUMBERS, ctime_ns=NUMBERS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.dictionaries(st.text(alphabet=st.characters(codec="utf-8")), LINES, max_size=5))
def test_lines_come_back_as_they_were(tmp_path: Path, lines: dict[str, Line]) -> None:
    Ledger(tmp_path).save(lines)

    assert Ledger(tmp_path).load() == (lines, "")


def test_without_a_file_there_are_no_lines_and_no_complaint(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "absent").load() == ({}, "")


def test_a_broken_ledger_gives_no_lines_and_says_so(tmp_path: Path) -> None:
    Ledger(tmp_path).save({"index.html": Line(b"key", 1, 2, 3)})
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:-1])

    assert Ledger(tmp_path).load() == ({}, f"{path}: broken or cut short; building without it")
