"""Targets are named in one file, and a slip of the hand is told with its mend."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.deploying.settings import find_target
from plugins.deploying.target import (
    DeployRefused,
    choose_former,
    follow,
    is_of,
    is_release_name,
    name_release,
    read_place,
    time_of,
)
from tests.fixtures.content import ROOT

NOW = datetime(2026, 11, 22, 18, 10, 28, tzinfo=UTC)
HINT = 'write "ssh://user@host/path", "s3://bucket/prefix" or a folder'


@pytest.mark.parametrize(
    ("to", "parts"),
    [
        ("var/situs", {"kind": "folder", "path": "var/situs"}),
        (
            "ssh://kabar@www.example:2222/srv/kabar situs/",
            {"kind": "ssh", "path": "/srv/kabar situs", "port": 2222, "host": "www.example", "user": "kabar"},
        ),
        ("s3://kabar/situs/", {"kind": "s3", "bucket": "kabar", "path": "situs"}),
        ("s3://kabar", {"kind": "s3", "bucket": "kabar", "path": ""}),
    ],
)
def test_address_says_what_kind_of_place_it_is(to: str, parts: dict[str, object]) -> None:
    assert read_place(to) == parts


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("", 'to: is empty; write "ssh://user@host/path", "s3://bucket" or a folder'),
        ("ssh://kabar:rahasia@host/srv", "to: holds a password; secrets come from the environment alone"),
        ("ssh://host", f"to: 'ssh://host'; {HINT}"),
        ("ftp://host/srv", f"to: 'ftp://host/srv'; {HINT}"),
        (
            "ssh://-oProxyCommand=sh/srv",
            "to: 'ssh://-oProxyCommand=sh/srv'; a user or a host cannot be called so",
        ),
    ],
    ids=["empty", "password", "no path", "other kind", "an option of ssh's"],
)
def test_address_that_cannot_be_used_is_refused(to: str, message: str) -> None:
    with pytest.raises(DeployRefused) as refused:
        read_place(to)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("produski", "[produksi]\nto = 'x'", "no target 'produski'; it has produksi; did you mean produksi?"),
        (
            "a",
            "[a]\nurl = 'https://a.example'",
            '[a] to: is missing; write "ssh://user@host/path", "s3://bucket" or a folder',
        ),
        (
            "a",
            "[a]\nto = 'x'\nkeeps = 3",
            "[a] keeps: unknown; it may have to, url, made_for, keep, carry_days, host_key, endpoint, region",
        ),
        ("a", "[a]\nto = 'x'\nkeep = '3'", "[a] keep: '3'; write a whole number"),
        ("a", "[a]\nto = 'x'\nkeep = 0", "[a] keep: 0; write a number from 1 to 100"),
        (
            "a",
            "[a]\nto = 'x'\nmade_for = 'a.example'",
            "[a] made_for: 'a.example'; write the whole address, https://…",
        ),
        ("a", "[a]\nto = 'x'\nurl = 'a.example'", "[a] url: 'a.example'; write the whole address, https://…"),
    ],
    ids=[
        "mistyped",
        "no place",
        "unknown key",
        "wrong type",
        "nothing kept",
        "half of another address",
        "half an address",
    ],
)
def test_entry_that_cannot_be_used_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    file = tmp_path / "targets.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(DeployRefused) as refused:
        find_target(name, file)

    assert str(refused.value) == f"{file}: {message}"


def test_the_projects_own_file_can_be_read() -> None:
    assert find_target("lokal", ROOT / "deploy/targets.toml").kind == "folder"


def test_every_key_is_documented() -> None:
    text = (ROOT / "plugins/deploying/README.md").read_text(encoding="utf-8")

    assert [
        key
        for key in ("to", "url", "made_for", "keep", "carry_days", "host_key", "endpoint", "region")
        if f"| `{key}` |" not in text
    ] == []


def test_name_tells_time_and_release() -> None:
    name = name_release(NOW, "1a2b3c4d5e6f" + "0" * 52)

    assert name == "20261122T181028Z-1a2b3c4d5e6f"
    assert is_release_name(name) and time_of(name) == NOW
    assert is_of(name, "1a2b3c4d5e6f" + "0" * 52) and not is_of(name, "f" * 64)


def test_release_is_named_after_those_before_it_whatever_the_clock_says() -> None:
    assert follow(NOW, ["20261122T190000Z-000000000000"]) == datetime(2026, 11, 22, 19, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "chosen"), [("", "b-2"), ("a", "a-1"), ("-4", "d-4")], ids=["the one before", "begins", "ends"]
)
def test_former_release_is_chosen(asked: str, chosen: str) -> None:
    assert choose_former(["a-1", "b-2", "c-3", "d-4"], "c-3", asked) == chosen


@pytest.mark.parametrize(
    ("current", "before", "chosen"),
    [("c", "a", "a"), ("c", "", "b"), ("d", "c", "c"), ("d", "bb", "b")],
    ids=["what it took the place of", "nobody knows", "the one before", "kept no more"],
)
def test_nobody_goes_back_to_what_was_gone_back_from(current: str, before: str, chosen: str) -> None:
    assert choose_former(["a", "b", "c", "d"], current, "", before) == chosen


@pytest.mark.parametrize(
    ("names", "asked", "message"),
    [
        (["c"], "", "no release before c is kept; kept are: none"),
        (["c", "d"], "", "no release before c is kept; kept are: d"),
        (["ab1", "ab2", "c"], "ab", "--to ab: 2 kept releases are called so; kept are: ab1, ab2"),
        (["ab1", "c"], "x", "--to x: 0 kept releases are called so; kept are: ab1"),
    ],
    ids=["alone", "nothing before", "several", "none"],
)
def test_former_release_that_is_not_clear_is_refused(names: list[str], asked: str, message: str) -> None:
    with pytest.raises(DeployRefused) as refused:
        choose_former(names, "c", asked)

    assert str(refused.value) == message
