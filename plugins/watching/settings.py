"""Edge: where alerts go, read from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

WEBHOOK, SMTP = "WATCH_WEBHOOK", "WATCH_SMTP"
SENDER, RECEIVERS = "WATCH_MAIL_FROM", "WATCH_MAIL_TO"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
PORTS = {"smtp": 587, "smtps": 465}


class AlertSettingsError(Exception):
    """A setting of alerts is not what it must be; the message names it and never its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWay:
    """How letters leave.

    Attributes:
        host, port: of the mail server; is_wrapped: TLS from the first byte.
        user, password: "" where the server asks for none.
        sender, receivers: addresses.
    """

    host: str
    port: int
    is_wrapped: bool
    sender: str
    receivers: tuple[str, ...]
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertWays:
    """Attributes: webhook: address that JSON is posted to, or ""; mail: None where no mail is sent."""

    webhook: str = field(default="", repr=False)
    mail: MailWay | None = None


def read_ways(environment: Mapping[str, str]) -> AlertWays:
    """The ways that the environment names.

    Raises:
        AlertSettingsError: one of them cannot be used.
    """
    webhook = environment.get(WEBHOOK, "").strip()
    if webhook and not _is_private(webhook):
        raise AlertSettingsError(f"{WEBHOOK}: write an address that begins with https://")
    return AlertWays(webhook=webhook, mail=_read_mail(environment))


def _is_private(url: str) -> bool:
    """True where nobody listens on the way: TLS, or this machine itself."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        )
    except ValueError:
        return False


def _read_mail(environment: Mapping[str, str]) -> MailWay | None:
    url = environment.get(SMTP, "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise AlertSettingsError(f"{SMTP}: write smtp://USER:PASSWORD@HOST:587 or smtps://…:465") from None
    sender = environment.get(SENDER, "").strip()
    receivers = tuple(environment.get(RECEIVERS, "").replace(",", " ").split())
    for name, addresses in ((SENDER, (sender,)), (RECEIVERS, receivers)):
        if not addresses or not all(_is_address(address) for address in addresses):
            raise AlertSettingsError(f"{name}: write an e-mail address; {SMTP} needs it")
    return MailWay(
        host=parts.hostname or "",
        port=port,
        is_wrapped=parts.scheme == "smtps",
        sender=sender,
        receivers=receivers,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _is_address(text: str) -> bool:
    name, _, host = text.rpartition("@")
    return bool(name and host) and text.isascii() and text.isprintable() and not set(text) & set(' <>,;:"\\')
