"""Edge: the settings of the service, read once and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

STORE = "INTAKE_STORE"
KEY_FILE = "INTAKE_KEY_FILE"
SITE = "INTAKE_SITE"
PROXIES = "INTAKE_PROXIES"
EMAIL_DAYS = "INTAKE_EMAIL_DAYS"
CLIENT_DAYS = "INTAKE_CLIENT_DAYS"
SPAM_SCORE = "INTAKE_SPAM_SCORE"

DEFAULTS: Mapping[str, Any] = {
    STORE: "sqlite:///var/comments/inbox.db",
    KEY_FILE: "var/comments/key",
    SITE: "",
    PROXIES: ("127.0.0.1", "::1"),
    EMAIL_DAYS: 180,
    CLIENT_DAYS: 14,
    SPAM_SCORE: 50,
}

# Passwords stand in the environment, never in a file under git.
FROM_ENVIRONMENT = (STORE, KEY_FILE)


class IntakeSettingsError(ValueError):
    """Settings of the service that cannot be meant; `faults` has one English sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSettings:
    """What the site's settings and the environment say of the service.

    Attributes:
        store: URL of the database.
        key_file: where the secret key is; made at the first start.
        site: folder of the published site, whose pages say what may be answered.
        proxies: networks whose word about a reader's address is taken.
        email_days, client_days: how long these are kept, sealed; 0 keeps none.
        spam_score: from which score on a comment waits apart.
    """

    store: str
    key_file: Path
    site: Path
    proxies: tuple[str, ...]
    email_days: int
    client_days: int
    spam_score: int

    @classmethod
    def from_settings(
        cls, settings: Mapping[str, Any], environment: Mapping[str, str] = os.environ
    ) -> IntakeSettings:
        """The service's settings among all settings of the site; absent ones have their defaults.

        Raises:
            IntakeSettingsError: with every setting that is wrong.
        """
        given = {name: settings.get(name, default) for name, default in DEFAULTS.items()}
        given.update({name: environment[name] for name in FROM_ENVIRONMENT if environment.get(name)})
        given[SITE] = given[SITE] or settings.get("OUTPUT_PATH") or "output"
        faults = tuple(fault for fault in _check(given) if fault)
        if faults:
            raise IntakeSettingsError(faults)
        return cls(
            store=given[STORE],
            key_file=Path(given[KEY_FILE]),
            site=Path(given[SITE]),
            proxies=tuple(given[PROXIES]),
            email_days=given[EMAIL_DAYS],
            client_days=given[CLIENT_DAYS],
            spam_score=given[SPAM_SCORE],
        )


def _check(given: Mapping[str, Any]) -> list[str]:
    faults = [
        f"{name} is {given[name]!r}; write a whole number, 0 or more"
        for name in (EMAIL_DAYS, CLIENT_DAYS, SPAM_SCORE)
        if not isinstance(given[name], int) or isinstance(given[name], bool) or given[name] < 0
    ]
    try:
        for network in given[PROXIES]:
            ip_network(network)
    except (TypeError, ValueError):
        faults.append(
            f"{PROXIES} is {given[PROXIES]!r}; write addresses or networks, ('127.0.0.1', '10.0.0.0/8')"
        )
    return faults
