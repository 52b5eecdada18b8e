"""Store: the locks name every package with its digest, and no host."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9-]+)==([^ ]+)", re.MULTILINE)
LOCKS = ["requirements.lock", "requirements-test.lock"]
AUDIT = "plugins/audit/tools"
NPM_LOCKS = ["tests/tools/package-lock.json", f"{AUDIT}/package-lock.json"]


@pytest.mark.parametrize("name", [*LOCKS, "tests/tools/package-lock.json", f"{AUDIT}/requirements.lock"])
def test_lock_names_no_host(name: str) -> None:
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("name", [*LOCKS, f"{AUDIT}/requirements.lock"])
def test_every_package_of_a_lock_has_a_digest(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())

    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_test_lock_agrees_with_the_lock() -> None:
    base, test = ({*PIN.findall((ROOT / name).read_text())} for name in LOCKS)

    assert base - test == set()


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npm_packages_have_a_digest_and_no_host(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text())["packages"]

    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
