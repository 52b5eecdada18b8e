"""Store: which files of a deployed folder are carried from former releases, as their manifests vouch."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from plugins.deploying.carrying import FORMER, SIGNED, find_allowed
from plugins.release.signing import PublicKey


def find_carried(folder: Path, extra: Collection[str], keys: Sequence[PublicKey]) -> set[str]:
    """Those files beside a release that have the bytes which a former signed release had there.

    Args:
        extra: paths that the folder has and its manifest does not list.
        keys: one of them must have signed the former release.
    """
    vouchers = {
        path: ((folder / path).read_bytes(), (folder / (path + SIGNED)).read_bytes())
        for path in extra
        if path.startswith(f"{FORMER}/") and not path.endswith(SIGNED) and path + SIGNED in extra
    }
    allowed = find_allowed(vouchers, keys)
    return {path for path in extra if path in allowed and _content(folder / path) in allowed[path]}


def _content(file: Path) -> tuple[int, str]:
    with file.open("rb") as stream:
        return file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
