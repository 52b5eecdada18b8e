"""Made pictures and cards go out of the cache when no build has needed them for a season, and no sooner."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.images.sweeping import KEPT_DAYS, MARKED_EVERY_DAYS, is_due, sweep

DAY_NS = 86_400 * 10**9
NOW_NS = 20_000 * DAY_NS
PICTURE, OTHER, CARD = "ab/abcd", "cd/cdef", "cards/12/1234.png"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder of the cache."""
    return tmp_path / "images"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The folder of one output's state."""
    folder = tmp_path / "state"
    folder.mkdir()
    return folder


def put(made: Path, path: str, days: float) -> Path:
    """A picture or card that was last needed so many days ago."""
    place = made / path
    file = place if place.suffix else place / "660.avif"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    stamp = NOW_NS - int(days * DAY_NS)
    os.utime(place, ns=(stamp, stamp))
    return place


def left(made: Path) -> set[str]:
    return {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()}


def test_what_nobody_needed_for_a_season_goes_whole(made: Path, state: Path) -> None:
    for path in (PICTURE, CARD):
        put(made, path, KEPT_DAYS + 1)
    put(made, OTHER, KEPT_DAYS - 1)

    sweep(made, state, [], NOW_NS)

    assert left(made) == {f"{OTHER}/660.avif"}
    assert [place.name for place in (made / "ab").iterdir()] == []


def test_what_this_build_needs_stays_however_old_and_is_young_again(made: Path, state: Path) -> None:
    used = [put(made, path, 1000) for path in (PICTURE, CARD)]

    sweep(made, state, [*used, made / "ef" / "not-made-yet"], NOW_NS)
    sweep(made, state, [], NOW_NS + (KEPT_DAYS - 1) * DAY_NS)

    assert left(made) == {f"{PICTURE}/660.avif", CARD}


def test_what_a_killed_build_left_goes_after_a_day(made: Path, state: Path) -> None:
    put(made, "ab/.making-old", 2)
    put(made, "ab/.making-new", 0.5)

    sweep(made, state, [], NOW_NS)

    assert left(made) == {"ab/.making-new/660.avif"}


def test_marking_is_due_once_a_week_for_each_output(made: Path, state: Path) -> None:
    put(made, PICTURE, 0)
    before = is_due(state, NOW_NS)

    sweep(made, state, [], NOW_NS)

    soon, later = NOW_NS + (MARKED_EVERY_DAYS - 1) * DAY_NS, NOW_NS + MARKED_EVERY_DAYS * DAY_NS
    assert (before, is_due(state, soon), is_due(state, later)) == (True, False, True)
    assert is_due(made, soon)
