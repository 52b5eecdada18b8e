"""Fixtures of the comment service; other parts of the house have desks of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.comments.intake.desk import Desk
from tests.fixtures.desks import OpenDesk


@pytest.fixture
def desk(open_test_desk: OpenDesk) -> Iterator[Desk]:
    """A desk for the length of a test."""
    with open_test_desk() as desk:
        yield desk
