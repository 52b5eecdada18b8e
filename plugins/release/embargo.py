"""Rules: whether a release shows a text before its moment, by a clock that did not build it."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.release.manifest import Inputs

# So far clocks differ that nobody has set wrong; a text is no secret a moment before its own.
TOLERANCE = timedelta(minutes=2)


def find_early(inputs: Inputs, now: datetime) -> datetime | None:
    """The moment of a text that nobody was to read yet; None where all of them are due.

    A release is made by the clock of one machine. Where that is ahead, what waits for its day is in it.

    Args:
        now: aware, by the clock of another machine than the one that published.
    """
    try:
        latest = datetime.fromisoformat(inputs.latest)
    except ValueError:
        return None
    return latest if latest > now + TOLERANCE else None
