"""Edge: the moment of a build."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo


def read_now(text: str | None, timezone: str) -> datetime:
    """The moment of the build: as given, or the machine's clock, which enters here and nowhere else.

    Args:
        text: ISO 8601; without an offset it is meant in `timezone`.

    Raises:
        ValueError: not ISO 8601.
    """
    if not text:
        return datetime.now(ZoneInfo(timezone))
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(timezone))
