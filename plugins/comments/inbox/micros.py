"""Words: moments as the inbox's tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """A moment as the tables keep it.

    Args:
        moment: aware.
    """
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(micros: int) -> datetime:
    """What a table keeps as a moment, aware, in UTC."""
    return _EPOCH + micros * _MICROSECOND
