"""Admins let people in and out; auditors read who did what; nobody else does either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.sealing import Seal
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.accounts import list_accounts, set_second_factor
from plugins.comments.moderation.roles import Account, Role
from tests.plugins.comments.moderation.making import NOW, PASSWORD, dump, put_comment, read_deeds
from tests.plugins.comments.moderation.visiting import SECRET, Clock, Person, make_ready


@pytest.fixture
def admin(desk: Desk, person: Person) -> Person:
    """An admin who has signed in."""
    make_ready(desk, "ratna", role=Role.ADMIN, offices=[])
    person.follow(person.sign_in("ratna"))
    return person


def account_of(desk: Desk, login: str) -> Account:
    with desk.engine.connect() as connection:
        return next(one for one in list_accounts(connection) if one.login == login)


def test_a_new_account_comes_in_with_the_password_that_was_shown_once(
    desk: Desk, admin: Person, make_person: Callable[[], Person]
) -> None:
    answer = admin.send("/moderasi/akun/", login="dewi", role="moderator", offices="semarang, dumai")
    first = admin.page.select_one("main code").get_text()

    other = make_person()
    entered = other.follow(other.sign_in("dewi", first, code=""))

    account = account_of(desk, "dewi")
    assert (answer.status_code, account.role, account.offices) == (200, Role.MODERATOR, {"semarang", "dumai"})
    assert entered.headers["Location"] == "/moderasi/saya/"
    assert first not in admin.look("/moderasi/akun/").text + dump(desk.engine)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"login": "D", "offices": "semarang"}, "Nama akun terdiri atas 3 sampai 40 huruf kecil"),
        ({"login": "dewi", "offices": ""}, "Pilih sekurang-kurangnya satu kantor"),
        ({"login": "dewi", "offices": "bulan"}, "Kantor “bulan” tidak ada di register."),
        ({"login": "dewi", "role": "admin", "offices": "dumai"}, "Hanya moderator yang diberi kantor"),
        ({"login": "ratna", "offices": "dumai"}, "Nama akun “ratna” sudah dipakai"),
    ],
    ids=["login", "no_office", "office", "admin", "taken"],
)
def test_a_faulty_account_comes_back_as_typed(
    desk: Desk, admin: Person, fields: dict[str, str], told: str
) -> None:
    answer = admin.send("/moderasi/akun/", **{"role": "moderator", **fields})

    assert answer.status_code == 422
    assert admin.page.select_one("[role=alert]").get_text().strip().startswith(told)
    assert admin.page.select_one("#akun")["value"] == fields["login"]
    with desk.engine.connect() as connection:
        assert [one.login for one in list_accounts(connection)] == ["ratna"]


def test_an_account_is_shut_and_opened_again(desk: Desk, admin: Person) -> None:
    account = make_ready(desk)
    told = []

    for active in ("0", "1"):
        admin.look(f"/moderasi/akun/{account}/")
        admin.follow(admin.send(f"/moderasi/akun/{account}/buka/", active=active))
        told.append((account_of(desk, "siti").is_active, admin.told()))

    assert told == [(False, ["Akun diubah."]), (True, ["Akun diubah."])]
    assert [deed[1] for deed in read_deeds(desk.engine)][-2:] == ["account-off", "account-on"]


def test_an_admin_does_not_shut_themselves_out(desk: Desk, admin: Person) -> None:
    account = account_of(desk, "ratna").id

    admin.send(f"/moderasi/akun/{account}/buka/", active="0")

    assert admin.told() == ["Akun Anda sendiri tidak dapat dinonaktifkan; minta admin lain."]
    assert account_of(desk, "ratna").is_active


def test_another_office_counts_from_the_next_look(
    desk: Desk, admin: Person, make_person: Callable[[], Person]
) -> None:
    account = make_ready(desk)
    put_comment(desk.engine, name="Sri")
    put_comment(desk.engine, "k2", name="Dodi", office="dumai")
    moderator = make_person()
    moderator.follow(moderator.sign_in())

    admin.send(f"/moderasi/akun/{account}/kantor/", offices="dumai")

    moderator.look("/moderasi/")
    assert [one.get_text() for one in moderator.page.select(".held__by")] == ["Dodi"]


def test_a_reset_account_begins_anew(
    desk: Desk, admin: Person, make_person: Callable[[], Person], clock: Clock
) -> None:
    account = make_ready(desk)

    admin.send(f"/moderasi/akun/{account}/sandi/")
    first = admin.page.select_one("main code").get_text()

    other = make_person()
    clock.pass_by(minutes=1)
    assert other.sign_in("siti", PASSWORD).status_code == 403
    assert other.follow(other.sign_in("siti", first, code="")).headers["Location"] == "/moderasi/saya/"


@pytest.mark.parametrize("path", ["", "buka/", "kantor/", "sandi/"])
def test_an_account_that_is_not_there_is_told(admin: Person, path: str) -> None:
    url = f"/moderasi/akun/tidak-ada/{path}"

    answer = admin.send(url, offices="dumai") if path else admin.look(url)

    assert (answer.status_code, "Tidak ada akun seperti itu." in answer.text) == (404, True)


ROLES: dict[str, dict[str, Any]] = {
    "moderator": {},
    "auditor": {"role": Role.AUDITOR, "offices": []},
}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("path", ["/", "/{id}/", "/{id}/buka/", "/{id}/kantor/", "/{id}/sandi/"])
def test_only_admins_keep_accounts(desk: Desk, person: Person, who: str, path: str) -> None:
    victim = make_ready(desk, "korban")
    make_ready(desk, **ROLES[who])
    person.follow(person.sign_in())
    before, url = read_deeds(desk.engine), f"/moderasi/akun{path.format(id=victim)}"

    answers = [person.send(url, login="dewi", role="admin", active="0", offices="dumai")]
    if path.count("/") < 3:
        answers.append(person.look(url))

    assert {answer.status_code for answer in answers} <= {403, 405}
    assert read_deeds(desk.engine) == before


@pytest.mark.parametrize(("who", "status"), [("moderator", 403), ("auditor", 200)])
def test_the_log_is_for_auditors_and_admins(desk: Desk, person: Person, who: str, status: int) -> None:
    make_ready(desk, **ROLES[who])
    person.follow(person.sign_in())

    assert person.look("/moderasi/catatan/").status_code == status


def test_the_log_tells_who_did_what_and_that_it_is_whole(desk: Desk, admin: Person) -> None:
    put_comment(desk.engine, name="Wahyu Rahasia", text="Teks rahasia")
    admin.look("/moderasi/")
    admin.send("/moderasi/putuskan/", pick="k1.1", action="reject", reason="iklan")

    admin.look("/moderasi/catatan/")

    shown = [" ".join(one.get_text().split()) for one in admin.page.select("main ol li")]
    assert shown[:2] == [
        "4. Senin, 2 Maret 2026, 10.00 WIB: ratna menolak k1 (iklan atau promosi) reject iklan",
        "3. Senin, 2 Maret 2026, 10.00 WIB: ratna masuk login",
    ]
    assert "Rantai catatan utuh." in admin.page.get_text()
    assert "rahasia" not in admin.page.select_one("main ol").get_text().casefold()


def test_a_tampered_log_is_told_on_its_page(desk: Desk, admin: Person) -> None:
    with begin_writing(desk.engine) as connection:
        connection.execute(update(schema.log).where(schema.log.c.number == 2).values(actor="orang-lain"))

    admin.look("/moderasi/catatan/")

    assert admin.page.select_one("[role=alert]").get_text() == (
        "Catatan nomor 2 tidak seperti saat ditulis: catatan telah diubah. Beri tahu pengelola sistem "
        "sekarang juga."
    )


def test_codes_sealed_with_another_key_open_nothing(desk: Desk, person: Person) -> None:
    account = make_ready(desk)
    with begin_writing(desk.engine) as connection:
        set_second_factor(connection, account, Seal(bytes(32)).close(SECRET), 0, now=NOW)

    assert person.sign_in().status_code == 403
