"""Rules: what runs out soon: the certificate, and what security.txt promises."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from plugins.release.fault import Fault
from plugins.watching.addresses import SECURITY

# Source: the release's threat model: a month to renew a contact, two weeks to see why a certificate did not.
SECURITY_DAYS, CERTIFICATE_DAYS = 30, 14

# Source: RFC 9116, 2.5.5.
_EXPIRES = re.compile(rb"^expires:[ \t]*(\S+)[ \t]*\r?$", re.I | re.M)


def judge_security(data: bytes, now: datetime) -> Fault | None:
    """A security.txt that has run out, or will within 30 days.

    Args:
        now: aware.
    """
    found = _EXPIRES.search(data)
    try:
        until = (
            datetime.fromisoformat(found.group(1).decode("ascii").replace("Z", "+00:00")) if found else None
        )
    except ValueError:
        until = None
    if until is None:
        return Fault(path=SECURITY, kind="expiry", message="has no date in Expires (RFC 9116)")
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return _judge(SECURITY, (until - now).total_seconds() / 86_400, SECURITY_DAYS)


def judge_certificate(days: float) -> Fault | None:
    """A certificate that ends within 14 days; `days` from now on."""
    return _judge("certificate", days, CERTIFICATE_DAYS)


def _judge(path: str, days: float, least: int) -> Fault | None:
    if days >= least:
        return None
    told = f"runs out in {int(days)} days; renew it" if days > 0 else "has run out; renew it"
    return Fault(path=path, kind="expiry", message=told)
