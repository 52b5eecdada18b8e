"""Rules: an article's dates in its office's zone, which only the register knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.dates.reading import DateRefused, Moment, instant_of, to_stamp
from plugins.dates.rules import check_changes, check_file_name_date, check_not_before
from plugins.dates.stamp import Stamp
from plugins.gate.problem import Problem, quote
from plugins.gate.record import DRAFT, Record


def read_dates(record: Record, zone: str) -> tuple[Stamp | None, list[Problem]]:
    """When a text is published, by the clocks of its zone.

    Returns:
        The stamp (None for a page, or where a date is faulty), and dates that the zone's clocks
        never showed, that contradict the file's name, or each other.
    """
    stamp = None
    problems = []
    for key, moment in _dates(record):
        try:
            told = to_stamp(moment, zone)
            stamp = told if key == "date" else stamp
        except DateRefused as refusal:
            line = record.line_of(key)
            problems.append(
                Problem(file=record.path, line=line, field=key, fault=refusal.fault, mend=refusal.mend)
            )
    if problems:
        return None, problems
    if record.date is not None:
        problems += check_file_name_date(record.path, record.date, record.line_of("date"), zone)
        problems += _check_later(record, record.date, zone)
    if record.changes:
        moments = tuple(change.moment for change in record.changes)
        line = record.line_of("changes")
        problems += check_changes(record.path, record.date, moments, line, zone)
    return stamp, problems


def _dates(record: Record) -> Iterator[tuple[str, Moment]]:
    if record.date is not None:
        yield "date", record.date
    if record.modified is not None:
        yield "modified", record.modified
    for change in record.changes:
        yield "changes", change.moment
    if record.withdrawn is not None:
        yield "withdrawn", record.withdrawn.moment


def _check_later(record: Record, published: Moment, zone: str) -> list[Problem]:
    problems = []
    if record.modified is not None:
        line = record.line_of("modified")
        problems += check_not_before(record.path, "modified", published, record.modified, line, zone)
    if record.withdrawn is not None:
        line, moment = record.line_of("withdrawn.date"), record.withdrawn.moment
        problems += check_not_before(record.path, "withdrawn.date", published, moment, line, zone)
    return problems


def check_happened(record: Record, zone: str, published: Stamp | None, now: datetime) -> list[Problem]:
    """What readers are told to have happened (a change, a withdrawal) cannot lie ahead.

    The day of publication is free: a text that waits for its hour may bring a change of that day
    with it, and must not stop the build in which it appears. A draft is free altogether.

    Args:
        zone: of the text's office.
        published: None for an undated page.
        now: aware; the moment of the build.
    """
    happenings = list(_happenings(record))
    if not happenings or record.status == DRAFT:
        return []
    here = now.astimezone(ZoneInfo(zone))
    latest = max(here.date(), published.moment.date()) if published is not None else here.date()
    problems = []
    for line, field, moment in happenings:
        instant = instant_of(moment, zone)
        if instant > here and (published is None or instant.date() != published.moment.date()):
            fault, mend = f"{quote(moment.iso)} belum terjadi", f"tulis tanggal paling lambat {latest}"
            problems.append(Problem(file=record.path, line=line, field=field, fault=fault, mend=mend))
    return problems


def _happenings(record: Record) -> Iterator[tuple[int, str, Moment]]:
    if record.modified is not None:
        yield record.line_of("modified"), "modified", record.modified
    for number, change in enumerate(record.changes):
        yield record.line_of(f"changes.{number}"), "changes.date", change.moment
    if record.withdrawn is not None:
        yield record.line_of("withdrawn.date"), "withdrawn.date", record.withdrawn.moment
