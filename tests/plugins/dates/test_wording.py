"""Names and wordings, compared with what CLDR itself writes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from plugins.dates.wording import (
    month_names,
    month_numbers,
    weekday_numbers,
    word_date,
    word_long_date,
    word_month,
    word_offset,
)

A_YEAR = [date(2025, 1, 1) + timedelta(days=days) for days in range(365)]


def test_dates_are_worded_as_cldr_words_them() -> None:
    for day in A_YEAR:
        parts = (day.year, day.month, day.day)

        assert word_date(*parts) == format_date(day, "long", locale="id")
        assert word_long_date(*parts) == format_date(day, "EEEE, d MMMM y", locale="id")
        assert word_month(day.year, day.month) == format_date(day, "MMMM y", locale="id")


def test_the_day_is_not_padded_with_a_zero() -> None:
    assert word_long_date(2025, 3, 5) == "Rabu, 5 Maret 2025"


def test_every_name_of_cldr_is_read() -> None:
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            numbers = [month_numbers()[name.lower()] for name in month_names(language, width)]

            assert numbers == list(range(1, 13))


def test_no_spelling_is_both_a_month_and_a_weekday() -> None:
    assert not month_numbers().keys() & weekday_numbers().keys()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "UTC"), (180, "UTC+03.00"), (330, "UTC+05.30"), (-570, "UTC-09.30"), (840, "UTC+14.00")],
)
def test_an_offset_is_worded_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert word_offset(minutes) == words
