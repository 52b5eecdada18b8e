"""Fixtures of the editor alone: its desk is another than the comment service's."""

from __future__ import annotations

import pytest

from plugins.editor.desk import Desk
from tests.fixtures.editor import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    """The desk of that folder."""
    return office.desk


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, str]) -> dict[str, str]:
    """A browser far from the offices."""
    return {**browser_context_args, "timezone_id": "America/Los_Angeles", "locale": "id-ID"}
