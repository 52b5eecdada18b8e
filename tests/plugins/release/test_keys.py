"""The secret key comes from the environment, stays out of sight, and signs nothing that nobody can verify."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from plugins.release.keys import (
    PASSWORD,
    SECRET,
    make_key_file,
    read_public_keys,
    read_signing_key,
    release_key,
    take_secrets,
)
from plugins.release.signing import KeyRefused, make_key
from tests.fixtures.content import ROOT

KEY = make_key(b"k" * 32, b"kabarkey")
TEXT = KEY.file.decode()


def test_key_of_the_environment_signs_if_its_public_half_is_known() -> None:
    settings = {"RELEASE_KEYS": (make_key(b"o" * 32, b"older---").public.line, KEY.public.line)}

    assert read_signing_key({SECRET: TEXT}, settings) == KEY
    assert read_signing_key({SECRET: TEXT.splitlines()[1]}, settings) == KEY
    assert read_signing_key({SECRET: " "}, settings) is None
    assert read_signing_key({}, settings) is None


MEND = "give the last line of the key's file, not its name"


@pytest.mark.parametrize(
    ("environment", "settings", "message"),
    [
        (
            {SECRET: TEXT},
            {},
            f"{SECRET}: its public half is none of RELEASE_KEYS; "
            f'see whether it is the right key, then write into publishconf.py: "{KEY.public.line}"',
        ),
        (
            {SECRET: "/root/rilis.key"},
            {},
            f"{SECRET}: not a key or a signature of minisign's; {MEND}",
        ),
        (
            {SECRET: KEY.public.line},
            {},
            f"{SECRET}: not a secret key of minisign's: 212 letters that begin with RW; {MEND}",
        ),
        (
            {SECRET: TEXT},
            {"RELEASE_KEYS": ["RW"]},
            "RELEASE_KEYS: not a key or a signature of minisign's; "
            'write ("RW…",), in the environment RW… RW…',
        ),
        (
            {SECRET: TEXT},
            {"RELEASE_KEYS": TEXT},
            "RELEASE_KEYS: not a key or a signature of minisign's; "
            'write ("RW…",), in the environment RW… RW…',
        ),
    ],
    ids=["public half unknown", "no key", "the public half", "bad public key", "text for a list"],
)
def test_key_that_cannot_be_used_is_refused(
    environment: dict[str, str], settings: dict[str, object], message: str
) -> None:
    with pytest.raises(KeyRefused) as refusal:
        read_signing_key(environment, settings)

    assert str(refusal.value) == message


def test_programs_of_a_build_do_not_see_the_key() -> None:
    environment = {SECRET: TEXT, PASSWORD: "x", "PATH": "/bin"}

    assert take_secrets(environment) == {SECRET: TEXT, PASSWORD: "x"}
    assert environment == {"PATH": "/bin"}


def test_new_key_lies_outside_the_project_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kunci"

    status = release_key(str(file))

    told = capsys.readouterr().out
    key = read_signing_key(
        {SECRET: file.read_text(encoding="ascii")},
        {"RELEASE_KEYS": [line.strip(' ",') for line in told.splitlines() if line.startswith('  "RW')]},
    )
    assert status == 0 and key is not None
    assert file.read_text(encoding="ascii").splitlines()[1] not in told
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (
            ROOT / "var" / "kunci",
            "lies in the project, where a key might be committed; name a file elsewhere",
        ),
        (Path("/dev/null"), "is there already, and a key is never written over; name another"),
        (Path("/tidak/ada/kunci"), "No such file or directory"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="names POSIX paths")
def test_place_that_is_no_place_for_a_key_is_refused(place: Path, message: str) -> None:
    with pytest.raises(KeyRefused) as refusal:
        make_key_file(place)

    assert str(refusal.value) == f"{place}: {message}"


def test_no_public_key_at_all_is_no_fault_of_the_settings() -> None:
    assert read_public_keys({}) == ()
