"""Words: a stamp, one moment in an office's zone with all its wordings.

A stamp is three values; its words are made when they are printed, so that a hundred thousand of
them cost little.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.dates.wording import word_date, word_long_date, word_offset

# Keppres 41/1987: Indonesia has three zones. The zone database abbreviates them so, and only for the
# years in which they were in force.
INDONESIAN_ZONES = ("WIB", "WITA", "WIT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One moment as readers are told it.

    Attributes:
        moment: aware, in the zone of the office; midnight where the writer gave no time.
        has_time: False where only the day is known.
        zone: IANA name, "Asia/Jakarta".
    """

    moment: datetime
    has_time: bool
    zone: str

    @classmethod
    def at(cls, moment: datetime, zone: str) -> Stamp:
        """The stamp of an aware moment, told in the given zone.

        Raises:
            ValueError: `moment` is naive.
            zoneinfo.ZoneInfoNotFoundError: the zone database does not know `zone`.
        """
        if moment.tzinfo is None:
            raise ValueError(f"a stamp needs an aware moment, not {moment.isoformat()}")
        return cls(moment=moment.astimezone(ZoneInfo(zone)), has_time=True, zone=zone)

    @classmethod
    def from_iso(cls, iso: str, zone: str) -> Stamp:
        """The stamp whose `iso` this is: what one build wrote, another reads back.

        Raises:
            ValueError: `iso` is not ISO 8601, or has a time without an offset.
        """
        if len(iso) == len("2025-02-26"):
            day = datetime.fromisoformat(iso).replace(tzinfo=ZoneInfo(zone))
            return cls(moment=day, has_time=False, zone=zone)
        return cls.at(datetime.fromisoformat(iso), zone)

    @property
    def iso(self) -> str:
        """For `<time datetime>`: "2025-02-26T08:30+07:00" (seconds only if there are any), "2025-02-26"."""
        if not self.has_time:
            return self.moment.date().isoformat()
        return self.moment.isoformat(timespec="seconds" if self.moment.second else "minutes")

    @property
    def rfc3339(self) -> str:
        """For feeds and JSON-LD, always whole: "2025-02-26T08:30:00+07:00"."""
        return self.moment.isoformat(timespec="seconds")

    @property
    def date(self) -> str:
        """ "26 Februari 2025"."""
        return word_date(self.moment.year, self.moment.month, self.moment.day)

    @property
    def day_long(self) -> str:
        """ "Rabu, 26 Februari 2025"."""
        return word_long_date(self.moment.year, self.moment.month, self.moment.day)

    @property
    def time(self) -> str:
        """ "08.30 WIB" (WITA, WIT; elsewhere "08.30 UTC+03.00"); "" where only the day is known."""
        if not self.has_time:
            return ""
        return f"{self.moment.hour:02}.{self.moment.minute:02} {self._zone_name}"

    @property
    def full(self) -> str:
        """ "Rabu, 26 Februari 2025, 08.30 WIB", or the day alone."""
        return f"{self.day_long}, {self.time}" if self.has_time else self.day_long

    @property
    def year(self) -> int:
        """The year in the office's zone."""
        return self.moment.year

    @property
    def month(self) -> int:
        """The month in the office's zone, from 1."""
        return self.moment.month

    @property
    def day(self) -> int:
        """The day of the month in the office's zone, from 1."""
        return self.moment.day

    @property
    def sort_key(self) -> float:
        """Seconds since 1970 in UTC: stamps of different offices in the order in which they happened."""
        return self.moment.timestamp()

    @property
    def _zone_name(self) -> str:
        name = self.moment.tzname() or ""
        if name in INDONESIAN_ZONES:
            return name
        offset = self.moment.utcoffset()
        return word_offset(round(offset.total_seconds() / 60) if offset else 0)
