"""Store: how often a login or a network failed, and how long it has to wait.

An attempt counts as failed until it has succeeded: many at once are no way around the wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros

FORGOTTEN_AFTER = timedelta(days=1)
FIRST_WAIT = timedelta(seconds=30)
# Long enough to make guessing hopeless, short enough that nobody can shut a colleague out for a day.
LONGEST_WAIT = timedelta(minutes=15)

_attempts = schema.attempts


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What an attempt is counted by.

    Attributes:
        key: keyed digest of a login or a network.
        free: so many failures in a row cost no wait.
    """

    key: bytes
    free: int


class TooManyAttemptsError(RuntimeError):
    """Not tried at all; `seconds` is how long to wait, at least 1."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def take_attempt(connection: Connection, tried: Iterable[Tried], *, now: datetime) -> bool:
    """Count an attempt before it is made.

    Returns:
        True where it begins a wait, should it fail.

    Raises:
        TooManyAttemptsError: one of them has to wait.
    """
    moment = to_micros(now)
    connection.execute(delete(_attempts).where(_attempts.c.seen_at < to_micros(now - FORGOTTEN_AFTER)))
    counted = [(one, *_count(connection, one.key)) for one in tried]
    longest = max(until for _, _, until in counted)
    if longest > moment:
        raise TooManyAttemptsError((longest - moment + 999_999) // 1_000_000)
    is_waiting = False
    for one, failures, _ in counted:
        wait = _wait(failures + 1 - one.free)
        is_waiting = is_waiting or bool(wait)
        values = {"failures": failures + 1, "until": to_micros(now + wait), "seen_at": moment}
        connection.execute(update(_attempts).where(_attempts.c.key == one.key).values(values))
    return is_waiting


def forgive_attempt(connection: Connection, tried: Iterable[Tried]) -> None:
    """The attempt that was counted succeeded: the first of the keys is forgotten, the others get it back."""
    for place, one in enumerate(tried):
        failures, _ = _count(connection, one.key)
        left = 0 if place == 0 else max(0, failures - 1)
        values = {"failures": left, "until": 0}
        connection.execute(update(_attempts).where(_attempts.c.key == one.key).values(values))


def _count(connection: Connection, key: bytes) -> tuple[int, int]:
    """Failures and the end of the wait under a key, whose row is there afterwards."""
    row = connection.execute(select(_attempts).where(_attempts.c.key == key).with_for_update()).first()
    if row is None:
        connection.execute(insert(_attempts).values(key=key, failures=0, until=0, seen_at=0))
        return 0, 0
    return row.failures, row.until


def _wait(too_many: int) -> timedelta:
    if too_many < 0:
        return timedelta()
    doubled: timedelta = FIRST_WAIT * 2 ** min(too_many, 10)
    return min(doubled, LONGEST_WAIT)
