"""Who guesses waits longer each time; who is right is forgiven."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from plugins.comments.inbox.writer import Writer
from plugins.comments.moderation.attempts import TooManyAttemptsError, Tried, forgive_attempt, take_attempt
from tests.plugins.comments.moderation.making import NOW

LOGIN = Tried(key=b"siti", free=3)
NETWORK = Tried(key=b"10.0.0.0/24", free=8)


def fail(writer: Writer, *tried: Tried, at: datetime = NOW, times: int = 1) -> None:
    for _ in range(times):
        writer.do(lambda c: take_attempt(c, tried, now=at))


def test_after_the_free_failures_each_waits_longer(writer: Writer) -> None:
    at, waits = NOW, []
    for _ in range(10):
        try:
            fail(writer, LOGIN, at=at)
        except TooManyAttemptsError as error:
            waits.append(error.seconds)
            at += timedelta(seconds=error.seconds)
            fail(writer, LOGIN, at=at)

    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_many_at_once_are_no_way_around(writer: Writer) -> None:
    outcomes = [writer.submit(lambda c: take_attempt(c, [LOGIN], now=NOW)) for _ in range(20)]

    refused = sum(isinstance(one.exception(), TooManyAttemptsError) for one in outcomes)

    assert refused == 20 - LOGIN.free


def test_a_waiting_login_waits_from_every_network(writer: Writer) -> None:
    fail(writer, LOGIN, NETWORK, times=3)

    with pytest.raises(TooManyAttemptsError):
        fail(writer, LOGIN, Tried(key=b"lain", free=8))


def test_a_waiting_network_waits_with_every_login(writer: Writer) -> None:
    for number in range(NETWORK.free):
        fail(writer, Tried(key=bytes([number]), free=3), NETWORK)

    with pytest.raises(TooManyAttemptsError):
        fail(writer, Tried(key=b"baru", free=3), NETWORK)


def test_who_is_right_is_forgiven_and_their_network_does_not_pay(writer: Writer) -> None:
    for _ in range(NETWORK.free * 2):
        fail(writer, LOGIN, NETWORK)
        writer.do(lambda c: forgive_attempt(c, [LOGIN, NETWORK]))

    fail(writer, LOGIN, NETWORK, times=LOGIN.free)


def test_failures_are_forgotten_after_a_day(writer: Writer) -> None:
    fail(writer, LOGIN, times=LOGIN.free)

    fail(writer, LOGIN, at=NOW + timedelta(days=1, seconds=1), times=LOGIN.free)

    with pytest.raises(TooManyAttemptsError):
        fail(writer, LOGIN, at=NOW + timedelta(days=1, seconds=1))


def test_the_failure_that_begins_a_wait_is_told(writer: Writer) -> None:
    told = [writer.do(lambda c: take_attempt(c, [LOGIN], now=NOW)) for _ in range(3)]

    assert told == [False, False, True]
