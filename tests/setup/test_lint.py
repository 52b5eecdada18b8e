"""Edge: the whole project as its linters see it."""

from __future__ import annotations

import pytest

from plugins.setup.checks import run_linters


def test_style_form_types_and_templates_are_clean(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_linters() == 0, capfd.readouterr()
