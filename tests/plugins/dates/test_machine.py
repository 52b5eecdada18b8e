"""No zone and no locale of the machine has a say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SCRIPT = """
from plugins.dates.reading import DateRefused, read_moment, to_stamp
for text in ("2025-02-26", "Rabu, 26 Februari 2025, 08.30 WIB", "February 26, 2025 08:30", "05/06/2025",
             "Feb, Tue, 2025", "Selasa, 26 Februari 2025", "kemarin"):
    try:
        stamp = to_stamp(read_moment(text), "Asia/Makassar")
        print(stamp.iso, stamp.rfc3339, stamp.full, stamp.sort_key)
    except DateRefused as refusal:
        print(refusal)
"""


def _run(environment: dict[str, str]) -> bytes:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    command = [sys.executable, "-X", "utf8", "-c", SCRIPT]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/New_York", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"},
        {"TZ": "Nowhere/Atall", "LC_ALL": "ar_EG.UTF-8"},
        {"TZ": ":/no/such/file", "LC_ALL": "not a locale"},
    ],
    ids=["far east", "American", "unknown zone", "broken"],
)
def test_reading_and_wording_are_the_same_on_every_machine(environment: dict[str, str]) -> None:
    assert _run(environment) == _run({"TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8"})
