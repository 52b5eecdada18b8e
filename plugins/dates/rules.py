"""Rules: the dates of one source: readable, in step with the file's name, in a possible order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from plugins.dates.clock import GREATEST_OFFSET, LEAST_OFFSET
from plugins.dates.reading import DateRefused, Moment, instant_of, read_moment, to_stamp
from plugins.dates.refusals import WANTED_FORM
from plugins.gate.problem import ERROR, WARNING, Problem, quote
from plugins.gate.source import Entry

_DATED_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-")


def check_date(
    path: str, field: str, entry: Entry, zone: str | None = None
) -> tuple[Moment | None, list[Problem]]:
    """Read a header's date, or tell why it is refused.

    Args:
        path: of the source, from the content folder.
        field: the key, "date" or "changes.date".
        zone: IANA name of the office's zone, so that a time which clocks skipped there is refused too;
            None leaves that out.

    Returns:
        The moment and no problem, or None and one problem.
    """
    if entry.value is None:
        return None, [_problem(path, field, entry.line, "tanggal kosong", WANTED_FORM)]
    if not isinstance(entry.value, str):
        fault = "tanggal harus satu teks, bukan daftar atau pasangan kunci"
        return None, [_problem(path, field, entry.line, fault, WANTED_FORM)]
    try:
        moment = read_moment(entry.value)
        if zone is not None:
            to_stamp(moment, zone)
    except DateRefused as refusal:
        return None, [_problem(path, field, entry.line, refusal.fault, refusal.mend)]
    return moment, []


def check_file_name_date(path: str, moment: Moment, line: int, zone: str | None = None) -> list[Problem]:
    """A day at the start of the file's name must be that of `date`; a name without one is free.

    Args:
        moment: what `date` says.
        line: where it says it.
        zone: of the office; where `date` names an offset, without it only a day that no zone on earth
            can make of that moment is told.
    """
    name = path.rsplit("/", 1)[-1]
    named = _DATED_NAME.match(name)
    earliest, latest = (each.isoformat() for each in _days_of(moment, zone))
    if named is None or earliest <= named[1] <= latest:
        return []
    day = earliest if earliest == latest else moment.iso[:10]
    fault = f"nama berkas menyebut {quote(named[1])}, padahal date {quote(day)}"
    mend = f"ubah nama berkas menjadi {quote(day + name[10:], 120)}, atau betulkan date"
    return [_problem(path, "date", line, fault, mend)]


def check_not_before(
    path: str, field: str, published: Moment, moment: Moment, line: int, zone: str | None = None
) -> list[Problem]:
    """What happened to a text (`modified`, `withdrawn.date`) cannot precede its publication.

    Args:
        field: key of the later date.
        published: what `date` says.
        moment: what the later date says.
        line: where the later date stands.
        zone: of the office, as for `precedes`.
    """
    if not precedes(moment, published, zone):
        return []
    fault = f"{quote(moment.iso)} mendahului tanggal terbit {quote(published.iso)}"
    mend = "tulis tanggal yang sama atau sesudahnya, atau betulkan date"
    return [_problem(path, field, line, fault, mend)]


def check_changes(
    path: str, published: Moment | None, changes: Sequence[Moment], line: int, zone: str | None = None
) -> list[Problem]:
    """No change precedes the publication (an error), and changes are told oldest first (a warning).

    Args:
        published: what `date` says; None where that is not known.
        changes: in the order written.
        line: where `changes` stands.
        zone: of the office, as for `precedes`.
    """
    problems: list[Problem] = []
    if published is not None:
        for moment in changes:
            problems += check_not_before(path, "changes.date", published, moment, line, zone)
    for before, after in pairwise(changes):
        if precedes(after, before, zone):
            fault = f"{quote(after.iso)} ditulis sesudah {quote(before.iso)}, padahal lebih awal"
            problems.append(
                _problem(path, "changes.date", line, fault, "urutkan dari yang paling lama", WARNING)
            )
    return problems


def precedes(one: Moment, other: Moment, zone: str | None = None) -> bool:
    """True where one moment is certainly before another: a date without a time may be any time of its day.

    Args:
        zone: of the office, in which dates without an offset are meant; None where it is not known, and
            then such a date beside one with an offset may be meant anywhere on earth.
    """
    if one.offset_minutes is None and other.offset_minutes is None:
        return _span_of(one)[1] < _span_of(other)[0]
    return _utc_span_of(one, zone)[1] < _utc_span_of(other, zone)[0]


def _span_of(moment: Moment) -> tuple[datetime, datetime]:
    """First and last second that a moment can mean, on the clock it was written by."""
    length = timedelta() if moment.has_time else timedelta(days=1, seconds=-1)
    return moment.local, moment.local + length


def _utc_span_of(moment: Moment, zone: str | None) -> tuple[datetime, datetime]:
    first, last = _span_of(moment)
    if moment.offset_minutes is None and zone is None:
        return first - timedelta(minutes=GREATEST_OFFSET), last - timedelta(minutes=LEAST_OFFSET)
    start = instant_of(moment, zone or "UTC").astimezone(UTC).replace(tzinfo=None)
    return start, start + (last - first)


def _days_of(moment: Moment, zone: str | None) -> tuple[date, date]:
    """First and last day that a moment can fall on in the office's zone."""
    if moment.offset_minutes is None:
        return moment.local.date(), moment.local.date()
    if zone is not None:
        day = instant_of(moment, zone).date()
        return day, day
    instant = instant_of(moment, "UTC")
    west, east = timedelta(minutes=LEAST_OFFSET), timedelta(minutes=GREATEST_OFFSET)
    return (instant + west).date(), (instant + east).date()


def _problem(path: str, field: str, line: int, fault: str, mend: str, severity: str = ERROR) -> Problem:
    return Problem(file=path, line=line, field=field, fault=fault, mend=mend, severity=severity)
