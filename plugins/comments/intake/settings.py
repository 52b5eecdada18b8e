"""Edge: the settings of the service, read once and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from plugins.comments.intake.clients import Proxies
from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.intake.limits import Rate

SERVICE_SETTINGS = "publishconf.py"
"""The settings file of a server's service, and so of every task that works on its inbox."""

STORE = "INTAKE_STORE"
KEY_FILE = "INTAKE_KEY_FILE"
SITE = "INTAKE_SITE"
PROXIES = "INTAKE_PROXIES"
EMAIL_DAYS = "INTAKE_EMAIL_DAYS"
CLIENT_DAYS = "INTAKE_CLIENT_DAYS"
SPAM_SCORE = "INTAKE_SPAM_SCORE"

NETWORK_RATE = "INTAKE_NETWORK_RATE"
PAGE_RATE = "INTAKE_PAGE_RATE"
OFFICE_RATE = "INTAKE_OFFICE_RATE"
PROOF = "INTAKE_PROOF"
METRICS_TOKEN = "INTAKE_METRICS_TOKEN"

DEFAULTS: Mapping[str, Any] = {
    STORE: "sqlite:///var/comments/inbox.db",
    KEY_FILE: "var/comments/key",
    SITE: "",
    PROXIES: ("127.0.0.1", "::1"),
    EMAIL_DAYS: 180,
    CLIENT_DAYS: 14,
    SPAM_SCORE: 50,
    # Thousands of phones share an address with their network's others: /24 is generous.
    NETWORK_RATE: (30, 600),
    PAGE_RATE: (120, 600),
    OFFICE_RATE: (600, 600),
    PROOF: False,
    METRICS_TOKEN: "",
}

# Passwords stand in the environment, never in a file under git.
FROM_ENVIRONMENT = (STORE, KEY_FILE, METRICS_TOKEN)


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
        network_rate, page_rate, office_rate: how many forms of one network, for one page and one office.
        has_proof: whether a proof of work is offered.
        metrics_token: with which figures may be fetched from elsewhere; "" for none.
    """

    store: str
    key_file: Path
    site: Path
    proxies: Proxies
    email_days: int
    client_days: int
    spam_score: int
    network_rate: Rate
    page_rate: Rate
    office_rate: Rate
    has_proof: bool
    metrics_token: str

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
            proxies=Proxies.of(given[PROXIES]),
            email_days=given[EMAIL_DAYS],
            client_days=given[CLIENT_DAYS],
            spam_score=given[SPAM_SCORE],
            network_rate=_read_rate(given[NETWORK_RATE]),
            page_rate=_read_rate(given[PAGE_RATE]),
            office_rate=_read_rate(given[OFFICE_RATE]),
            has_proof=given[PROOF],
            metrics_token=given[METRICS_TOKEN],
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
    faults += [
        f"{name} is {given[name]!r}; write a count and its seconds, {DEFAULTS[name]!r}"
        for name in (NETWORK_RATE, PAGE_RATE, OFFICE_RATE)
        if not _is_rate(given[name])
    ]
    if not isinstance(given[PROOF], bool):
        faults.append(f"{PROOF} is {given[PROOF]!r}; write True or False")
    if not isinstance(given[METRICS_TOKEN], str):
        faults.append(f"{METRICS_TOKEN} is no text; write one, or ''")
    return faults


def _is_rate(value: object) -> bool:
    if not isinstance(value, tuple | list) or len(value) != 2:
        return False
    return all(isinstance(part, int) and not isinstance(part, bool) and part > 0 for part in value)


def _read_rate(value: tuple[int, int]) -> Rate:
    return Rate(count=value[0], seconds=value[1])
