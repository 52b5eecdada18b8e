"""One moment with all its wordings."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from plugins.dates.stamp import Stamp


def test_a_stamp_tells_its_moment_in_every_wording() -> None:
    stamp = Stamp.from_iso("2025-02-26T08:30+07:00", "Asia/Jakarta")

    told = {
        name: getattr(stamp, name)
        for name in "iso rfc3339 date day_long time full year month day sort_key".split()
    }

    assert told == {
        "iso": "2025-02-26T08:30+07:00",
        "rfc3339": "2025-02-26T08:30:00+07:00",
        "date": "26 Februari 2025",
        "day_long": "Rabu, 26 Februari 2025",
        "time": "08.30 WIB",
        "full": "Rabu, 26 Februari 2025, 08.30 WIB",
        "year": 2025,
        "month": 2,
        "day": 26,
        "sort_key": 1740533400.0,
    }


def test_a_day_without_time_tells_none() -> None:
    stamp = Stamp.from_iso("2025-02-26", "Asia/Makassar")

    assert (stamp.iso, stamp.time, stamp.full) == ("2025-02-26", "", "Rabu, 26 Februari 2025")
    assert stamp.rfc3339 == "2025-02-26T00:00:00+08:00"


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("Asia/Jakarta", "07.30 WIB"),
        ("Asia/Pontianak", "07.30 WIB"),
        ("Asia/Makassar", "08.30 WITA"),
        ("Asia/Jayapura", "09.30 WIT"),
        ("Asia/Riyadh", "03.30 UTC+03.00"),
        ("Asia/Kolkata", "06.00 UTC+05.30"),
        ("America/New_York", "19.30 UTC-05.00"),
        ("UTC", "00.30 UTC"),
    ],
)
def test_the_zone_is_named_as_its_readers_name_it(zone: str, time: str) -> None:
    stamp = Stamp.at(datetime(2025, 2, 26, 0, 30, tzinfo=UTC), zone)

    assert stamp.time == time


def test_wib_is_not_said_of_years_in_which_it_meant_another_time() -> None:
    stamp = Stamp.from_iso("1955-03-01T08:30+07:30", "Asia/Jakarta")

    assert stamp.time == "08.30 UTC+07.30"


def test_the_day_is_that_of_the_office() -> None:
    stamp = Stamp.at(datetime(2025, 12, 31, 18, 0, tzinfo=UTC), "Asia/Jayapura")

    assert (stamp.year, stamp.month, stamp.day, stamp.full) == (
        2026,
        1,
        1,
        "Kamis, 1 Januari 2026, 03.00 WIT",
    )


def test_seconds_stay_in_the_machine_readable_forms() -> None:
    stamp = Stamp.from_iso("2025-02-26T08:30:15+07:00", "Asia/Jakarta")

    assert (stamp.iso, stamp.rfc3339) == ("2025-02-26T08:30:15+07:00", "2025-02-26T08:30:15+07:00")
    assert stamp.time == "08.30 WIB"


def test_stamps_of_different_offices_sort_as_they_happened() -> None:
    jayapura = Stamp.from_iso("2025-02-26T09:00+09:00", "Asia/Jayapura")
    jakarta = Stamp.from_iso("2025-02-26T08:00+07:00", "Asia/Jakarta")

    assert sorted([jakarta, jayapura], key=lambda stamp: stamp.sort_key) == [jayapura, jakarta]


@pytest.mark.parametrize("iso", ["2025-02-26", "2025-02-26T08:30+07:00", "2025-02-26T08:30:01+07:00"])
def test_an_iso_form_makes_its_stamp_again(iso: str) -> None:
    assert Stamp.from_iso(iso, "Asia/Jakarta").iso == iso


def test_a_stamp_survives_the_way_to_another_process() -> None:
    stamp = Stamp.from_iso("2025-02-26T08:30+07:00", "Asia/Jakarta")

    assert pickle.loads(pickle.dumps(stamp)) == stamp


@pytest.mark.parametrize("make", [Stamp.at, lambda naive, zone: Stamp.from_iso(naive.isoformat(), zone)])
def test_a_naive_moment_makes_no_stamp(make: Callable[[datetime, str], Stamp]) -> None:
    naive = datetime(2025, 2, 26, 8, 30)  # noqa: DTZ001 - the fault that is tested

    with pytest.raises(ValueError, match=r"^a stamp needs an aware moment, not 2025-02-26T08:30:00$"):
        make(naive, "Asia/Jakarta")
