"""Who may come in, and who no longer may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine

from plugins.comments.inbox.writer import Writer
from plugins.comments.moderation.accounts import (
    AccountRefusedError,
    change_password,
    find_credentials,
    list_accounts,
    put_offices,
    reset_account,
    set_second_factor,
    switch_account,
)
from plugins.comments.moderation.roles import Role
from plugins.comments.moderation.sessions import (
    CodeSpentError,
    Lifetime,
    begin_session,
    find_session,
    mark_session,
    spend_code,
)
from tests.plugins.comments.moderation.making import NOW, dump, put_account, read_deeds

LIFETIME = Lifetime(idle=timedelta(minutes=30), longest=timedelta(hours=12))


def sign_in(connection: Connection, account: str, token: str = "t1") -> None:
    begin_session(connection, account, token, now=NOW, lifetime=LIFETIME)


def is_in(inbox: Engine, token: str = "t1", after: timedelta = timedelta()) -> bool:
    with inbox.connect() as connection:
        return find_session(connection, token, now=NOW + after, lifetime=LIFETIME) is not None


def test_an_account_is_kept_with_its_offices_and_told_in_the_log(inbox: Engine, writer: Writer) -> None:
    account = writer.do(lambda c: put_account(c, offices=["semarang", "dumai"]))

    with inbox.connect() as connection:
        (found,) = list_accounts(connection)
        same = find_credentials(connection, login="siti")
    assert same is not None and found == same.account
    assert (found.id, found.role, found.offices) == (account, Role.MODERATOR, {"semarang", "dumai"})
    assert read_deeds(inbox) == [("perintah", "account-add", account, "moderator")]


def test_a_login_is_given_once(writer: Writer) -> None:
    writer.do(put_account)

    with pytest.raises(AccountRefusedError) as caught:
        writer.do(put_account)

    assert str(caught.value) == "Nama akun “siti” sudah dipakai; pilih yang lain."


@pytest.mark.parametrize("name", ["switch", "reset", "password", "factor"])
def test_what_changes_an_account_ends_its_sessions(inbox: Engine, writer: Writer, name: str) -> None:
    account = writer.do(put_account)
    writer.do(lambda c: sign_in(c, account))
    assert is_in(inbox)

    writer.do(
        {
            "switch": lambda c: switch_account(c, account, is_active=False, actor="a", now=NOW),
            "reset": lambda c: reset_account(c, account, "hash", actor="a", now=NOW),
            "password": lambda c: change_password(c, account, "hash", now=NOW),
            "factor": lambda c: set_second_factor(c, account, b"tersegel", 7, now=NOW),
        }[name]
    )

    assert not is_in(inbox)


def test_a_shut_account_begins_no_session(writer: Writer) -> None:
    account = writer.do(put_account)
    writer.do(lambda c: switch_account(c, account, is_active=False, actor="a", now=NOW))

    with pytest.raises(CodeSpentError):
        writer.do(lambda c: sign_in(c, account))


def test_the_last_admin_stays(writer: Writer) -> None:
    account = writer.do(lambda c: put_account(c, role=Role.ADMIN, offices=[]))

    with pytest.raises(AccountRefusedError) as caught:
        writer.do(lambda c: switch_account(c, account, is_active=False, actor="lain", now=NOW))

    assert str(caught.value) == "Ini satu-satunya admin; buat admin lain dahulu."


def test_nobody_shuts_themselves_out(writer: Writer) -> None:
    account = writer.do(put_account)

    with pytest.raises(AccountRefusedError) as caught:
        writer.do(lambda c: switch_account(c, account, is_active=False, actor=account, now=NOW))

    assert str(caught.value) == "Akun Anda sendiri tidak dapat dinonaktifkan; minta admin lain."


def test_a_reset_account_has_to_begin_anew(inbox: Engine, writer: Writer) -> None:
    account = writer.do(put_account)
    writer.do(lambda c: set_second_factor(c, account, b"tersegel", 7, now=NOW))

    writer.do(lambda c: reset_account(c, account, "hash", actor="a", now=NOW))

    with inbox.connect() as connection:
        found = find_credentials(connection, account=account)
    assert found is not None and (found.totp, found.totp_step, found.password) == (None, None, "hash")
    assert (found.account.must_change, found.account.has_second_factor) == (True, False)


def test_offices_are_replaced(inbox: Engine, writer: Writer) -> None:
    account = writer.do(put_account)

    writer.do(lambda c: put_offices(c, account, ["dumai"], actor="a", now=NOW))

    with inbox.connect() as connection:
        assert [one.offices for one in list_accounts(connection)] == [{"dumai"}]


@pytest.mark.parametrize(
    ("after", "marked", "stays"),
    [
        (timedelta(minutes=29), None, True),
        (timedelta(minutes=30), None, False),
        (timedelta(minutes=50), timedelta(minutes=25), True),
        (timedelta(hours=12), timedelta(hours=11, minutes=59), False),
    ],
    ids=["in_time", "idle", "used", "longest"],
)
def test_a_session_ends_by_itself(
    inbox: Engine, writer: Writer, after: timedelta, marked: timedelta | None, stays: bool
) -> None:
    account = writer.do(put_account)
    writer.do(lambda c: sign_in(c, account))
    if marked:
        writer.do(lambda c: mark_session(c, "t1", now=NOW + marked))

    assert is_in(inbox, after=after) is stays


def test_the_store_does_not_hold_the_token(inbox: Engine, writer: Writer) -> None:
    account = writer.do(put_account)

    writer.do(lambda c: sign_in(c, account, "tanda-masuk-rahasia"))

    assert "tanda-masuk-rahasia" not in dump(inbox)


@pytest.mark.parametrize(("step", "is_taken"), [(7, False), (6, False), (8, True)])
def test_a_time_step_is_accepted_once(writer: Writer, step: int, is_taken: bool) -> None:
    account = writer.do(put_account)
    writer.do(lambda c: spend_code(c, account, 7))

    try:
        writer.do(lambda c: spend_code(c, account, step))
    except CodeSpentError:
        assert not is_taken
    else:
        assert is_taken
