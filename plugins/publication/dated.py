"""Rules: an article's dates in its office's zone, which only the register knows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.dates.reading import DateRefused, Moment, to_stamp
from plugins.dates.rules import check_changes, check_file_name_date, check_not_before
from plugins.dates.stamp import Stamp
from plugins.gate.problem import Problem
from plugins.gate.record import Record


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
