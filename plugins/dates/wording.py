"""Words: the names of months and weekdays, and a date put into Indonesian words.

Names are those of CLDR (Babel), so no locale of the machine matters. Babel's own `babel.dates` is
left alone: it asks for the machine's zone when it is imported, and pads the day with a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

INDONESIAN = "id"
ENGLISH = "en"

# Spellings that writers use and CLDR does not list: those before the reform of 1972 (EYD) that are
# still seen (Pebruari, Nopember), usual abbreviations, and KBBI's second name of Sunday.
_MORE_MONTHS = {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "sept": 9, "nopember": 11, "nop": 11}
_MORE_WEEKDAYS = {"ahad": 6}

# Days that archives, feeds and pages of one build word; a century has 36,525.
_REMEMBERED_DAYS = 40_000


@lru_cache(maxsize=8)
def month_names(language: str = INDONESIAN, width: str = "wide") -> tuple[str, ...]:
    """The twelve months' names, January first; `width` is CLDR's "wide" or "abbreviated"."""
    names = Locale.parse(language).months["format"][width]
    return tuple(names[number] for number in range(1, 13))


@lru_cache(maxsize=8)
def weekday_names(language: str = INDONESIAN, width: str = "wide") -> tuple[str, ...]:
    """The seven weekdays' names, Monday first; `width` is CLDR's "wide" or "abbreviated"."""
    names = Locale.parse(language).days["format"][width]
    return tuple(names[number] for number in range(7))


@lru_cache(maxsize=1)
def month_numbers() -> Mapping[str, int]:
    """Every accepted spelling of a month, casefolded and without a point, to its number from 1."""
    return MappingProxyType(_spellings(month_names, 1) | _MORE_MONTHS)


@lru_cache(maxsize=1)
def weekday_numbers() -> Mapping[str, int]:
    """Every accepted spelling of a weekday, casefolded, without apostrophe or point, to its number from 0."""
    return MappingProxyType(_spellings(weekday_names, 0) | _MORE_WEEKDAYS)


def _spellings(names: Callable[[str, str], tuple[str, ...]], first: int) -> dict[str, int]:
    return {
        name.casefold(): number
        for language in (INDONESIAN, ENGLISH)
        for width in ("wide", "abbreviated")
        for number, name in enumerate(names(language, width), start=first)
    }


def word_month(year: int, month: int) -> str:
    """ "Februari 2025"."""
    return f"{month_names()[month - 1]} {year}"


@lru_cache(maxsize=_REMEMBERED_DAYS)
def word_date(year: int, month: int, day: int) -> str:
    """ "26 Februari 2025"."""
    return f"{day} {month_names()[month - 1]} {year}"


@lru_cache(maxsize=_REMEMBERED_DAYS)
def word_long_date(year: int, month: int, day: int) -> str:
    """ "Rabu, 26 Februari 2025"."""
    weekday = weekday_names()[date(year, month, day).weekday()]
    return f"{weekday}, {word_date(year, month, day)}"


@lru_cache(maxsize=16)
def word_offset(minutes: int) -> str:
    """A distance from UTC in words: "UTC+03.00", "UTC-09.30", "UTC" for none."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours:02}.{rest:02}"
