"""Words: how often something may happen for each of many, in bounded memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_KEYS = 50_000
"""About 10 MB; an attacker with more networks than this meets the limits of page and office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many within so many seconds; after a burst of them one more each time a share has passed."""

    count: int
    seconds: float


@dataclass(slots=True)
class Limiter:
    """A leaking bucket for each key (the "generic cell rate algorithm", ATM Forum TM 4.0).

    Attributes:
        rate: for each key.
        max_keys: the key that was asked for longest ago is forgotten first.
    """

    rate: Rate
    max_keys: int = MAX_KEYS
    _full_at: dict[str, float] = field(default_factory=dict)

    def take(self, key: str, now: float) -> float:
        """Count one; how many seconds to wait where it is one too many, which is then not counted.

        Args:
            key: "" is nobody and never limited.
            now: seconds of a clock that never goes back.
        """
        if not key:
            return 0.0
        share = self.rate.seconds / self.rate.count
        level = max(self._full_at.pop(key, now), now)
        wait = level + share - now - self.rate.seconds
        self._full_at[key] = level if wait > 0 else level + share
        if len(self._full_at) > self.max_keys:
            del self._full_at[next(iter(self._full_at))]
        return max(wait, 0.0)


@dataclass(slots=True)
class Tally:
    """How often each thing was seen lately: within the last one to two periods.

    Attributes:
        seconds: of a period.
        max_keys: what comes beyond them begins a new period.
    """

    seconds: float
    max_keys: int = MAX_KEYS
    _now: Counter[int] = field(default_factory=Counter)
    _before: Counter[int] = field(default_factory=Counter)
    _until: float = 0.0

    def add(self, thing: str, now: float) -> int:
        """How often it was seen before; from now on once more."""
        if now >= self._until or len(self._now) >= self.max_keys:
            is_old = now >= self._until + self.seconds
            self._before = Counter() if is_old else self._now
            self._now, self._until = Counter(), now + self.seconds
        key = hash(thing)
        seen = self._now[key] + self._before.get(key, 0)
        self._now[key] += 1
        return seen
