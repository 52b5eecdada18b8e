"""Edge: names of settings that nobody reads, told at the start with the one that was meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.comments.intake import settings as intake
from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.mailing import settings as mailing
from plugins.comments.moderation import settings as moderation
from plugins.comments.publishing import settings as publishing
from plugins.comments.rights import settings as rights
from plugins.gate.problem import nearest

PREFIXES = ("INTAKE_", "MODERATION_")

LEGAL = (
    *intake.DEFAULTS,
    *mailing.DEFAULTS,
    *moderation.DEFAULTS,
    *publishing.DEFAULTS,
    *rights.DEFAULTS,
)
FROM_ENVIRONMENT = (*intake.FROM_ENVIRONMENT, *mailing.FROM_ENVIRONMENT, *publishing.FROM_ENVIRONMENT)
# Of the jobs in deploy/ci, which hand it to `comments-pull`.
ELSEWHERE = ("INTAKE_URL",)


def check_names(settings: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> None:
    """Pass where every name that looks like one of the service's is one.

    A service that began without the store, or the limit, that was meant would not be noticed for long.

    Raises:
        IntakeSettingsError: with every name that is none, and the nearest legal one.
    """
    faults = (*_check_settings(settings), *_check_environment(environment))
    if faults:
        raise IntakeSettingsError(faults)


def _check_settings(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in _ours(settings):
        if name not in LEGAL:
            yield f"{name} is no setting; {_mend(nearest(name, LEGAL))}"


def _check_environment(environment: Mapping[str, str]) -> Iterator[str]:
    for name in _ours(environment):
        if name in (*FROM_ENVIRONMENT, *ELSEWHERE):
            continue
        if name in LEGAL:
            yield f"{name} is not read from the environment; write it in the settings file"
        else:
            yield f"{name} in the environment is no setting; {_mend(_find_meant(name))}"


def _ours(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(PREFIXES))


def _find_meant(name: str) -> str | None:
    near = nearest(name, (*LEGAL, *ELSEWHERE))
    return f"{near}, in the settings file" if near in LEGAL and near not in FROM_ENVIRONMENT else near


def _mend(meant: str | None) -> str:
    return f"did you mean {meant}?" if meant else "remove it"
