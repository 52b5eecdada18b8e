"""Settings of the desk that cannot be meant are told together."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.comments.moderation.settings import ModerationSettings, ModerationSettingsError
from tests.fixtures.content import ROOT


def test_absent_settings_have_their_defaults() -> None:
    settings = ModerationSettings.from_settings({})

    assert (settings.needs_second_factor, settings.page_size) == (True, 20)
    assert (settings.lifetime.idle, settings.lifetime.longest) == (timedelta(minutes=30), timedelta(hours=12))


def test_every_faulty_setting_is_told() -> None:
    given = {
        "MODERATION_SECOND_FACTOR": "ya",
        "MODERATION_IDLE_MINUTES": 0,
        "MODERATION_SESSION_HOURS": True,
        "MODERATION_PAGE_SIZE": "20",
    }

    with pytest.raises(ModerationSettingsError) as caught:
        ModerationSettings.from_settings(given)

    assert str(caught.value) == (
        "MODERATION_IDLE_MINUTES is 0; write a whole number, 1 or more\n"
        "MODERATION_SESSION_HOURS is True; write a whole number, 1 or more\n"
        "MODERATION_PAGE_SIZE is '20'; write a whole number, 1 or more\n"
        "MODERATION_SECOND_FACTOR is 'ya'; write True or False"
    )


def test_a_service_with_a_faulty_setting_does_not_start(desk_conf: dict[str, Any], tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    given = {name: value for name, value in desk_conf.items() if isinstance(value, str | bool | None)}
    lines = [f"{name} = {value!r}" for name, value in {**given, "MODERATION_PAGE_SIZE": 0}.items()]
    settings.write_text("\n".join(lines))
    code = (
        "import sys; from plugins.comments.intake.serve import serve; "
        "sys.exit(serve(settings=sys.argv[1], port=0))"
    )

    told = subprocess.run(
        [sys.executable, "-c", code, str(settings)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (told.returncode, told.stderr) == (
        1,
        "MODERATION_PAGE_SIZE is 0; write a whole number, 1 or more\n",
    )
