"""Store: which versions of other packages are installed, by the names of their folders."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

ENDING = ".dist-info"
ABSENT = "absent"


def installed_versions(names: Sequence[str], folders: Sequence[str] | None = None) -> list[str]:
    """The version of each package, "absent" where there is none.

    `importlib.metadata` would say the same; importing it takes longer than correcting a word.

    Args:
        names: as in pyproject.toml.
        folders: where packages are looked for, the first to have one wins; without it `sys.path`.

    Source: packaging.python.org, Recording installed packages: `{name}-{version}.dist-info`.
    """
    found: dict[str, str] = {}
    for folder in sys.path if folders is None else folders:
        for entry in _entries(folder):
            if entry.endswith(ENDING):
                name, _, version = entry.removesuffix(ENDING).rpartition("-")
                found.setdefault(_normal(name), version)
    return [found.get(_normal(name), ABSENT) for name in names]


def _entries(folder: str) -> list[str]:
    try:
        return sorted(path.name for path in Path(folder or ".").iterdir())
    except OSError:
        # An archive, or a folder that is not there.
        return []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()
