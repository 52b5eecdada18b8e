"""Edge: how much of a site's and a network's strength is taken: requests a second, bytes, time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

# Of a run's time this much at the most is kept for looking again, half of it for waiting in between.
KEPT_SHARE = 1 / 3
# What is planned leaves a little room for answers that take their time.
FULL = 0.95


class LoadSpent(Exception):
    """All that may be asked of a site was asked; the message says what ran out."""


class TurnOver(LoadSpent):
    """Only what is kept for looking again is left."""


def share_time(seconds: float, pauses: Sequence[float]) -> tuple[float, tuple[float, ...]]:
    """How many seconds of a run are kept for looking again, and the pauses that fit into them.

    Args:
        seconds: of the whole run; pauses: seconds, where there is time enough.
    """
    whole = sum(pauses)
    kept = min(2 * whole, seconds * KEPT_SHARE)
    shrunk = kept / (2 * whole) if whole else 0.0
    return kept, tuple(pause * shrunk for pause in pauses)


class Pace:
    """Shared by all connections; each asks before it sends.

    Args:
        rate: requests a second at the most; 0 for as fast as it goes.
        most_bytes: received in all; most_seconds: from now on.
        clock, sleep: of the machine.
    """

    def __init__(
        self,
        *,
        rate: float,
        most_bytes: int,
        most_seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._clock, self._sleep = clock, sleep
        self._free = self._due = clock()
        self._until = self._free + most_seconds
        self._kept = self._wide = 0.0
        self._left = most_bytes
        self._lock = threading.Lock()
        self.requests = 0
        self.received = 0

    def spread_over(self, seconds: float, requests: int) -> None:
        """Plans requests evenly over this time; what is late is made up for as the rate allows."""
        self._due, self._wide = self._clock(), seconds / max(requests, 1)

    def keep_back(self, seconds: float) -> None:
        """Allows no request in the last seconds, until 0 sets them free."""
        self._kept = seconds

    def wait(self) -> None:
        """Returns when one more request may go.

        Raises:
            LoadSpent: none may; TurnOver: not before what was kept back is free.
        """
        with self._lock:
            if self.received >= self._left:
                raise LoadSpent(f"{self.received} bytes were received, and no more are allowed")
            now = self._clock()
            turn = max(now, self._free, self._due)
            if turn > self._until:
                raise LoadSpent("the time allowed is over")
            if turn > self._until - self._kept:
                raise TurnOver("the time allowed is over")
            self._free = turn + self._gap
            self._due += self._wide
            self.requests += 1
        if turn > now:
            self._sleep(turn - now)

    @property
    def left_seconds(self) -> float:
        """Until nothing may be asked any more."""
        return max(self._until - self._clock(), 0.0)

    def count(self, received: int) -> None:
        """Remembers bytes that came."""
        with self._lock:
            self.received += received

    @property
    def turn_seconds(self) -> float:
        """Until only what is kept back is left."""
        return max(self.left_seconds - self._kept, 0.0)

    def rest(self, seconds: float) -> None:
        """Waits without asking anything, and not longer than anything may be asked."""
        if seconds := min(seconds, self.left_seconds):
            self._sleep(seconds)
