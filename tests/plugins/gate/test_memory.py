"""What the gate remembers: verdicts come back whole; a file that may have changed is not covered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.gate.judge import judge
from plugins.gate.known import NAME, Row
from plugins.gate.listing import FoundFile
from plugins.gate.memory import DELTA_NAME, Memory
from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.prose.convert import Converter
from tests.fixtures.content import BODY, HEADER, write_source

SECOND = 1_000_000_000
CHANGED_NS = 1_700_000_000 * SECOND
MANY = 400


def make_file(number: int = 0, **changes: int) -> FoundFile:
    values = {"size": 100, "mtime_ns": CHANGED_NS, "ctime_ns": CHANGED_NS, "inode": number, **changes}
    return FoundFile(path=f"artikel/semarang/naskah-{number}.md", **values)


def make_row(number: int = 0, *, seen_ns: int = CHANGED_NS + 60 * SECOND, text: str = BODY) -> Row:
    file = make_file(number)
    verdict, _ = judge(file.path, write_source(HEADER, text).encode(), Converter())
    return Row.of(file.trace, seen_ns, verdict, ("00000001-0.pack", 0, 10))


def make_rows(count: int) -> dict[str, Row]:
    row = make_row()
    paths = [make_file(number).path for number in range(count)]
    return {
        path: Row.of(row.trace, row.seen_ns, replace(row.verdict, path=path), row.place) for path in paths
    }


def remember(folder: Path, rows: dict[str, Row]) -> None:
    """As one build does: loads what there is, keeps what it has."""
    memory = Memory(folder, b"1")
    known, complaint = memory.load()
    assert complaint == ""
    memory.save({path: known[path] if known.get(path) == row else row for path, row in rows.items()})


def recall(folder: Path, version: bytes = b"1") -> tuple[dict[str, Row], str]:
    return Memory(folder, version).load()


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    faulty, _ = judge("artikel/semarang/x.md", b"---\ntitle: [\n---\n\xff", Converter())
    rows = {"a": make_row(), "b": Row.of((1, 2, 3, 4), 0, faulty, None)}

    remember(tmp_path, rows)

    assert recall(tmp_path) == (rows, "")


def test_a_file_that_is_as_it_was_is_covered() -> None:
    assert make_row().covers(make_file())


@pytest.mark.parametrize("part", ["size", "mtime_ns", "ctime_ns", "inode"])
def test_a_file_with_any_other_trace_is_not_covered(part: str) -> None:
    assert not make_row().covers(make_file(**{part: 1}))


@pytest.mark.parametrize("part", ["mtime_ns", "ctime_ns"])
@pytest.mark.parametrize(
    ("since", "is_covered"),
    [(COARSEST_CLOCK_NS + 1, True), (COARSEST_CLOCK_NS, False), (0, False), (-SECOND, False)],
    ids=["older", "as-old-as-a-clock-is-coarse", "as-it-was-read", "from-the-future"],
)
def test_a_file_as_young_as_its_reading_is_read_again(part: str, since: int, is_covered: bool) -> None:
    """It may have been changed once more by the same clock."""
    file = make_file(mtime_ns=0, ctime_ns=0)
    file = replace(file, **{part: CHANGED_NS})
    row = make_row(seen_ns=CHANGED_NS + since)
    row = Row.of(file.trace, row.seen_ns, row.verdict, row.place)

    assert row.covers(file) is is_covered


def test_few_changes_are_kept_apart(tmp_path: Path) -> None:
    rows = make_rows(MANY)
    remember(tmp_path, rows)
    whole = (tmp_path / NAME).read_bytes()
    path, other = list(rows)[:2]

    rows[path] = make_row(0, text=f"{BODY}\nLagi.\n")
    del rows[other]
    rows["baru"] = make_row(0)
    remember(tmp_path, rows)

    assert (tmp_path / NAME).read_bytes() == whole
    assert (tmp_path / DELTA_NAME).stat().st_size < len(whole) / 10
    assert recall(tmp_path) == (rows, "")


def test_changes_add_up(tmp_path: Path) -> None:
    rows = make_rows(MANY)

    for number in range(150):
        path = make_file(number).path
        if number % 3:
            rows[path] = Row.of((number, 0, 0, 0), 0, rows[path].verdict, None)
        else:
            del rows[path]
        remember(tmp_path, rows)
        assert recall(tmp_path) == (rows, "")


def test_what_was_gone_may_come_back(tmp_path: Path) -> None:
    rows = make_rows(MANY)
    path = next(iter(rows))
    remember(tmp_path, rows)
    remember(tmp_path, {key: row for key, row in rows.items() if key != path})

    remember(tmp_path, rows)

    assert recall(tmp_path) == (rows, "")


def test_changes_of_another_base_are_not_used(tmp_path: Path) -> None:
    """A build that was killed between the two files leaves them so."""
    rows = make_rows(MANY)
    remember(tmp_path, rows)
    remember(tmp_path, {**rows, "baru": make_row()})
    delta = (tmp_path / DELTA_NAME).read_bytes()
    few = make_rows(3)
    remember(tmp_path, few)
    assert not (tmp_path / DELTA_NAME).exists()

    (tmp_path / DELTA_NAME).write_bytes(delta)

    assert recall(tmp_path) == (few, "")


def test_broken_changes_leave_the_base(tmp_path: Path) -> None:
    rows = make_rows(MANY)
    remember(tmp_path, rows)
    remember(tmp_path, {**rows, "baru": make_row()})
    path = tmp_path / DELTA_NAME
    path.write_bytes(path.read_bytes()[:-5])

    assert recall(tmp_path) == (rows, f"{path}: broken or cut short; building without it")


def test_a_broken_base_leaves_nothing(tmp_path: Path) -> None:
    rows = make_rows(MANY)
    remember(tmp_path, rows)
    remember(tmp_path, {**rows, "baru": make_row()})
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:-5])

    assert recall(tmp_path) == ({}, f"{path}: broken or cut short; building without it")


def test_another_version_judges_anew(tmp_path: Path) -> None:
    remember(tmp_path, make_rows(2))

    assert recall(tmp_path, b"2") == ({}, "")


def test_a_check_remembers_nothing(tmp_path: Path) -> None:
    memory = Memory(None, b"1")

    memory.save(make_rows(2))

    assert memory.load() == ({}, "")
    assert memory.clock() == 0


def test_the_clock_is_the_disks_and_goes_on(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "state", b"1")
    first = memory.clock()

    probe = tmp_path / "probe"
    probe.touch()

    assert first <= probe.stat().st_mtime_ns <= memory.clock()
