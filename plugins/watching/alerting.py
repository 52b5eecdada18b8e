"""Edge: tells people of faults by webhook and mail: once, again after a day, and when all is well."""

from __future__ import annotations

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from email.message import EmailMessage
from typing import Any

from plugins.watching.memory import Memory
from plugins.watching.report import Report, count_faults, tell_report
from plugins.watching.settings import LOOPBACK, AlertWays, MailWay

PATIENCE_SECONDS = 30.0
REMIND_SECONDS = 86_400.0
MOST_LINES = 50


class AlertFailed(Exception):
    """An alert did not leave; the message names the way and the reason, and no secret."""


def name_faults(report: Report) -> tuple[str, ...]:
    """What alerts are compared by: kind and name of each fault, in order."""
    return tuple(sorted({f"{fault.kind} {fault.path}" for fault in report.faults}))


def choose_alert(report: Report, memory: Memory, now: float) -> str:
    """The subject of the alert that is due; "" where everything was told.

    Args:
        memory: with what was told before; now: seconds since 1970.
    """
    names = name_faults(report)
    if not names:
        return f"{report.url}: all is well again" if memory.told else ""
    if set(names) - set(memory.told):
        return f"{report.url}: {count_faults(report)} found"
    if now - memory.told_at >= REMIND_SECONDS:
        return f"{report.url}: still {count_faults(report)}"
    return ""


def send_alert(ways: AlertWays, subject: str, report: Report) -> list[str]:
    """Sends an alert by every way there is.

    Returns:
        A line for each way that failed.
    """
    text = "\n".join([subject, "", *tell_report(report, MOST_LINES)])
    failed = []
    if ways.webhook:
        document = {**report.document, "faults": report.document["faults"][:MOST_LINES]}
        failed += _try(lambda: _post(ways.webhook, {"text": text, "subject": subject, "report": document}))
    if ways.mail:
        mail = ways.mail
        failed += _try(lambda: _send(mail, subject, text))
    return failed


def _try(deed: Any) -> list[str]:
    try:
        deed()
    except AlertFailed as failure:
        return [str(failure)]
    return []


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the report to somebody else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _post(url: str, document: dict[str, Any]) -> None:
    request = urllib.request.Request(
        url,
        data=json.dumps(document).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "kabar-kinerja watch"},
        method="POST",
    )
    try:
        with urllib.request.build_opener(_StayHere()).open(request, timeout=PATIENCE_SECONDS):
            pass
    except urllib.error.HTTPError as error:
        raise AlertFailed(f"the alert's webhook answered {error.code}") from None
    except (OSError, ValueError) as error:
        raise AlertFailed(f"the alert's webhook cannot be reached ({type(error).__name__})") from None


def _send(way: MailWay, subject: str, text: str) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"] = way.sender, ", ".join(way.receivers)
    letter["Subject"] = subject
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    context = ssl.create_default_context()
    try:
        server: smtplib.SMTP
        if way.is_wrapped:
            server = smtplib.SMTP_SSL(way.host, way.port, timeout=PATIENCE_SECONDS, context=context)
        else:
            server = smtplib.SMTP(way.host, way.port, timeout=PATIENCE_SECONDS)
        with server:
            server.ehlo()
            if not way.is_wrapped and (way.host not in LOOPBACK or server.has_extn("starttls")):
                # A server without it raises: a password is not sent in the clear.
                server.starttls(context=context)
            if way.user:
                server.login(way.user, way.password)
            server.send_message(letter)
    except (smtplib.SMTPException, OSError) as error:
        raise AlertFailed(f"the alert's mail server failed ({type(error).__name__})") from None
