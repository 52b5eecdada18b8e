"""Edge: how much of a site's and a network's strength is taken: requests a second, bytes, time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class LoadSpent(Exception):
    """All that may be asked of a site was asked; the message says what ran out."""


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
        self._next = clock()
        self._until = self._next + most_seconds
        self._left = most_bytes
        self._lock = threading.Lock()
        self.requests = 0
        self.received = 0

    def spread_over(self, seconds: float, requests: int) -> None:
        """Makes gaps as wide as it takes to fill this time; never narrower than the rate allows."""
        self._gap = max(self._gap, seconds / max(requests, 1))

    def wait(self) -> None:
        """Returns when one more request may go.

        Raises:
            LoadSpent: none may.
        """
        with self._lock:
            if self.received >= self._left:
                raise LoadSpent(f"{self.received} bytes were received, and no more are allowed")
            now = self._clock()
            turn = max(self._next, now)
            if turn > self._until:
                raise LoadSpent("the time allowed is over")
            self._next = turn + self._gap
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

    def rest(self, seconds: float) -> None:
        """Waits without asking anything."""
        if seconds:
            self._sleep(seconds)
