"""Fixtures of the moderators' desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from plugins.comments.intake.desk import Desk
from tests.fixtures.desks import OpenDesk
from tests.plugins.comments.moderation.visiting import Clock, Person, visiting


@pytest.fixture
def clock() -> Clock:
    """The service's clock."""
    return Clock()


@pytest.fixture
def desk(open_test_desk: OpenDesk, clock: Clock) -> Iterator[Desk]:
    """A desk whose clock the test moves."""
    with open_test_desk(clock=clock) as desk:
        yield desk


@pytest.fixture
def make_person(desk: Desk, clock: Clock) -> Iterator[Callable[[], Person]]:
    """Somebody else with a browser of their own."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(visiting(desk, clock))


@pytest.fixture
def person(make_person: Callable[[], Person]) -> Person:
    """Somebody with a browser."""
    return make_person()
