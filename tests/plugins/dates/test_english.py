"""A moment told in English is the same moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.dates.english import in_english
from plugins.dates.stamp import Stamp


@pytest.mark.parametrize(
    ("iso", "zone", "date", "full"),
    [
        (
            "2025-02-26T08:30+07:00",
            "Asia/Jakarta",
            "26 February 2025",
            "Wednesday, 26 February 2025, 08:30 WIB",
        ),
        (
            "2025-02-26T08:30+07:00",
            "Asia/Jayapura",
            "26 February 2025",
            "Wednesday, 26 February 2025, 10:30 WIT",
        ),
        ("2025-12-01", "Asia/Makassar", "1 December 2025", "Monday, 1 December 2025"),
        ("2025-06-01T09:05+03:00", "Africa/Nairobi", "1 June 2025", "Sunday, 1 June 2025, 09:05 UTC+03:00"),
    ],
    ids=["WIB", "WIT", "day", "elsewhere"],
)
def test_a_moment_in_english_words(iso: str, zone: str, date: str, full: str) -> None:
    stamp = in_english(Stamp.from_iso(iso, zone))

    assert (stamp.date, stamp.full) == (date, full)


@given(moment=st.datetimes(timezones=st.timezones()), has_time=st.booleans())
def test_machines_are_told_the_same_in_both_languages(moment: object, has_time: bool) -> None:
    stamp = Stamp(moment=moment, has_time=has_time, zone="Asia/Jakarta")  # type: ignore[arg-type]

    english = in_english(stamp)

    assert (english.iso, english.rfc3339, english.sort_key) == (stamp.iso, stamp.rfc3339, stamp.sort_key)
