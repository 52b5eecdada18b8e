"""Edge: accounts, for admins."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.responses import Response

from plugins.comments.moderation.accounts import (
    AccountRefusedError,
    add_account,
    find_credentials,
    list_accounts,
    put_offices,
    reset_account,
    switch_account,
)
from plugins.comments.moderation.house import ACCOUNTS, Visit
from plugins.comments.moderation.passwords import hash_password, make_password
from plugins.comments.moderation.roles import Account, Role
from plugins.comments.moderation.rules import check_login, check_offices
from plugins.comments.moderation.views import account_url, make_choices, view_account
from plugins.comments.moderation.wording import ROLES
from plugins.publication.views import Link


def show_accounts(visit: Visit) -> Response:
    """Everybody who may or might come in, and the form for another one."""
    return _show_all(visit)


def make_account(visit: Visit) -> Response:
    """Another account; its first password is shown once, and its owner replaces it."""
    login, told = visit.typed("login").strip(), visit.typed("role")
    role = Role(told) if told in set(Role) else Role.MODERATOR
    offices = read_offices(visit.typed("offices"))
    faults = [*check_login(login), *check_offices(role, offices, visit.house.offices.keys())]
    if faults:
        return _show_all(visit, tuple(faults), status=422)
    password = make_password()
    hashed = hash_password(password)
    try:
        visit.house.desk.writer.do(
            lambda connection: add_account(
                connection,
                login=login,
                role=role,
                offices=offices,
                password=hashed,
                must_change=True,
                actor=visit.someone.id,
                now=visit.now,
            )
        )
    except AccountRefusedError as refusal:
        return _show_all(visit, refusal.faults, status=422)
    return visit.show("password", "Kata sandi awal", login=login, password=password, url=ACCOUNTS)


def show_account(visit: Visit) -> Response:
    """One account and what may be done to it."""
    return _show_one(visit)


def switch(visit: Visit) -> Response:
    """Shut someone out, or let them in again."""
    is_active = visit.typed("active") == "1"
    return _change(
        visit,
        lambda c, account: switch_account(
            c, account, is_active=is_active, actor=visit.someone.id, now=visit.now
        ),
    )


def give_offices(visit: Visit) -> Response:
    """Other offices for a moderator."""
    account = _find(visit)
    if account is None:
        return _show_nothing(visit)
    offices = read_offices(visit.typed("offices"))
    faults = check_offices(account.role, offices, visit.house.offices.keys())
    if faults:
        return _show_one(visit, tuple(faults))
    return _change(visit, lambda c, one: put_offices(c, one, offices, actor=visit.someone.id, now=visit.now))


def reset(visit: Visit) -> Response:
    """A new first password, shown once; the codes are to be set up anew."""
    account = _find(visit)
    if account is None:
        return _show_nothing(visit)
    password = make_password()
    hashed = hash_password(password)
    visit.house.desk.writer.do(
        lambda c: reset_account(c, account.id, hashed, actor=visit.someone.id, now=visit.now)
    )
    return visit.show("password", "Kata sandi awal", login=account.login, password=password, url=ACCOUNTS)


def read_offices(told: str) -> tuple[str, ...]:
    """Slugs as one types them, parted by commas or spaces."""
    return tuple(sorted({slug for slug in told.replace(",", " ").split() if slug}))


def _change(visit: Visit, work: Callable[[Connection, str], None]) -> Response:
    account = _find(visit)
    if account is None:
        return _show_nothing(visit)
    try:
        visit.house.desk.writer.do(lambda connection: work(connection, account.id))
    except AccountRefusedError as refusal:
        return _show_one(visit, refusal.faults)
    return visit.go(account_url(account.id), account=1)


def _find(visit: Visit) -> Account | None:
    with visit.house.desk.engine.connect() as connection:
        found = find_credentials(connection, account=str(visit.request.path_params["account"]))
    return found.account if found else None


def _show_one(visit: Visit, faults: tuple[str, ...] = ()) -> Response:
    account = _find(visit)
    if account is None:
        return _show_nothing(visit)
    shown = view_account(account, role=ROLES[account.role])
    status = 422 if faults else 200
    return visit.show("account", f"Akun {account.login}", status=status, told=faults, account=shown)


def _show_all(visit: Visit, faults: tuple[str, ...] = (), *, status: int = 200) -> Response:
    with visit.house.desk.engine.connect() as connection:
        accounts = list_accounts(connection)
    return visit.show(
        "accounts",
        "Akun",
        status=status,
        accounts=tuple(view_account(one, role=ROLES[one.role]) for one in accounts),
        roles=make_choices({role.value: text for role, text in ROLES.items()}),
        faults=faults,
        login=visit.typed("login"),
        role=visit.typed("role"),
        offices=visit.typed("offices"),
    )


def _show_nothing(visit: Visit) -> Response:
    links = (Link(text="Semua akun", url=ACCOUNTS),)
    return visit.tell("Tidak ditemukan", "Tidak ada akun seperti itu.", status=404, links=links)
