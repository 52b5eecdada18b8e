"""Periods of an archive: their names, contents and neighbours."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.dates.archives import (
    PeriodKey,
    day_label,
    group_by_period,
    month_name,
    neighbours,
    parts_of,
    period_name,
)
from plugins.dates.stamp import Stamp


@pytest.mark.parametrize(
    ("period", "name"),
    [((2025,), "2025"), ((2025, 2), "Februari 2025"), ((2025, 2, 26), "Rabu, 26 Februari 2025")],
)
def test_a_period_has_its_whole_name(period: tuple[int, ...], name: str) -> None:
    assert period_name(*period) == name


@pytest.mark.parametrize("period", [(2025, 0), (2025, 13), (2025, 2, 30), (2025, None, 1)])
def test_a_period_that_does_not_exist_has_no_name(
    period: tuple[int, int | None] | tuple[int, int | None, int],
) -> None:
    with pytest.raises(ValueError, match=r"."):
        period_name(*period)


def test_a_part_is_named_within_its_whole() -> None:
    assert (month_name(2), day_label(26)) == ("Februari", "Tanggal 26")


def test_items_are_grouped_by_year_month_and_day_oldest_period_first() -> None:
    items = [
        ("c", date(2025, 3, 1)),
        ("b", date(2025, 2, 26)),
        ("a", date(2025, 2, 26)),
        ("z", date(2024, 12, 31)),
    ]

    groups = group_by_period(items, key=lambda item: item[1])

    assert [(period, "".join(name for name, _ in found)) for period, found in groups.items()] == [
        ((2024,), "z"),
        ((2024, 12), "z"),
        ((2024, 12, 31), "z"),
        ((2025,), "cba"),
        ((2025, 2), "ba"),
        ((2025, 2, 26), "ba"),
        ((2025, 3), "c"),
        ((2025, 3, 1), "c"),
    ]


def test_a_stamp_is_filed_by_the_day_of_its_office() -> None:
    stamp = Stamp.from_iso("2025-12-31T23:30+00:00", "Asia/Jakarta")

    assert list(group_by_period([stamp], key=lambda each: each)) == [(2026,), (2026, 1), (2026, 1, 1)]


def test_nothing_has_no_periods() -> None:
    assert group_by_period([], key=lambda item: item) == {}
    assert neighbours([]) == {}
    assert parts_of([]) == {}


PERIODS: list[PeriodKey] = [
    (2024,),
    (2024, 12),
    (2024, 12, 31),
    (2025,),
    (2025, 2),
    (2025, 2, 26),
    (2025, 3),
    (2025, 3, 1),
]


def test_neighbours_are_the_nearest_periods_of_the_same_kind() -> None:
    assert neighbours(reversed(PERIODS)) == {
        (2024,): (None, (2025,)),
        (2025,): ((2024,), None),
        (2024, 12): (None, (2025, 2)),
        (2025, 2): ((2024, 12), (2025, 3)),
        (2025, 3): ((2025, 2), None),
        (2024, 12, 31): (None, (2025, 2, 26)),
        (2025, 2, 26): ((2024, 12, 31), (2025, 3, 1)),
        (2025, 3, 1): ((2025, 2, 26), None),
    }


def test_a_period_knows_its_parts_oldest_first() -> None:
    parts = parts_of(reversed(PERIODS))

    assert parts[(2025,)] == ((2025, 2), (2025, 3))
    assert parts[(2025, 2)] == ((2025, 2, 26),)
    assert parts[(2025, 2, 26)] == ()
