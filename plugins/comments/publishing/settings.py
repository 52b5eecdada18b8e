"""Edge: the settings of publication, read once and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.settings import CommentSettings

HOOK = "INTAKE_HOOK"
HOOK_DELAY = "INTAKE_HOOK_DELAY"
HOOK_LIMIT = "INTAKE_HOOK_LIMIT"
EXPORT_TOKEN = "INTAKE_EXPORT_TOKEN"

DEFAULTS: Mapping[str, Any] = {HOOK: (), HOOK_DELAY: 30, HOOK_LIMIT: 3600, EXPORT_TOKEN: ""}
FROM_ENVIRONMENT = (EXPORT_TOKEN,)

# What a program makes, not what a person thinks of: 32 hexadecimal digits are 128 bits.
MIN_TOKEN_CHARS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingSettings:
    """What the site's settings and the environment say of publication.

    Attributes:
        export: the file; None where there shall be none.
        hook: program and arguments that start a build; empty for none.
        hook_delay: seconds in which further changes are waited for; hook_limit: seconds it may take.
        export_token: with which the export may be fetched; "" where nobody may.
    """

    export: Path | None
    hook: tuple[str, ...]
    hook_delay: float
    hook_limit: float
    export_token: str

    @classmethod
    def from_settings(
        cls, settings: Mapping[str, Any], environment: Mapping[str, str] = os.environ
    ) -> PublishingSettings:
        """The settings of publication among all settings of the site; absent ones have their defaults.

        Raises:
            IntakeSettingsError, CommentSettingsError: with every setting that is wrong.
        """
        given = {name: settings.get(name, default) for name, default in DEFAULTS.items()}
        given.update({name: environment[name] for name in FROM_ENVIRONMENT if environment.get(name)})
        faults = tuple(fault for fault in (_check_hook(given[HOOK]), *_check_rest(given)) if fault)
        if faults:
            raise IntakeSettingsError(faults)
        return cls(
            export=CommentSettings.from_settings(settings).export,
            hook=tuple(given[HOOK]),
            hook_delay=given[HOOK_DELAY],
            hook_limit=given[HOOK_LIMIT],
            export_token=given[EXPORT_TOKEN],
        )


def _check_hook(value: object) -> str:
    if isinstance(value, tuple | list) and all(isinstance(part, str) and "\0" not in part for part in value):
        return ""
    return f"{HOOK} is {value!r}; write program and arguments, ('python3', 'tasks.py', 'publish')"


def _check_rest(given: Mapping[str, Any]) -> list[str]:
    faults = [
        f"{name} is {given[name]!r}; write seconds, 0 or more"
        for name in (HOOK_DELAY, HOOK_LIMIT)
        if not isinstance(given[name], int | float) or isinstance(given[name], bool) or not given[name] >= 0
    ]
    token = given[EXPORT_TOKEN]
    if not isinstance(token, str) or not token.isascii() or (token and len(token) < MIN_TOKEN_CHARS):
        # A secret is not quoted.
        faults.append(f"{EXPORT_TOKEN} is too short; write {MIN_TOKEN_CHARS} characters or more")
    return faults
