"""Words: the time of day and its distance from UTC, as a date's text gives them."""

from __future__ import annotations

import re
from datetime import time

# Source: Keppres 41/1987, the three zones of Indonesia; in minutes east of UTC.
ZONE_MINUTES = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 420, "WITA": 480, "WIT": 540}

# Source: the zone database; no inhabited place is further from UTC than Baker Island and Kiritimati are.
LEAST_OFFSET, GREATEST_OFFSET = -12 * 60, 14 * 60

# Fractions of a second are read over: form editors write ".000Z", and nothing here is told so finely.
TIME = (
    r"(?P<time>[0-9]{1,2}(?:\.[0-9]{2}){1,2}"
    r"|[0-9]{1,2}(?::[0-9]{2}){1,2}(?:(?<=:[0-9]{2}:[0-9]{2})\.[0-9]{1,9})?)"
)
ZONE = (
    r"(?P<zone>WIB|WITA|WIT|Z|[+-][0-9]{2}(?::?[0-9]{2})?"
    r"|(?:UTC|GMT)(?:[+-](?:[0-9]{4}|[0-9]{1,2}(?:[.:][0-9]{2})?))?)"
)


def read_time(text: str) -> time | None:
    """The time that a text of the form `TIME` gives, to the second; None where there is no such time."""
    hour, minute, second = (*map(int, re.split("[.:]", text)[:3]), 0)[:3]
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def read_offset(text: str) -> int | None:
    """Minutes east of UTC that a text of the form `ZONE` gives; None where no place keeps such a time."""
    if (named := ZONE_MINUTES.get(text.upper())) is not None:
        return named
    digits = re.sub("[^0-9]", "", text)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    offset = (-1 if "-" in text else 1) * (hours * 60 + minutes)
    return offset if minutes < 60 and LEAST_OFFSET <= offset <= GREATEST_OFFSET else None


def write_clock(at: time | None, offset_minutes: int | None = None) -> str:
    """A time as it follows an ISO day: " 08:30", or "T08:30+07:00" where the zone is known; "" for none."""
    if at is None:
        return ""
    clock = at.isoformat("seconds" if at.second else "minutes")
    if offset_minutes is None:
        return f" {clock}"
    hours, minutes = divmod(abs(offset_minutes), 60)
    return f"T{clock}{'-' if offset_minutes < 0 else '+'}{hours:02}:{minutes:02}"
