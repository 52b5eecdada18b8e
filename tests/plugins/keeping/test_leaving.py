"""A process that leaves at once has told everything, and its status is heard."""

from __future__ import annotations

import subprocess
import sys

import pytest

LEAVING = """
import sys
from plugins.keeping.leaving import leave
print("dibangun" * 3000)
print("peringatan", file=sys.stderr)
leave({status})
"""


@pytest.mark.parametrize("status", [0, 1])
def test_all_that_was_told_is_heard(status: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LEAVING.format(status=status)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (
        status,
        "dibangun" * 3000 + "\n",
        "peringatan\n",
    )
