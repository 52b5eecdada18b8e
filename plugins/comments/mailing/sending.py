"""Edge: hands letters to the mail server, as an errand beside the service."""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage

from sqlalchemy import Connection, select

from plugins.comments.inbox import schema
from plugins.comments.inbox.sealing import SealBrokenError
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.mailing.addresses import CONFIRM_PATH, STOP_PATH
from plugins.comments.mailing.collecting import collect_held, collect_replies, count_held, forget_told
from plugins.comments.mailing.letters import Envelope, write_confirm, write_held, write_reply
from plugins.comments.mailing.outbox import Kind, Mail, settle, take_due
from plugins.comments.mailing.settings import MailServer, MailSettings, is_address
from plugins.comments.mailing.tokens import CONFIRM, STOP, make_token
from plugins.comments.publishing.errand import Errand
from plugins.comments.publishing.faults import ErrandError
from plugins.comments.view import name_anchor

LOOK_SECONDS = 30.0
SERVER_SECONDS = 30.0

_log = logging.getLogger("komentar")


class MailServerError(ErrandError):
    """The mail server cannot be reached or refuses us; its own words are not repeated."""


def mailing(desk: Desk) -> Errand | None:
    """The errand that finds and sends letters; None where no mail server is set."""
    settings = MailSettings.from_settings(desk.conf)
    if settings.server is None:
        return None
    return Errand("mail", lambda: send_news(desk, settings), every=LOOK_SECONDS)


def send_news(desk: Desk, settings: MailSettings) -> None:
    """Find what is to be told, and send what is due.

    Raises:
        MailServerError: letters stay, and are tried again each after its wait.
    """
    server = settings.server
    if server is None:
        return
    due = desk.writer.do(lambda connection: _collect(connection, desk, settings))
    letters = [(mail, letter) for mail in due if (letter := _write(desk, settings, mail)) is not None]
    # Nothing to tell any more, or nobody to tell it to.
    _settle(desk, {mail.id for mail in due} - {mail.id for mail, _ in letters})
    if letters:
        with _opened(server) as post_office:
            for mail, letter in letters:
                _send(desk, post_office, mail, letter)


def _collect(connection: Connection, desk: Desk, settings: MailSettings) -> Sequence[Mail]:
    now = desk.clock()
    collect_held(connection, desk.seal, settings.offices, timedelta(minutes=settings.minutes), now)
    collect_replies(connection, now)
    forget_told(connection, now)
    return take_due(connection, now)


def _write(desk: Desk, settings: MailSettings, mail: Mail) -> EmailMessage | None:
    try:
        receiver = desk.seal.open(mail.receiver)
    except SealBrokenError:
        receiver = ""
    if not is_address(receiver):
        return None
    envelope = Envelope(
        sender=settings.sender,
        receiver=receiver,
        name=settings.name,
        site=settings.site_url,
        now=desk.clock(),
        number=mail.id,
    )
    with desk.engine.connect() as connection:
        return _LETTERS[mail.kind](connection, desk, envelope, mail.subject)


def _tell_held(connection: Connection, desk: Desk, envelope: Envelope, office: str) -> EmailMessage | None:
    count = count_held(connection, office)
    link = f"{envelope.site}/moderasi/"
    return write_held(envelope, count=count, office=office, link=link) if count else None


def _ask_yes(connection: Connection, desk: Desk, envelope: Envelope, comment: str) -> EmailMessage | None:
    token = make_token(desk.seal, CONFIRM, comment)
    return write_confirm(envelope, link=f"{envelope.site}{CONFIRM_PATH}?k={token}")


def _tell_reply(connection: Connection, desk: Desk, envelope: Envelope, comment: str) -> EmailMessage | None:
    comments = schema.comments.c
    article = connection.execute(
        select(comments.article).where(comments.id == comment, comments.state == State.APPROVED)
    ).scalar_one_or_none()
    stop = f"{envelope.site}{STOP_PATH}?k={make_token(desk.seal, STOP, comment)}"
    link = f"{envelope.site}{article}#{name_anchor(comment)}"
    return write_reply(envelope, link=link, stop=stop) if article else None


_LETTERS = {Kind.HELD: _tell_held, Kind.CONFIRM: _ask_yes, Kind.REPLY: _tell_reply}


def _send(desk: Desk, post_office: smtplib.SMTP, mail: Mail, letter: EmailMessage) -> None:
    try:
        post_office.send_message(letter)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        # Of this letter alone; the others go on.
        facts = {"mail": mail.id, "kind": str(mail.kind), "why": type(refusal).__name__}
        _log.warning("mail refused", extra={"facts": facts})
        if not mail.is_last:
            return
    except (smtplib.SMTPException, OSError) as fault:
        raise MailServerError(f"the mail server failed ({type(fault).__name__})") from None
    _settle(desk, {mail.id})


def _settle(desk: Desk, ids: set[str]) -> None:
    def work(connection: Connection) -> None:
        for mail in ids:
            settle(connection, mail)

    if ids:
        desk.writer.do(work)


@contextmanager
def _opened(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    try:
        post_office: smtplib.SMTP
        if server.is_wrapped:
            post_office = smtplib.SMTP_SSL(server.host, server.port, timeout=SERVER_SECONDS, context=context)
        else:
            post_office = smtplib.SMTP(server.host, server.port, timeout=SERVER_SECONDS)
            post_office.ehlo()
            if not server.is_local or post_office.has_extn("starttls"):
                # A server without it raises: what is private is not sent in the clear.
                post_office.starttls(context=context)
        if server.user:
            post_office.login(server.user, server.password)
    except (smtplib.SMTPException, OSError) as fault:
        raise MailServerError(f"the mail server is not to be had ({type(fault).__name__})") from None
    try:
        yield post_office
    finally:
        post_office.close()
