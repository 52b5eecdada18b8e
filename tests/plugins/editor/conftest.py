"""Fixtures of the editor alone: its desk is another than the comment service's."""

from __future__ import annotations

import pytest

from plugins.editor.desk import Desk
from tests.fixtures.editor import Office


@pytest.fixture
def desk(office: Office) -> Desk:
    """The desk of that folder."""
    return office.desk
