"""Store: the accounts of the moderators' desk; every change stands in the log, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.holding import make_id
from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.micros import to_micros
from plugins.comments.moderation.roles import Account, Role

_accounts, _offices = schema.accounts, schema.account_offices


class AccountRefusedError(ValueError):
    """An account cannot be made or changed so; `faults` has one Indonesian sentence for each reason."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """An account with what proves that it is them; never shown.

    Attributes:
        account: whose.
        password: hash; totp: sealed secret, or None.
        totp_step: the last time step that was accepted, or None.
    """

    account: Account
    password: str
    totp: bytes | None
    totp_step: int | None


def find_credentials(connection: Connection, *, login: str = "", account: str = "") -> Credentials | None:
    """An account by its login or its id; None where there is none."""
    wanted = _accounts.c.id == account if account else _accounts.c.login == login
    row = connection.execute(select(_accounts).where(wanted)).first()
    if row is None:
        return None
    return Credentials(
        account=_read_account(row, _offices_of(connection, row.id)),
        password=row.password,
        totp=None if row.totp is None else bytes(row.totp),
        totp_step=row.totp_step,
    )


def list_accounts(connection: Connection) -> tuple[Account, ...]:
    """All accounts by their login."""
    offices: dict[str, set[str]] = {}
    for entry in connection.execute(select(_offices)):
        offices.setdefault(entry.account, set()).add(entry.office)
    rows = connection.execute(select(_accounts).order_by(_accounts.c.login))
    return tuple(_read_account(row, offices.get(row.id, ())) for row in rows)


def add_account(
    connection: Connection,
    *,
    login: str,
    role: Role,
    offices: Collection[str],
    password: str,
    must_change: bool,
    actor: str,
    now: datetime,
) -> str:
    """Let someone in.

    Args:
        password: its hash.
        actor: id of who does it.

    Returns:
        The account's id.

    Raises:
        AccountRefusedError: the login is taken.
    """
    if connection.execute(select(_accounts.c.id).where(_accounts.c.login == login)).first():
        raise AccountRefusedError(f"Nama akun “{login}” sudah dipakai; pilih yang lain.")
    account = make_id(now)
    connection.execute(
        insert(_accounts).values(
            id=account,
            login=login,
            role=role,
            password=password,
            is_active=True,
            must_change=must_change,
            created_at=to_micros(now),
        )
    )
    _put_offices(connection, account, offices)
    append_entry(connection, at=now, actor=actor, action="account-add", subject=account, reason=role)
    return account


def put_offices(
    connection: Connection, account: str, offices: Collection[str], *, actor: str, now: datetime
) -> None:
    """Give a moderator other offices."""
    connection.execute(delete(_offices).where(_offices.c.account == account))
    _put_offices(connection, account, offices)
    append_entry(connection, at=now, actor=actor, action="account-offices", subject=account)


def switch_account(
    connection: Connection, account: str, *, is_active: bool, actor: str, now: datetime
) -> None:
    """Shut someone out, at once and everywhere, or let them in again.

    Raises:
        AccountRefusedError: it is the actor's own, or the last admin's.
    """
    if not is_active:
        _check_not_needed(connection, account, actor)
        end_sessions(connection, account)
    connection.execute(update(_accounts).where(_accounts.c.id == account).values(is_active=is_active))
    action = "account-on" if is_active else "account-off"
    append_entry(connection, at=now, actor=actor, action=action, subject=account)


def reset_account(connection: Connection, account: str, password: str, *, actor: str, now: datetime) -> None:
    """A new password to begin with; the second factor is to be set up anew, and all sessions end.

    Args:
        password: its hash.
    """
    changes: dict[str, Any] = {"password": password, "must_change": True, "totp": None, "totp_step": None}
    connection.execute(update(_accounts).where(_accounts.c.id == account).values(changes))
    end_sessions(connection, account)
    append_entry(connection, at=now, actor=actor, action="account-reset", subject=account)


def change_password(connection: Connection, account: str, password: str, *, now: datetime) -> None:
    """The owner's own choice; all sessions end.

    Args:
        password: its hash.
    """
    changes = {"password": password, "must_change": False}
    connection.execute(update(_accounts).where(_accounts.c.id == account).values(changes))
    end_sessions(connection, account)
    append_entry(connection, at=now, actor=account, action="password", subject=account)


def keep_password(connection: Connection, account: str, password: str) -> None:
    """The same password under a hash of today's work.

    Args:
        password: its hash.
    """
    connection.execute(update(_accounts).where(_accounts.c.id == account).values(password=password))


def set_second_factor(
    connection: Connection, account: str, sealed: bytes, step: int, *, now: datetime
) -> None:
    """Begin to ask for codes, the one just shown being spent; all sessions end."""
    changes = {"totp": sealed, "totp_step": step}
    connection.execute(update(_accounts).where(_accounts.c.id == account).values(changes))
    end_sessions(connection, account)
    append_entry(connection, at=now, actor=account, action="totp", subject=account)


def end_sessions(connection: Connection, account: str) -> None:
    """Shut every door that this account holds open."""
    connection.execute(delete(schema.sessions).where(schema.sessions.c.account == account))


def _check_not_needed(connection: Connection, account: str, actor: str) -> None:
    if account == actor:
        raise AccountRefusedError("Akun Anda sendiri tidak dapat dinonaktifkan; minta admin lain.")
    admins = select(_accounts.c.id).where(_accounts.c.role == Role.ADMIN, _accounts.c.is_active)
    if set(connection.execute(admins).scalars()) == {account}:
        raise AccountRefusedError("Ini satu-satunya admin; buat admin lain dahulu.")


def _put_offices(connection: Connection, account: str, offices: Collection[str]) -> None:
    rows = [{"account": account, "office": office} for office in sorted(set(offices))]
    if rows:
        connection.execute(insert(_offices), rows)


def _offices_of(connection: Connection, account: str) -> Iterable[str]:
    return connection.execute(select(_offices.c.office).where(_offices.c.account == account)).scalars()


def _read_account(row: Any, offices: Iterable[str]) -> Account:
    return Account(
        id=row.id,
        login=row.login,
        role=Role(row.role),
        offices=frozenset(offices),
        is_active=row.is_active,
        has_second_factor=row.totp is not None,
        must_change=row.must_change,
    )
