"""Edge: accounts by command; the way in which the first one is made."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from sqlalchemy import Connection

from plugins.categories.register import read_registers
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.settings import SERVICE_SETTINGS
from plugins.comments.moderation.accounts import (
    AccountRefusedError,
    add_account,
    find_credentials,
    list_accounts,
    reset_account,
    switch_account,
)
from plugins.comments.moderation.passwords import hash_password
from plugins.comments.moderation.roles import OPERATOR, Role
from plugins.comments.moderation.rules import check_login, check_offices, check_password
from plugins.comments.moderation.wording import ROLES
from plugins.comments.rights.run import run_at_desk

Ask = Callable[[str], str]


def keep_account(
    deed: str,
    *,
    login: str = "",
    role: str = Role.MODERATOR,
    offices: str = "",
    ask: Ask = getpass,
    settings: str = SERVICE_SETTINGS,
) -> int:
    """List accounts, or add, reset, deactivate or activate one.

    Args:
        deed: "list", "add", "reset", "deactivate", "activate".
        offices: slugs, parted by commas.
        ask: asks for the password on a terminal; elsewhere it is the first line of standard input.

    Returns:
        Exit status.
    """
    deeds: dict[str, Callable[[Desk], None]] = {
        "list": _list,
        "add": lambda desk: _add(desk, login, role, offices, ask),
        "reset": lambda desk: _reset(desk, login, ask),
        "deactivate": lambda desk: _switch(desk, login, is_active=False),
        "activate": lambda desk: _switch(desk, login, is_active=True),
    }

    def work(desk: Desk) -> int:
        try:
            if deed not in deeds:
                raise AccountRefusedError(f"Perintah “{deed}” tidak ada; pilih {', '.join(deeds)}.")
            deeds[deed](desk)
        except AccountRefusedError as refusal:
            print(refusal, file=sys.stderr)
            return 1
        return 0

    return run_at_desk(work, settings, may_publish=False)


def _list(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        accounts = list_accounts(connection)
    for one in accounts:
        where = f" {','.join(sorted(one.offices))}" if one.offices else ""
        state = "aktif" if one.is_active else "nonaktif"
        codes = "dengan kode" if one.has_second_factor else "tanpa kode"
        print(f"{one.login} {ROLES[one.role]}{where} ({state}, {codes})")
    if not accounts:
        print("Belum ada akun. Buat admin pertama: comments-account add --login NAMA --role admin")


def _add(desk: Desk, login: str, told: str, offices: str, ask: Ask) -> None:
    if told not in set(Role):
        raise AccountRefusedError(f"Peran “{told}” tidak ada; pilih {', '.join(Role)}.")
    role, slugs = Role(told), tuple(sorted(set(offices.replace(",", " ").split())))
    registers, _ = read_registers(Path(desk.conf["PATH"]))
    faults = [*check_login(login), *check_offices(role, slugs, registers.offices.keys())]
    if faults:
        raise AccountRefusedError(*faults)
    hashed = hash_password(_read_password(login, ask))

    def work(connection: Connection) -> str:
        return add_account(
            connection,
            login=login,
            role=role,
            offices=slugs,
            password=hashed,
            must_change=False,
            actor=OPERATOR.id,
            now=desk.clock(),
        )

    desk.writer.do(work)
    print(f"Akun “{login}” dibuat. Masuk di /moderasi/, lalu pasang kode masuk.")


def _reset(desk: Desk, login: str, ask: Ask) -> None:
    account = _find(desk, login)
    hashed, now = hash_password(_read_password(login, ask)), desk.clock()
    desk.writer.do(lambda c: reset_account(c, account, hashed, actor=OPERATOR.id, now=now))
    print(f"Akun “{login}” diatur ulang; pemiliknya mengganti kata sandi itu dan memasang kode masuk lagi.")


def _switch(desk: Desk, login: str, *, is_active: bool) -> None:
    account, now = _find(desk, login), desk.clock()
    desk.writer.do(lambda c: switch_account(c, account, is_active=is_active, actor=OPERATOR.id, now=now))
    print(f"Akun “{login}” {'diaktifkan' if is_active else 'dinonaktifkan'}.")


def _find(desk: Desk, login: str) -> str:
    with desk.engine.connect() as connection:
        found = find_credentials(connection, login=login)
    if found is None:
        raise AccountRefusedError(f"Tidak ada akun bernama “{login}”.")
    return found.account.id


def _read_password(login: str, ask: Ask) -> str:
    """A new password, typed twice at a terminal; never an argument, which others can see."""
    if sys.stdin.isatty():
        password = ask("Kata sandi (paling sedikit 12 huruf): ")
        if ask("Sekali lagi: ") != password:
            raise AccountRefusedError("Kedua kata sandi tidak sama; ulangi.")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    faults = check_password(password, login)
    if faults:
        raise AccountRefusedError(*faults)
    return password
