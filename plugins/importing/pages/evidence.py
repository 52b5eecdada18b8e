"""Words: what a saved page says of a text's day, piece by piece, and the day on which all pieces agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plugins.dates.reading import DateRefused, read_moment, to_stamp
from plugins.dates.wording import month_numbers
from plugins.importing.dating import Settled
from plugins.importing.found import Doubt

MAX_LINE_CHARS = 80
_AROUND = re.compile(
    r"^[\W_]+|[\s|•·–—-]+$|^(?:posted|published|diterbitkan|dipublikasikan|ditulis|diposkan|diposting|terbit|"
    r"tanggal|"
    r"publié)(?:\s+(?:on|pada|le))?\s*:?\s*|\s*(?:\||by|oleh)\s.*$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"^(?:(?:day|month|hari|bulan|tanggal)\s*:|"
    r"(?:(?:daily|monthly) )?(?:archives?|arsip)"
    r"(?: (?:for|du|de|pour|untuk|hari|harian|bulan|bulanan|tanggal))*\s*[:–-]?)"
    r"\s*(.+)$",
    re.IGNORECASE,
)
FRENCH_MONTHS = {
    "janvier": "Januari",
    "février": "Februari",
    "mars": "Maret",
    "avril": "April",
    "mai": "Mei",
    "juin": "Juni",
    "juillet": "Juli",
    "août": "Agustus",
    "septembre": "September",
    "octobre": "Oktober",
    "novembre": "November",
    "décembre": "Desember",
}
"""Months as French themes write them → as they are read here."""
_FRENCH = re.compile(rf"\b(?:{'|'.join(FRENCH_MONTHS)})\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"\b(1[0-2]|0?[1-9])[:.]([0-5]\d)(?:[:.]\d\d)?\s*([ap])\.?m\b\.?", re.IGNORECASE)
_MONTH = re.compile(r"^([^\W\d_]+)\.?,?\s+(\d{4})$")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})(?:/(\d{1,2}))?(?=/|$)")
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that says when a text was published.

    Attributes:
        source: what says so, in Indonesian; text: as it stands there.
        days: those that it leaves possible; clock, zone: "" and None where it names none.
    """

    source: str
    text: str
    days: frozenset[date]
    clock: time | None = None
    offset: timedelta | None = None


def read_line(text: str, source: str = "baris tanggal") -> Evidence | None:
    """A line that says a day, however vaguely; None for any other line."""
    line = " ".join(text.split())
    if not line or len(line) > MAX_LINE_CHARS or not re.search(r"\d{4}", line):
        return None
    read = _FRENCH.sub(lambda found: FRENCH_MONTHS[found[0].casefold()], line)
    read = _HALF_DAY.sub(_read_half_day, read)
    plain = _AROUND.sub("", _AROUND.sub("", read)).strip()
    for form in dict.fromkeys((plain, read)):
        try:
            moment = read_moment(form)
        except DateRefused as refused:
            days = frozenset(date.fromisoformat(one[:10]) for one in refused.candidates)
            if days and _is_mostly_date(form):
                return Evidence(source=source, text=line, days=days)
            continue
        clock = moment.local.time() if moment.has_time else None
        offset = timedelta(minutes=moment.offset_minutes) if moment.offset_minutes is not None else None
        return Evidence(
            source=source, text=line, days=frozenset({moment.local.date()}), clock=clock, offset=offset
        )
    return None


def _read_half_day(found: re.Match[str]) -> str:
    return f"{int(found[1]) % 12 + 12 * (found[3] in 'pP'):02}:{found[2]}"


def read_archive(text: str) -> Evidence | None:
    """The heading of an archive: "Day: February 26, 2025", "Bulan: Februari 2025"; None for another one."""
    line = " ".join(text.split())
    found = _ARCHIVE.match(line)
    if found is None:
        return None
    month = _MONTH.match(found[1])
    number = month_numbers().get(month[1].casefold()) if month else None
    if month and number and int(month[2]) in _YEARS:
        return Evidence(source="judul arsip", text=line, days=_days_of(int(month[2]), number))
    day = read_line(found[1], "judul arsip")
    return Evidence(source="judul arsip", text=line, days=day.days) if day else None


def read_address(address: str) -> Evidence | None:
    """The day or month in an address; None where it has none."""
    found = _IN_ADDRESS.search(address)
    if found is None or int(found[1]) not in _YEARS or not 1 <= int(found[2]) <= 12:
        return None
    year, month = int(found[1]), int(found[2])
    if found[3] is None:
        return Evidence(source="alamat", text=address, days=_days_of(year, month))
    try:
        return Evidence(source="alamat", text=address, days=frozenset({date(year, month, int(found[3]))}))
    except ValueError:
        return None


def agree(pieces: Iterable[Evidence], zone: str) -> Settled:
    """The day that all pieces leave possible, where that is one.

    Args:
        zone: the office's.
    """
    found = list(pieces)
    if not found:
        doubt = Doubt(fault="tanggal tidak ada di halaman", mend="disimpan sebagai draf; tulis tanggalnya")
        return Settled(moment=None, has_time=False, doubts=(doubt,))
    common = frozenset.intersection(*(piece.days for piece in found))
    if len(common) == 1:
        return _settle(min(common), found, zone)
    told = "; ".join(dict.fromkeys(f"{piece.source} “{piece.text}”" for piece in found))
    possible = common or frozenset.union(*(piece.days for piece in found))
    what = "belum pasti" if common else "bertentangan"
    doubt = Doubt(fault=f"tanggal {what}: {told}", mend="disimpan sebagai draf; tulis tanggal yang benar")
    candidates = tuple(_at_midnight(day, zone) for day in sorted(possible)[:31])
    return Settled(moment=None, candidates=candidates, has_time=False, doubts=(doubt,))


def _settle(day: date, found: list[Evidence], zone: str) -> Settled:
    clocks = [piece for piece in found if piece.clock is not None and piece.days == frozenset({day})]
    if not clocks:
        return Settled(moment=_at_midnight(day, zone), has_time=False)
    first = clocks[0]
    assert first.clock is not None
    moment = datetime.combine(day, first.clock)
    if first.offset is None:
        return Settled(moment=moment.replace(tzinfo=ZoneInfo(zone)))
    there = f"{moment:%Y-%m-%dT%H:%M:%S}{_write_offset(first.offset)}"
    return Settled(moment=to_stamp(read_moment(there), zone).moment)


def _at_midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone))


def _write_offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _is_mostly_date(line: str) -> bool:
    """A sentence may name a day; a date line says little besides."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words) <= 6


def _days_of(year: int, month: int) -> frozenset[date]:
    first = date(year, month, 1)
    days = (first + timedelta(days=number) for number in range(31))
    return frozenset(day for day in days if day.month == month)
