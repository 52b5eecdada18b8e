"""Rules: an article's dates in its office's zone, which only the register knows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.dates.reading import DateRefused, to_stamp
from plugins.dates.rules import DatedField, check_changes, check_file_name_date, check_order
from plugins.gate.problem import Problem
from plugins.gate.record import Record


def check_dates(record: Record, zone: str) -> list[Problem]:
    """Dates that the zone's clocks never showed, that contradict the file's name, or each other."""
    problems = [problem for field in _fields(record) if (problem := _check_clock(record, field, zone))]
    published = record.date
    if published is None or problems:
        return problems
    problems += check_file_name_date(record.path, published, record.line_of("date"), zone)
    later = [field for field in _fields(record) if field.field != "date"]
    if later:
        problems += check_order(record.path, published, later, zone)
        problems += check_changes(record.path, [f for f in later if f.field == "changes.date"], zone)
    return problems


def _fields(record: Record) -> Iterator[DatedField]:
    if record.date is not None:
        yield DatedField(field="date", line=record.line_of("date"), moment=record.date)
    if record.modified is not None:
        yield DatedField(field="modified", line=record.line_of("modified"), moment=record.modified)
    for place, change in enumerate(record.changes):
        yield DatedField(field="changes.date", line=record.line_of(f"changes.{place}"), moment=change.moment)
    if record.withdrawn is not None:
        line = record.line_of("withdrawn.date")
        yield DatedField(field="withdrawn.date", line=line, moment=record.withdrawn.moment)


def _check_clock(record: Record, field: DatedField, zone: str) -> Problem | None:
    try:
        to_stamp(field.moment, zone)
    except DateRefused as refusal:
        return Problem(
            file=record.path, line=field.line, field=field.field, fault=refusal.fault, mend=refusal.mend
        )
    return None
