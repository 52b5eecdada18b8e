"""The settings of publication."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.publishing.settings import PublishingSettings

HOOK_MEND = "write program and arguments, ('python3', 'tasks.py', 'publish')"


def test_without_settings_nothing_is_built_and_nobody_may_fetch() -> None:
    assert PublishingSettings.from_settings({}, {}) == PublishingSettings(
        export=Path("var/comments/export.jsonl"), hook=(), hook_delay=30, hook_limit=3600, export_token=""
    )


def test_token_of_the_environment_goes_before_the_file() -> None:
    settings = PublishingSettings.from_settings(
        {"INTAKE_EXPORT_TOKEN": "a" * 32}, {"INTAKE_EXPORT_TOKEN": "b" * 32}
    )

    assert settings.export_token == "b" * 32


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"INTAKE_HOOK": "make"}, f"INTAKE_HOOK is 'make'; {HOOK_MEND}"),
        ({"INTAKE_HOOK": ("make", 1)}, f"INTAKE_HOOK is ('make', 1); {HOOK_MEND}"),
        ({"INTAKE_HOOK_DELAY": -1}, "INTAKE_HOOK_DELAY is -1; write seconds, 0 or more"),
        ({"INTAKE_HOOK_LIMIT": True}, "INTAKE_HOOK_LIMIT is True; write seconds, 0 or more"),
        ({"INTAKE_EXPORT_TOKEN": "rahasia"}, "INTAKE_EXPORT_TOKEN is too short; write 32 characters or more"),
    ],
    ids=["text", "number in it", "negative", "flag", "short token"],
)
def test_setting_that_cannot_be_meant_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(IntakeSettingsError) as refusal:
        PublishingSettings.from_settings(given, {})

    assert str(refusal.value) == told
