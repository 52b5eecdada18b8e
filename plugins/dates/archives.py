"""Words: periods of an archive (years, months, days), their names, contents and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias, TypeVar

from plugins.dates.wording import month_names, word_long_date, word_month
from plugins.languages.catalogue import say

PeriodKey: TypeAlias = tuple[int] | tuple[int, int] | tuple[int, int, int]
"""(2025,), (2025, 2) or (2025, 2, 26)."""

Item = TypeVar("Item")


class HasDay(Protocol):
    """What an item is filed by: a `Stamp`, or a `datetime.date`."""

    @property
    def year(self) -> int:
        """Year of four digits."""

    @property
    def month(self) -> int:
        """From 1."""

    @property
    def day(self) -> int:
        """From 1."""


def period_name(year: int, month: int | None = None, day: int | None = None) -> str:
    """A period's whole name: "2025", "Februari 2025", "Rabu, 26 Februari 2025".

    Raises:
        ValueError: the month or the day does not exist, or a day comes without its month.
    """
    if month is None:
        if day is not None:
            raise ValueError(f"day {day} of {year} needs its month")
        return str(year)
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} of {year} does not exist")
    return word_month(year, month) if day is None else word_long_date(year, month, day)


def month_name(month: int) -> str:
    """A month's name as it stands in its year's list: "Februari"."""
    return month_names()[month - 1]


def day_label(day: int) -> str:
    """A day's name as it stands in its month's list, clear also when read out alone: "Tanggal 26"."""
    return say("Tanggal %(day)s", day=day)


def group_by_period(
    items: Iterable[Item], key: Callable[[Item], HasDay]
) -> dict[PeriodKey, tuple[Item, ...]]:
    """Every year, month and day that has items, with its items.

    Args:
        items: in the order in which each period shall list them.
        key: tells an item's date.

    Returns:
        Periods by the calendar, oldest first, each before its parts; one pass over the items.
    """
    found: dict[PeriodKey, list[Item]] = {}
    for item in items:
        date = key(item)
        year, month, day = date.year, date.month, date.day
        for period in ((year,), (year, month), (year, month, day)):
            found.setdefault(period, []).append(item)
    return {period: tuple(found[period]) for period in sorted(found)}


def parts_of(periods: Iterable[PeriodKey]) -> dict[PeriodKey, tuple[PeriodKey, ...]]:
    """Each period's months or days that are among the given periods, oldest first; a day has none."""
    known = sorted(set(periods))
    found: dict[PeriodKey, list[PeriodKey]] = {period: [] for period in known}
    for period in known:
        if len(period) > 1:
            found.setdefault(period[:-1], []).append(period)
    return {period: tuple(parts) for period, parts in found.items()}


def neighbours(periods: Iterable[PeriodKey]) -> Mapping[PeriodKey, tuple[PeriodKey | None, PeriodKey | None]]:
    """Each period's nearest older and newer one of its own kind (years, months or days); None at an end."""
    known = sorted(set(periods))
    found: dict[PeriodKey, tuple[PeriodKey | None, PeriodKey | None]] = {}
    for length in (1, 2, 3):
        row = [period for period in known if len(period) == length]
        older: list[PeriodKey | None] = [None, *row][: len(row)]
        newer: list[PeriodKey | None] = [*row[1:], None][: len(row)]
        found.update(zip(row, zip(older, newer, strict=True), strict=True))
    return found
