"""Passwords that are hard to guess, kept so that they stay so; codes that work once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters
from pyotp import TOTP

from plugins.comments.moderation.passwords import (
    NOBODY,
    find_step,
    hash_password,
    is_outdated,
    is_password,
    make_link,
    make_password,
    read_secret,
)
from plugins.comments.moderation.roles import Role
from plugins.comments.moderation.rules import check_login, check_offices, check_password
from tests.plugins.comments.moderation.making import NOW, PASSWORD

SECRET = read_secret(bytes(range(32)))
EASY = (
    "Kata sandi ini mudah ditebak. Pilih beberapa kata yang tak berkaitan, misalnya dari benda di "
    "sekitar Anda."
)


@pytest.mark.parametrize(
    ("password", "faults"),
    [
        (PASSWORD, []),
        ("kx92-vbn3-qqp1-zz71", []),
        ("pendek", ["Kata sandi paling sedikit 12 huruf; beberapa kata yang tak berkaitan sudah baik."]),
        ("a1" * 101, ["Kata sandi paling banyak 200 huruf."]),
        ("siti.rahayu1", ["Kata sandi tidak boleh sama dengan nama akun."]),
        ("SITI.RAHAYU2026!", ["Kata sandi tidak boleh sama dengan nama akun."]),
        ("password1234", [EASY]),
        ("P@ssw0rd2026!", [EASY]),
        ("Indonesia1945", [EASY]),
        ("bismillah12345", [EASY]),
        ("123456789012", [EASY]),
        ("abcdefghijklm", [EASY]),
        ("qwertyuiop[]", [EASY]),
        ("aaaaaaaaaaaa", [EASY]),
        ("adminadminadmin", [EASY]),
        ("rahasia-rahasia", [EASY]),
        ("19081945170819", [EASY]),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(password: str, faults: list[str]) -> None:
    assert check_password(password, "siti.rahayu") == faults


@pytest.mark.parametrize("login", ["siti", "siti.rahayu", "b2-humas"])
def test_a_plain_login_is_taken(login: str) -> None:
    assert check_login(login) == []


@pytest.mark.parametrize("login", ["", "ab", "Siti", "siti rahayu", ".siti", "sıti", "a" * 41, "siti\n"])
def test_another_login_is_refused(login: str) -> None:
    assert check_login(login) == [
        "Nama akun terdiri atas 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung."
    ]


@pytest.mark.parametrize(
    ("role", "offices", "faults"),
    [
        (Role.MODERATOR, ["semarang"], []),
        (Role.ADMIN, [], []),
        (Role.MODERATOR, [], ["Pilih sekurang-kurangnya satu kantor untuk moderator."]),
        (Role.MODERATOR, ["bandung"], ["Kantor “bandung” tidak ada di register."]),
        (Role.AUDITOR, ["semarang"], ["Hanya moderator yang diberi kantor; peran lain melihat semuanya."]),
    ],
)
def test_only_moderators_have_offices_and_only_of_the_register(
    role: Role, offices: list[str], faults: list[str]
) -> None:
    assert check_offices(role, offices, {"semarang", "dumai"}) == faults


def test_a_hash_is_of_its_password_alone() -> None:
    hashed = hash_password(PASSWORD)

    assert is_password(hashed, PASSWORD)
    assert not is_password(hashed, PASSWORD + "x")
    assert PASSWORD not in hashed


def test_a_password_is_the_same_however_a_keyboard_composes_it() -> None:
    assert is_password(hash_password("café di ujung jalan"), "cafe\u0301 di ujung jalan")


def test_hashing_is_what_owasp_asks_for_and_no_less_for_nobody() -> None:
    ours, nobodys = extract_parameters(hash_password(PASSWORD)), extract_parameters(NOBODY)

    assert ours == nobodys
    assert (ours.type.name, ours.memory_cost >= 19_456, ours.time_cost >= 2) == ("ID", True, True)


def test_a_hash_of_less_work_is_outdated() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

    assert is_outdated(weak) and not is_outdated(hash_password(PASSWORD))


def test_a_made_password_may_be_one() -> None:
    made = {make_password() for _ in range(20)}

    assert len(made) == 20
    assert [fault for password in made for fault in check_password(password, "siti")] == []


@pytest.mark.parametrize(
    ("age", "after", "is_found"),
    [
        (0, None, True),
        (30, None, True),
        (-30, None, True),
        (90, None, False),
        (-90, None, False),
        (0, 0, False),
    ],
    ids=["now", "late", "early", "old", "far", "again"],
)
def test_a_code_works_near_its_time_and_once(age: int, after: int | None, is_found: bool) -> None:
    secret = SECRET
    code = TOTP(secret).at(NOW - timedelta(seconds=age))
    last = None if after is None else int(NOW.timestamp()) // 30 + after

    assert (find_step(secret, f"{code[:3]} {code[3:]}", NOW, after=last) is not None) is is_found


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "１２３４５６", "\ud800", "0" * 400])
def test_what_is_no_code_is_none(code: str) -> None:
    assert find_step(SECRET, code, NOW, after=None) is None


def test_the_link_names_whose_code_it_is() -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

    link = make_link(secret, "siti", "Kabar Kinerja ASN")

    assert link == (f"otpauth://totp/Kabar%20Kinerja%20ASN:siti?secret={secret}&issuer=Kabar%20Kinerja%20ASN")
