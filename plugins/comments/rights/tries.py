"""Words: how often somebody has tried, so that codes are not guessed by the thousand."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

# A reader mistypes a few times; a hundred bits are not guessed by so few either way.
MAX_TRIES = 20
WITHIN = timedelta(minutes=10)
MAX_KEPT = 10_000


class Tries:
    """Counts tries by whoever makes them, in memory alone.

    Args:
        most: how many within the time.
        within: the time.
    """

    def __init__(self, most: int = MAX_TRIES, within: timedelta = WITHIN) -> None:
        self._most, self._within = most, within
        self._made: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, who: str, now: datetime) -> int:
        """Count a try.

        Returns:
            0 where it is allowed; otherwise after how many seconds another one is.
        """
        with self._lock:
            made = self._made.setdefault(who, deque())
            self._made.move_to_end(who)
            if len(self._made) > MAX_KEPT:
                self._made.popitem(last=False)
            while made and made[0] <= now - self._within:
                made.popleft()
            if len(made) >= self._most:
                return int((made[0] + self._within - now).total_seconds()) + 1
            made.append(now)
            return 0
