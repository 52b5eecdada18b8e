"""Words: a text read as a moment, or refused with what could have been meant. Nothing is guessed.

Two forms are accepted: ISO 8601 (`2025-02-26`, `2025-02-26 08:30`, `2025-02-26T08:30+07:00`) and the
written one, Indonesian or English (`Rabu, 26 Februari 2025, 08.30 WIB`; `February 26, 2025`).
`diagnosis.py` finds out what is wrong with everything else. Neither clock, zone nor locale of the
machine has a say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from plugins.dates.clock import TIME, ZONE, read_offset, read_time, write_clock
from plugins.dates.diagnosis import diagnose
from plugins.dates.refusals import (
    FIRST_YEAR,
    LAST_YEAR,
    WANTED_FORM,
    DateRefused,
    days_in_month,
    offer,
    refuse_day,
    refuse_month,
    refuse_weekday,
    refuse_year,
)
from plugins.dates.stamp import Stamp
from plugins.dates.wording import month_numbers, weekday_numbers
from plugins.gate.problem import quote

__all__ = ["DateRefused", "Moment", "read_moment", "to_stamp"]

# The longest accepted form has some 60 characters; what is longer is no date, whatever it holds.
MAX_CHARS = 100

_SPOKEN = r",? (?:(?:pukul|jam|pkl\.?|at) )?"
_FLAGS = re.ASCII | re.IGNORECASE

# Each repetition is bounded, or ends where the next part cannot begin: matching is linear.
_ISO = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?:(?:T|{_SPOKEN}){TIME}(?: ?{ZONE})?)?", _FLAGS
)
_WRITTEN = re.compile(
    r"(?:(?P<weekday>[a-z'’‘`]+)\.?,? )?"
    r"(?:(?P<day>\d{1,2}) (?P<month>[a-z]+)\.?,? |(?P<english_month>[a-z]+)\.? (?P<english_day>\d{1,2}),? )"
    rf"(?P<year>\d{{4}})(?:{_SPOKEN}{TIME}(?: ?{ZONE})?)?",
    _FLAGS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a date says, before it is known whose zone it is meant in.

    Attributes:
        local: naive, as written, to the second; midnight where no time is given.
        offset_minutes: minutes east of UTC where the text names an offset or a zone, otherwise None.
        has_time: False where only the day is given; then there is no offset either.
    """

    local: datetime
    offset_minutes: int | None
    has_time: bool

    @property
    def iso(self) -> str:
        """The form that `read_moment` reads back as the same moment: "2025-02-26", "2025-02-26 08:30"."""
        day = self.local.date().isoformat()
        if not self.has_time:
            return day
        return day + write_clock(self.local.time(), self.offset_minutes)


def read_moment(text: str) -> Moment:
    """The one moment that a text can mean.

    Args:
        text: at most 100 characters; any white space counts as one space, letters may be of either case.

    Raises:
        DateRefused: the text has no meaning as a date, or more than one.
    """
    if len(text) > MAX_CHARS:
        fault = f"{quote(text[:40] + '…')} terlalu panjang untuk sebuah tanggal ({len(text)} karakter)"
        raise DateRefused(fault, WANTED_FORM)
    shown = " ".join(text.split())
    plain = re.sub(" ?, ?", ", ", shown)
    if found := _ISO.fullmatch(plain):
        return _build(shown, found, int(found["month"]), int(found["day"]), None)
    if found := _WRITTEN.fullmatch(plain):
        month = month_numbers().get((found["month"] or found["english_month"]).lower())
        day = int(found["day"] or found["english_day"])
        weekday = weekday_numbers().get(re.sub("['’‘`]", "", found["weekday"] or "").lower())
        if month is not None and (weekday is not None or found["weekday"] is None):
            return _build(shown, found, month, day, weekday)
    raise diagnose(shown)


def to_stamp(moment: Moment, zone: str) -> Stamp:
    """The moment in an office's zone: as it stands where it names no offset, converted where it does.

    Args:
        zone: IANA name of the office's zone.

    Raises:
        DateRefused: clocks in this zone were put forward or back over this time, so that it came never
            or twice (no zone of Indonesia does so today); an offset tells which is meant.
        zoneinfo.ZoneInfoNotFoundError: the zone database does not know `zone`.
    """
    if moment.offset_minutes is not None:
        return Stamp(moment=instant_of(moment, zone), has_time=True, zone=zone)
    early = moment.local.replace(tzinfo=ZoneInfo(zone))
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return Stamp(moment=early, has_time=moment.has_time, zone=zone)
    if moment.has_time:
        raise _refuse_jump(moment, zone, early, late)
    # A day that begins with such a jump is still that day: its first moment.
    return Stamp(moment=instant_of(moment, zone), has_time=False, zone=zone)


def instant_of(moment: Moment, zone: str) -> datetime:
    """The moment as an aware value in the given zone; the earlier one where clocks were put back over it."""
    place = ZoneInfo(zone)
    offset = moment.offset_minutes
    meant = place if offset is None else timezone(timedelta(minutes=offset))
    return moment.local.replace(tzinfo=meant).astimezone(UTC).astimezone(place)


def _refuse_jump(moment: Moment, zone: str, early: datetime, late: datetime) -> DateRefused:
    # Through UTC and back, a time that never came turns into the ones an hour away that did.
    real = sorted(each.astimezone(UTC) for each in (early, late))
    told = [Stamp.at(each, zone).iso for each in real]
    never = real[0].astimezone(early.tzinfo).replace(tzinfo=None) != moment.local
    came = "tidak pernah ada" if never else "terjadi dua kali"
    fault = f"{quote(moment.iso)} {came} di zona {zone} karena jam diubah saat itu"
    return DateRefused(fault, offer(told), told)


def _build(text: str, found: re.Match[str], month: int, day: int, weekday: int | None) -> Moment:
    at, offset = _read_clock(text, found)
    clock = write_clock(at, offset)
    year = int(found["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse_year(text, year)
    if not 1 <= month <= 12:
        raise refuse_month(text, year, month, day, clock)
    if not 1 <= day <= days_in_month(year, month):
        raise refuse_day(text, year, month, day, clock)
    named = date(year, month, day)
    if weekday is not None and named.weekday() != weekday:
        raise refuse_weekday(text, named, weekday, clock)
    return Moment(local=datetime.combine(named, at or time()), offset_minutes=offset, has_time=at is not None)


def _read_clock(text: str, found: re.Match[str]) -> tuple[time | None, int | None]:
    if found["time"] is None:
        return None, None
    if (at := read_time(found["time"])) is None:
        fault = f"pukul {quote(found['time'])} pada {quote(text)} tidak ada"
        raise DateRefused(fault, "tulis pukul 00.00 sampai 23.59 (pukul 24.00 ialah 00.00 hari berikutnya)")
    if found["zone"] is None:
        return at, None
    if (offset := read_offset(found["zone"])) is None:
        fault = f"selisih {quote(found['zone'])} pada {quote(text)} tidak ada"
        raise DateRefused(fault, "tulis WIB, WITA, WIT, atau selisih antara -12:00 dan +14:00")
    return at, offset
