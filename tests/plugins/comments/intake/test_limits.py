"""Limits hold for each key, forget in time, and stay small whoever asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.intake.limits import Limiter, Rate, Tally


def test_a_burst_passes_and_the_next_waits_for_a_share() -> None:
    limiter = Limiter(Rate(count=3, seconds=60.0))

    waits = [limiter.take("a", 100.0) for _ in range(5)]

    assert waits == [0.0, 0.0, 0.0, 20.0, 20.0]
    assert limiter.take("b", 100.0) == 0.0
    assert limiter.take("a", 120.0) == 0.0
    assert limiter.take("a", 120.0) == 20.0
    assert limiter.take("", 120.0) == 0.0


@given(st.lists(st.floats(0, 50), max_size=200), st.integers(1, 9))
def test_no_window_lets_more_than_two_bursts_through(steps: list[float], count: int) -> None:
    limiter = Limiter(Rate(count=count, seconds=60.0))
    now, passed = 0.0, []
    for step in steps:
        now += step
        if not limiter.take("a", now):
            passed.append(now)

    for start in passed:
        assert sum(start <= moment < start + 59.9 for moment in passed) <= 2 * count


def test_memory_is_bounded_and_the_oldest_is_forgotten_first() -> None:
    limiter = Limiter(Rate(count=1, seconds=60.0), max_keys=100)
    for number in range(1_000):
        limiter.take(str(number), 0.0)

    assert len(limiter._full_at) == 100
    assert limiter.take("999", 0.0) == 60.0
    assert limiter.take("0", 0.0) == 0.0


def test_a_tally_counts_what_was_seen_lately() -> None:
    tally = Tally(60.0)

    assert [tally.add("a", 0.0), tally.add("a", 1.0), tally.add("b", 2.0)] == [0, 1, 0]
    assert tally.add("a", 61.0) == 2
    assert tally.add("a", 1_000.0) == 0


def test_a_tally_stays_small() -> None:
    tally = Tally(60.0, max_keys=10)
    for number in range(1_000):
        tally.add(str(number), 0.0)

    assert len(tally._now) + len(tally._before) <= 20
