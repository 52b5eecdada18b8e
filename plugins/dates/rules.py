"""Rules: the dates of one source: readable, in step with the file's name, in a possible order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.dates.reading import DateRefused, Moment, instant_of, read_moment, to_stamp
from plugins.dates.refusals import WANTED_FORM
from plugins.gate.problem import ERROR, WARNING, Problem, quote
from plugins.gate.source import Entry

_DATED_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedField:
    """One date of a header, where it stands.

    Attributes:
        field: header key, "modified" or "changes.date".
        line: 1-based line of its value.
        moment: what it says.
    """

    field: str
    line: int
    moment: Moment


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
        moment: what `date` says; line: where.
        zone: of the office; needed where `date` names an offset, otherwise such a date is not compared.
    """
    name = path.rsplit("/", 1)[-1]
    named = _DATED_NAME.match(name)
    if named is None or (moment.offset_minutes is not None and zone is None):
        return []
    day = to_stamp(moment, zone).iso[:10] if zone and moment.offset_minutes is not None else moment.iso[:10]
    if named[1] == day:
        return []
    fault = f"nama berkas menyebut {quote(named[1])}, padahal date {quote(day)}"
    mend = f"ubah nama berkas menjadi {quote(day + name[10:])}, atau betulkan date"
    return [_problem(path, "date", line, fault, mend)]


def check_order(path: str, published: Moment, later: Sequence[DatedField], zone: str) -> list[Problem]:
    """What happened to a text (`modified`, `changes.date`, `withdrawn.date`) cannot precede its publication.

    Args:
        published: what `date` says.
        zone: of the office, for dates without an offset.
    """
    return [
        _problem(
            path,
            each.field,
            each.line,
            f"{quote(each.moment.iso)} mendahului tanggal terbit {quote(published.iso)}",
            "tulis tanggal yang sama atau sesudahnya, atau betulkan date",
        )
        for each in later
        if precedes(each.moment, published, zone)
    ]


def check_changes(path: str, changes: Sequence[DatedField], zone: str) -> list[Problem]:
    """Changes are told oldest first; one that precedes the one above it is a warning."""
    return [
        _problem(
            path,
            after.field,
            after.line,
            f"{quote(after.moment.iso)} mendahului perubahan di atasnya, {quote(before.moment.iso)}",
            "urutkan dari yang paling lama",
            WARNING,
        )
        for before, after in pairwise(changes)
        if precedes(after.moment, before.moment, zone)
    ]


def precedes(one: Moment, other: Moment, zone: str) -> bool:
    """True where one moment is certainly before another; by days where either has no time.

    Args:
        zone: of the office, in which a date without an offset is meant and days are counted.
    """
    if one.offset_minutes is None and other.offset_minutes is None:
        first, second = one.local, other.local
    else:
        first, second = (instant_of(each, zone) for each in (one, other))
    if one.has_time and other.has_time:
        return first < second
    return first.date() < second.date()


def _problem(path: str, field: str, line: int, fault: str, mend: str, severity: str = ERROR) -> Problem:
    return Problem(file=path, line=line, field=field, fault=fault, mend=mend, severity=severity)
