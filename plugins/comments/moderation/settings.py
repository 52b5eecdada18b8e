"""Edge: the settings of the moderators' desk, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from plugins.comments.moderation.sessions import Lifetime

SECOND_FACTOR = "MODERATION_SECOND_FACTOR"
IDLE_MINUTES = "MODERATION_IDLE_MINUTES"
SESSION_HOURS = "MODERATION_SESSION_HOURS"
PAGE_SIZE = "MODERATION_PAGE_SIZE"

DEFAULTS: Mapping[str, Any] = {SECOND_FACTOR: True, IDLE_MINUTES: 30, SESSION_HOURS: 12, PAGE_SIZE: 20}


class ModerationSettingsError(ValueError):
    """Settings of the desk that cannot be meant; `faults` has one English sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationSettings:
    """What the site's settings say of the moderators' desk.

    Attributes:
        needs_second_factor: True where nobody moderates without codes.
        lifetime: of a session.
        page_size: comments on a page of the queue.
    """

    needs_second_factor: bool
    lifetime: Lifetime
    page_size: int

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> ModerationSettings:
        """The desk's settings among all settings of the site; absent ones have their defaults.

        Raises:
            ModerationSettingsError: with every setting that is wrong.
        """
        given = {name: settings.get(name, default) for name, default in DEFAULTS.items()}
        faults = tuple(
            f"{name} is {given[name]!r}; write a whole number, 1 or more"
            for name in (IDLE_MINUTES, SESSION_HOURS, PAGE_SIZE)
            if not isinstance(given[name], int) or isinstance(given[name], bool) or given[name] < 1
        )
        if not isinstance(given[SECOND_FACTOR], bool):
            faults += (f"{SECOND_FACTOR} is {given[SECOND_FACTOR]!r}; write True or False",)
        if faults:
            raise ModerationSettingsError(faults)
        return cls(
            needs_second_factor=given[SECOND_FACTOR],
            lifetime=Lifetime(
                idle=timedelta(minutes=given[IDLE_MINUTES]), longest=timedelta(hours=given[SESSION_HOURS])
            ),
            page_size=given[PAGE_SIZE],
        )
