"""Words: the settings of how long comments are kept, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.comments.intake.faults import IntakeSettingsError

REJECTED_DAYS = "INTAKE_REJECTED_DAYS"
HELD_DAYS = "INTAKE_HELD_DAYS"

DEFAULTS: Mapping[str, int] = {REJECTED_DAYS: 30, HELD_DAYS: 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSettings:
    """What the site's settings say of keeping.

    Attributes:
        rejected_days: after which a rejected comment is deleted, counted from the decision.
        held_days: after which one that nobody decided is deleted, counted from its sending.
    """

    rejected_days: int
    held_days: int

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> RightsSettings:
        """The settings of keeping among all settings of the site; absent ones have their defaults.

        Raises:
            IntakeSettingsError: with every setting that is wrong.
        """
        given = {name: settings.get(name, default) for name, default in DEFAULTS.items()}
        faults = tuple(
            f"{name} is {value!r}; write days, 1 or more"
            for name, value in given.items()
            if not isinstance(value, int) or isinstance(value, bool) or value < 1
        )
        if faults:
            raise IntakeSettingsError(faults)
        return cls(rejected_days=given[REJECTED_DAYS], held_days=given[HELD_DAYS])
