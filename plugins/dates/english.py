"""Words: a moment told in English: "Wednesday, 26 February 2025, 08:30 WIB"."""

from __future__ import annotations

from plugins.dates.stamp import Stamp
from plugins.dates.wording import ENGLISH, month_names, weekday_names


class EnglishStamp(Stamp):
    """A stamp whose words are English; day before month, as British English has it.

    Source: CLDR 47, en-GB, for names and order. The comma after the weekday is kept, as
    in Indonesian.
    """

    __slots__ = ()

    @property
    def date(self) -> str:
        """ "26 February 2025"."""
        return f"{self.day} {month_names(ENGLISH)[self.month - 1]} {self.year}"

    @property
    def day_long(self) -> str:
        """ "Wednesday, 26 February 2025"."""
        return f"{weekday_names(ENGLISH)[self.moment.weekday()]}, {self.date}"

    @property
    def time(self) -> str:
        """ "08:30 WIB"; elsewhere than in Indonesia "08:30 UTC+03:00"; "" where only the day is known."""
        # Names of zones hold no full stop but between hours and minutes.
        return super().time.replace(".", ":")


def in_english(stamp: Stamp) -> EnglishStamp:
    """The same moment, told in English."""
    return EnglishStamp(moment=stamp.moment, has_time=stamp.has_time, zone=stamp.zone)
