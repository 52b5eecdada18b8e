"""What looks like a setting of the service and is none is told, with what was meant."""

from __future__ import annotations

import pytest

from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.intake.names import ELSEWHERE, FROM_ENVIRONMENT, LEGAL, check_names
from tests.fixtures.desks import OpenDesk


@pytest.mark.parametrize(
    ("settings", "environment", "faults"),
    [
        (
            {"INTAKE_STROE": ""},
            {},
            ("INTAKE_STROE is no setting; did you mean INTAKE_STORE?",),
        ),
        (
            {"MODERATION_PAGESIZE": 9},
            {},
            ("MODERATION_PAGESIZE is no setting; did you mean MODERATION_PAGE_SIZE?",),
        ),
        (
            {},
            {"INTAKE_KEYFILE": "k"},
            ("INTAKE_KEYFILE in the environment is no setting; did you mean INTAKE_KEY_FILE?",),
        ),
        (
            {},
            {"INTAKE_SITES": "s"},
            (
                "INTAKE_SITES in the environment is no setting; "
                "did you mean INTAKE_SITE, in the settings file?",
            ),
        ),
        (
            {},
            {"INTAKE_HOOK": "make"},
            ("INTAKE_HOOK is not read from the environment; write it in the settings file",),
        ),
        (
            {"MODERATION_SECONDFACTOR": True},
            {"INTAKE_KEYS": "k"},
            (
                "MODERATION_SECONDFACTOR is no setting; did you mean MODERATION_SECOND_FACTOR?",
                "INTAKE_KEYS in the environment is no setting; did you mean INTAKE_KEY_FILE?",
            ),
        ),
    ],
    ids=["setting", "desk", "environment", "only-in-the-file", "not-in-the-environment", "both"],
)
def test_name_that_nobody_reads_is_told_with_the_nearest(
    settings: dict[str, object], environment: dict[str, str], faults: tuple[str, ...]
) -> None:
    with pytest.raises(IntakeSettingsError) as refusal:
        check_names(settings, environment)

    assert refusal.value.faults == faults


def test_legal_names_and_those_of_others_pass() -> None:
    settings = dict.fromkeys((*LEGAL, "COMMENTS_EXPORT", "SITEURL"))
    environment = dict.fromkeys((*FROM_ENVIRONMENT, *ELSEWHERE, "PATH", "COMMENTS_EXPORT"), "")

    assert check_names(settings, environment) is None  # type: ignore[func-returns-value]


def test_service_does_not_begin_under_a_misspelt_name(
    open_test_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_STROE", "sqlite:///elsewhere.db")

    with pytest.raises(IntakeSettingsError) as refusal, open_test_desk():
        pass

    assert refusal.value.faults == (
        "INTAKE_STROE in the environment is no setting; did you mean INTAKE_STORE?",
    )
