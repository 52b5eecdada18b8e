"""Edge: the settings of mail, read once and checked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.comments.intake.faults import IntakeSettingsError

SMTP = "INTAKE_SMTP"
SENDER = "INTAKE_MAIL_SENDER"
OFFICES = "INTAKE_MAIL_OFFICES"
MINUTES = "INTAKE_MAIL_MINUTES"

DEFAULTS: Mapping[str, Any] = {SMTP: "", SENDER: "", OFFICES: {}, MINUTES: 15}
FROM_ENVIRONMENT = (SMTP,)
PORTS = {"smtp": 587, "smtps": 465}
LOOPBACK = ("localhost", "127.0.0.1", "::1")

# One plain address; no name, no comment, nothing that could begin another header.
_LOCAL = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
_ADDRESS = re.compile(_LOCAL + r"@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where letters are handed in.

    Attributes:
        host, port: of the server.
        is_wrapped: True for TLS from the first byte; otherwise STARTTLS, which only loopback may do without.
        user, password: "" where the server asks for none.
    """

    host: str
    port: int
    is_wrapped: bool
    user: str = field(repr=False)
    password: str = field(repr=False)

    @property
    def is_local(self) -> bool:
        """True where nobody could listen on the way."""
        return self.host in LOOPBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """What the site's settings and the environment say of mail.

    Attributes:
        server: None where no letter is sent at all.
        sender: address from which letters come.
        offices: office → address told of comments that wait; "" for all others.
        minutes: how long further comments are waited for before an office is told.
        site_url: without a slash at its end; name: of the publication.
    """

    server: MailServer | None
    sender: str
    offices: Mapping[str, str]
    minutes: float
    site_url: str
    name: str

    @classmethod
    def from_settings(
        cls, settings: Mapping[str, Any], environment: Mapping[str, str] = os.environ
    ) -> MailSettings:
        """The settings of mail among all settings of the site; absent ones have their defaults.

        Raises:
            IntakeSettingsError: with every setting that is wrong.
        """
        given = {name: settings.get(name, default) for name, default in DEFAULTS.items()}
        given.update({name: environment[name] for name in FROM_ENVIRONMENT if environment.get(name)})
        server = _read_server(given[SMTP])
        site = str(settings.get("SITEURL") or "").rstrip("/")
        faults = tuple(fault for fault in _check(given, server, site) if fault)
        if faults:
            raise IntakeSettingsError(faults)
        return cls(
            server=server,
            sender=given[SENDER],
            offices=dict(given[OFFICES]),
            minutes=given[MINUTES],
            site_url=site,
            name=str(settings.get("SITENAME", "")),
        )


def is_address(value: object) -> bool:
    """True for one plain address that can stand in a header."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def _read_server(url: object) -> MailServer | None:
    if not isinstance(url, str) or not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        is_wrapped=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _check(given: Mapping[str, Any], server: MailServer | None, site: str) -> list[str]:
    faults = []
    if given[SMTP] and server is None:
        # It holds a password and is not quoted.
        faults.append(
            f"{SMTP} is not an address of a mail server; write smtps://user:password@host or smtp://host"
        )
    if server is not None and not is_address(given[SENDER]):
        faults.append(f"{SENDER} is {given[SENDER]!r}; write the address from which letters come")
    if server is not None and not site:
        faults.append(f"{SMTP} is set but SITEURL is not; letters need whole links")
    offices = given[OFFICES]
    if not isinstance(offices, Mapping) or not all(
        isinstance(office, str) and is_address(address) for office, address in offices.items()
    ):
        mend = "write {'semarang': 'humas@…', '': '…'}"
        faults.append(f"{OFFICES} is not a mapping of offices to addresses; {mend}")
    minutes = given[MINUTES]
    if not isinstance(minutes, int | float) or isinstance(minutes, bool) or not minutes >= 0:
        faults.append(f"{MINUTES} is {minutes!r}; write minutes, 0 or more")
    return faults
