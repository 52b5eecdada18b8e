"""Coming in: a password and a code, waits for who guesses, nothing that tells which was wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from pyotp import TOTP
from starlette.applications import Starlette

from plugins.comments.inbox.database import begin_writing
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.accounts import find_credentials, keep_password, switch_account
from plugins.comments.moderation.doors import make_route
from plugins.comments.moderation.entrance import FREE_PER_LOGIN, WRONG
from plugins.comments.moderation.house import MAX_CHECKS, make_house
from plugins.comments.moderation.passwords import is_outdated
from plugins.comments.moderation.roles import Role
from plugins.comments.moderation.routes import DOORS
from tests.fixtures.desks import OpenDesk
from tests.plugins.comments.moderation.making import NOW, PASSWORD, dump, put_account, read_deeds
from tests.plugins.comments.moderation.visiting import HOST, Clock, Person, make_ready, visiting


def test_a_password_and_a_code_open_the_queue(desk: Desk, person: Person) -> None:
    account = make_ready(desk)

    answer = person.sign_in()

    assert (answer.status_code, answer.headers["Location"]) == (303, "/moderasi/")
    assert person.follow(answer).status_code == 200
    assert read_deeds(desk.engine)[-1] == (account, "login", account, "")


def test_the_cookie_is_for_this_host_and_no_script(desk: Desk, person: Person) -> None:
    make_ready(desk)

    cookie = person.sign_in().headers["Set-Cookie"]

    assert re.fullmatch(r"__Host-moderasi=[\w-]{43}; HttpOnly; Path=/; SameSite=strict; Secure", cookie), (
        cookie
    )


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("siti", "salah salah salah", None),
        ("siti", PASSWORD, "000000"),
        ("siti", PASSWORD, ""),
        ("tidak-ada", PASSWORD, None),
        ("tertutup", PASSWORD, None),
        ("siti", "x" * 100_000, None),
    ],
    ids=["password", "code", "no_code", "unknown", "shut", "endless"],
)
def test_every_refusal_reads_the_same(
    desk: Desk, person: Person, login: str, password: str, code: str | None
) -> None:
    make_ready(desk)
    shut = make_ready(desk, "tertutup")
    with begin_writing(desk.engine) as connection:
        switch_account(connection, shut, is_active=False, actor="a", now=NOW)

    answer = person.sign_in(login, password, code)

    assert (answer.status_code, person.told()) == (403, [WRONG])
    assert person.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"


def test_a_code_opens_once(desk: Desk, person: Person, make_person: Callable[[], Person]) -> None:
    make_ready(desk)
    person.sign_in()

    again = make_person().sign_in()

    assert again.status_code == 403


def test_the_next_code_opens_again(
    desk: Desk, person: Person, clock: Clock, make_person: Callable[[], Person]
) -> None:
    make_ready(desk)
    person.sign_in()
    clock.pass_by(seconds=30)

    assert make_person().sign_in().status_code == 303


@pytest.mark.parametrize("login", ["siti", "tidak-ada"])
def test_who_guesses_waits_whether_there_is_such_an_account_or_not(
    desk: Desk, person: Person, clock: Clock, login: str
) -> None:
    make_ready(desk)
    told = [person.sign_in(login, "salah salah salah").status_code for _ in range(FREE_PER_LOGIN)]

    waiting = person.sign_in(login, PASSWORD)

    assert told == [403] * FREE_PER_LOGIN
    assert (waiting.status_code, waiting.headers["Retry-After"]) == (429, "30")
    assert person.told() == ["Terlalu banyak percobaan. Tunggu 30 detik, lalu coba lagi."]
    clock.pass_by(seconds=31)
    assert person.sign_in(login, PASSWORD).status_code == (303 if login == "siti" else 403)


def test_a_network_that_guesses_many_logins_waits(desk: Desk, person: Person) -> None:
    told = [person.sign_in(f"orang{number}", "salah salah salah").status_code for number in range(31)]

    assert told == [403] * 30 + [429]


def test_more_passwords_than_can_be_checked_at_once_wait(desk: Desk, clock: Clock) -> None:
    make_ready(desk)
    house = make_house(desk)
    app = Starlette(routes=[make_route(house, door) for door in DOORS])

    with visiting(desk, clock, app) as person:
        for _ in range(MAX_CHECKS):
            house.checks.acquire()
        crowded = person.sign_in()
        house.checks.release()
        free = person.sign_in()

    assert (crowded.status_code, crowded.headers["Retry-After"], free.status_code) == (429, "5", 303)


def test_guessing_is_told_in_the_log_without_what_was_typed(desk: Desk, person: Person) -> None:
    account = make_ready(desk)
    for _ in range(FREE_PER_LOGIN):
        person.sign_in("siti", "salah salah salah")
        person.sign_in("rahasia-pribadi", "salah salah salah")

    deeds = read_deeds(desk.engine)[2:]

    assert sorted(deeds) == [("tamu", "login-wait", "", ""), ("tamu", "login-wait", account, "")]
    assert "rahasia-pribadi" not in dump(desk.engine)


def test_the_password_never_comes_back(desk: Desk, person: Person) -> None:
    answer = person.sign_in("siti", "rahasia yang salah", "123456")

    assert "rahasia yang salah" not in answer.text and "123456" not in answer.text
    assert person.page.select_one("[name=login]")["value"] == "siti"


def test_a_token_known_before_the_login_opens_nothing(
    desk: Desk, person: Person, make_person: Callable[[], Person]
) -> None:
    make_ready(desk)
    person.look("/moderasi/masuk/")
    planted = dict(person.client.cookies)

    person.sign_in()

    thief = make_person()
    thief.client.cookies.update(planted)
    assert dict(person.client.cookies) != planted
    assert thief.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"


def test_going_out_ends_the_session_in_the_store(
    desk: Desk, person: Person, make_person: Callable[[], Person]
) -> None:
    account = make_ready(desk)
    person.follow(person.sign_in())
    kept = dict(person.client.cookies)

    person.follow(person.send("/moderasi/keluar/"))

    thief = make_person()
    thief.client.cookies.update(kept)
    assert person.told() == ["Anda sudah keluar."]
    assert thief.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"
    assert read_deeds(desk.engine)[-1] == (account, "logout", account, "")


def test_an_unused_session_is_over(desk: Desk, person: Person, clock: Clock) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    clock.pass_by(minutes=29)
    assert person.look("/moderasi/").status_code == 200

    clock.pass_by(minutes=31)

    assert person.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"


def test_a_shut_account_is_out_at_once(desk: Desk, person: Person) -> None:
    account = make_ready(desk)
    person.follow(person.sign_in())

    with begin_writing(desk.engine) as connection:
        switch_account(connection, account, is_active=False, actor="a", now=NOW)

    assert person.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"


def test_a_login_renews_an_old_hash(desk: Desk, person: Person) -> None:
    account = make_ready(desk)
    with begin_writing(desk.engine) as connection:
        weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
        keep_password(connection, account, weak)

    person.sign_in()

    with desk.engine.connect() as connection:
        found = find_credentials(connection, account=account)
    assert found is not None and not is_outdated(found.password)


def test_nobody_moderates_before_codes_are_set_up(desk: Desk, person: Person) -> None:
    with begin_writing(desk.engine) as connection:
        put_account(connection, role=Role.ADMIN, offices=[])
    person.follow(person.sign_in(code=""))

    doors = {
        path: person.look(path).headers.get("Location")
        for path in ("/moderasi/", "/moderasi/akun/", "/moderasi/catatan/")
    }

    assert set(doors.values()) == {"/moderasi/saya/"}


def test_codes_are_set_up_with_a_first_one(desk: Desk, person: Person, clock: Clock) -> None:
    with begin_writing(desk.engine) as connection:
        put_account(connection)
    person.follow(person.sign_in(code=""))
    person.look("/moderasi/saya/")
    secret = person.page.select_one(".desk__steps code").get_text().replace(" ", "")
    link = person.page.select_one(".desk__steps a")["href"]

    wrong = person.send("/moderasi/saya/kode/", code="000000")
    person.follow(person.send("/moderasi/saya/kode/", code=TOTP(secret).at(clock.now)))

    assert (wrong.status_code, f"secret={secret}" in link) == (422, True)
    assert person.told() == ["Kode masuk sudah dipasang."]
    assert person.look("/moderasi/").status_code == 200
    assert secret not in dump(desk.engine)


def test_codes_are_replaced_only_with_the_password(desk: Desk, person: Person, clock: Clock) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    person.look("/moderasi/saya/")
    secret = person.page.select_one(".desk__steps code").get_text().replace(" ", "")

    answer = person.send("/moderasi/saya/kode/", code=TOTP(secret).at(clock.now), old="salah salah salah")

    assert (answer.status_code, person.told()) == (422, ["\nKata sandi Anda yang sekarang tidak cocok.\n"])


def test_a_first_password_has_to_be_replaced(desk: Desk, person: Person, clock: Clock) -> None:
    make_ready(desk, must_change=True)
    person.follow(person.sign_in())
    assert person.look("/moderasi/").headers["Location"] == "/moderasi/saya/"
    person.look("/moderasi/saya/")

    new = "payung biru tua lima"
    person.follow(person.send("/moderasi/saya/sandi/", old=PASSWORD, new=new, again=new))

    assert person.told() == ["Kata sandi Anda diganti."]
    assert person.look("/moderasi/").status_code == 200
    clock.pass_by(minutes=1)
    assert person.sign_in(password=new).status_code == 303


def test_a_changed_password_puts_everybody_else_out(
    desk: Desk, person: Person, clock: Clock, make_person: Callable[[], Person]
) -> None:
    make_ready(desk)
    thief = make_person()
    thief.sign_in()
    clock.pass_by(seconds=30)
    person.follow(person.sign_in())
    person.look("/moderasi/saya/")

    new = "payung biru tua lima"
    person.send("/moderasi/saya/sandi/", old=PASSWORD, new=new, again=new)

    assert thief.look("/moderasi/").headers["Location"] == "/moderasi/masuk/"
    assert person.look("/moderasi/").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        (
            "salah salah salah",
            "payung biru tua lima",
            "payung biru tua lima",
            "Kata sandi Anda yang sekarang",
        ),
        (PASSWORD, "payung biru tua lima", "payung biru tua enam", "Kedua kata sandi baru tidak sama"),
        (PASSWORD, PASSWORD, PASSWORD, "Kata sandi baru harus lain"),
        (PASSWORD, "pendek", "pendek", "Kata sandi paling sedikit 12 huruf"),
    ],
    ids=["old", "again", "same", "short"],
)
def test_a_faulty_change_of_password_changes_nothing(
    desk: Desk, person: Person, clock: Clock, old: str, new: str, again: str, told: str
) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    person.look("/moderasi/saya/")

    answer = person.send("/moderasi/saya/sandi/", old=old, new=new, again=again)

    assert answer.status_code == 422 and person.told()[0].strip().startswith(told)
    clock.pass_by(seconds=30)
    assert person.sign_in().status_code == 303


def test_an_open_session_does_not_find_out_the_password(desk: Desk, person: Person) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    person.look("/moderasi/saya/")
    new = "payung biru tua lima"

    told = [
        person.send("/moderasi/saya/sandi/", old=f"tebakan ke-{n}", new=new, again=new).status_code
        for n in range(5)
    ]

    assert told == [422] * 5
    assert person.send("/moderasi/saya/sandi/", old=PASSWORD, new=new, again=new).status_code == 429


PROOFS = {
    "none": ({"csrf": ""}, {}),
    "wrong": ({"csrf": "0" * 64}, {}),
    "hostile": ({"csrf": "\udcff\x00é"}, {}),
    "other_site": ({}, {"Origin": "https://jahat.example"}),
    "null_origin": ({}, {"Origin": "null"}),
    "told_cross_site": ({}, {"Sec-Fetch-Site": "cross-site"}),
    "told_same_site": ({}, {"Sec-Fetch-Site": "same-site"}),
}


@pytest.mark.parametrize(("fields", "headers"), PROOFS.values(), ids=PROOFS)
@pytest.mark.parametrize(
    "path", ["/moderasi/masuk/", "/moderasi/keluar/", "/moderasi/putuskan/", "/moderasi/saya/sandi/"]
)
def test_a_form_that_is_not_ours_is_refused(
    desk: Desk, person: Person, path: str, fields: dict[str, str], headers: dict[str, str]
) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    fields = {name: value.encode("utf-8", "surrogateescape") for name, value in fields.items()}

    answer = person.send(path, headers=headers, **fields)

    assert answer.status_code in (403, 413)
    assert person.look("/moderasi/").status_code == 200


def test_a_form_without_any_word_of_where_it_comes_from_is_refused(desk: Desk, person: Person) -> None:
    make_ready(desk)
    person.follow(person.sign_in())
    token = person.page.select_one("input[name=csrf]")["value"]

    answer = person.client.post("/moderasi/keluar/", data={"csrf": token})

    assert answer.status_code == 403


def test_the_token_of_another_session_is_refused(
    desk: Desk, person: Person, make_person: Callable[[], Person]
) -> None:
    make_ready(desk)
    make_ready(desk, "budi")
    other = make_person()
    other.follow(other.sign_in("budi"))
    person.follow(person.sign_in())

    answer = person.send("/moderasi/keluar/", csrf=other.page.select_one("input[name=csrf]")["value"])

    assert answer.status_code == 403


def test_a_body_that_no_form_sends_is_refused(desk: Desk, person: Person) -> None:
    make_ready(desk)
    person.follow(person.sign_in())

    answers = [
        person.client.post(
            "/moderasi/putuskan/", content=body, headers={"Content-Type": kind, "Origin": HOST}
        )
        for body, kind in [
            (b"csrf=" + b"a" * 200_000, "application/x-www-form-urlencoded"),
            (b"a=1&" * 500, "application/x-www-form-urlencoded"),
            (b'{"csrf":"x"}', "application/json"),
            (b"csrf=%ff%fe", "application/x-www-form-urlencoded"),
        ]
    ]

    assert [answer.status_code for answer in answers] == [413] * 4


def test_pages_are_kept_nowhere_and_load_nothing_foreign(desk: Desk, person: Person) -> None:
    make_ready(desk)
    person.follow(person.sign_in())

    answer = person.look("/moderasi/")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    sheets = [link["href"] for link in person.page.select("link[rel=stylesheet]")]
    assert [person.client.get(sheet).headers["Content-Type"] for sheet in sheets] == [
        "text/css; charset=utf-8"
    ] * 2


def test_without_the_setting_codes_are_not_needed(open_test_desk: OpenDesk, clock: Clock) -> None:
    with open_test_desk(clock=clock, MODERATION_SECOND_FACTOR=False) as desk, visiting(desk, clock) as person:
        with begin_writing(desk.engine) as connection:
            put_account(connection)

        assert person.follow(person.sign_in(code="")).status_code == 200
