"""Store: who is signed in. A token is known to its browser alone; the store keeps its digest."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.moderation.accounts import find_credentials
from plugins.comments.moderation.roles import Account

_TOKEN_BYTES = 32
# A session is marked as used so often at the most: reading the queue need not write each time.
MARK_AFTER = timedelta(minutes=1)

_sessions, _accounts = schema.sessions, schema.accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """How long a session lasts: unused, and at the most."""

    idle: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A session that is good.

    Attributes:
        account: whose.
        is_due: True where it should be marked as used.
    """

    account: Account
    is_due: bool


class CodeSpentError(RuntimeError):
    """The code was used in the meantime, or the account was shut."""


def make_token() -> str:
    """A new token: 256 bits, nothing in it tells whose it is."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def spend_code(connection: Connection, account: str, step: int) -> None:
    """Accept a code of the second factor, once.

    Raises:
        CodeSpentError: this time step or a later one was accepted before.
    """
    unspent = or_(_accounts.c.totp_step.is_(None), _accounts.c.totp_step < step)
    done = connection.execute(
        update(_accounts).where(_accounts.c.id == account, unspent).values(totp_step=step)
    )
    if done.rowcount != 1:
        raise CodeSpentError


def begin_session(
    connection: Connection, account: str, token: str, *, now: datetime, lifetime: Lifetime
) -> None:
    """Keep a new session, and forget those that are over.

    Raises:
        CodeSpentError: the account was shut in the meantime.
    """
    active = select(_accounts.c.id).where(_accounts.c.id == account, _accounts.c.is_active)
    if connection.execute(active).first() is None:
        raise CodeSpentError
    connection.execute(delete(_sessions).where(_is_over(now, lifetime)))
    moment = to_micros(now)
    connection.execute(
        insert(_sessions).values(token=_digest(token), account=account, created_at=moment, seen_at=moment)
    )


def find_session(connection: Connection, token: str, *, now: datetime, lifetime: Lifetime) -> Found | None:
    """Whose session a token is; None where it is none, is over, or its account was shut."""
    row = connection.execute(
        select(_sessions).where(_sessions.c.token == _digest(token), ~_is_over(now, lifetime))
    ).first()
    found = None if row is None else find_credentials(connection, account=row.account)
    if row is None or found is None or not found.account.is_active:
        return None
    return Found(account=found.account, is_due=row.seen_at <= to_micros(now - MARK_AFTER))


def mark_session(connection: Connection, token: str, *, now: datetime) -> None:
    """The session was used."""
    connection.execute(
        update(_sessions).where(_sessions.c.token == _digest(token)).values(seen_at=to_micros(now))
    )


def end_session(connection: Connection, token: str, *, account: str, now: datetime) -> None:
    """Its owner goes."""
    connection.execute(delete(_sessions).where(_sessions.c.token == _digest(token)))
    append_entry(connection, at=now, actor=account, action="logout", subject=account)


def _is_over(now: datetime, lifetime: Lifetime) -> Any:
    return or_(
        _sessions.c.created_at <= to_micros(now - lifetime.longest),
        _sessions.c.seen_at <= to_micros(now - lifetime.idle),
    )


def _digest(token: str) -> bytes:
    # Random enough that no salt or slow digest is needed.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
