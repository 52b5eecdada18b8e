"""Store: the gate's verdicts of the last build, found again by a file's trace or its hash."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.gate.known import NAME, Row
from plugins.keeping.kept import load_kept, save_kept

DELTA_NAME = "changes.kept"
NAME_BYTES = 8
# Changes are kept apart up to this many rows, or this part of all.
MIN_DELTA = 64
DELTA_SHARE = 20


class Base(msgspec.Struct, frozen=True, array_like=True):
    """All rows of one moment, under a name of their own."""

    name: bytes
    rows: dict[str, Row]


class Delta(msgspec.Struct, frozen=True, array_like=True):
    """What has changed since a base: rows that are new or others, paths that are no more."""

    base: bytes
    rows: dict[str, Row]
    gone: tuple[str, ...]


class Memory:
    """Rows by path, kept between builds: a large file now and then, a small one for each change.

    Args:
        folder: state folder; None remembers nothing.
        version: of code and dependencies: another version judges anew.
    """

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._folder, self._version = folder, version
        self._base = Base(b"", {})

    def load(self) -> tuple[dict[str, Row], str]:
        """All rows, and one line for an engineer where a file could not be used."""
        if self._folder is None:
            return {}, ""
        base, complaint = load_kept(self._folder / NAME, self._version, Base)
        if base is None:
            return {}, complaint
        self._base = base
        delta, complaint = load_kept(self._folder / DELTA_NAME, self._version, Delta)
        if delta is None or delta.base != base.name:
            # Without the changes the base is merely old: what it does not cover is read again.
            return dict(base.rows), complaint
        rows = {**base.rows, **delta.rows}
        for path in delta.gone:
            rows.pop(path, None)
        return rows, complaint

    def save(self, rows: Mapping[str, Row]) -> None:
        """Keeps all rows, writing only what has changed where that is little."""
        if self._folder is None:
            return
        old = self._base.rows
        changed = {path: row for path, row in rows.items() if old.get(path) is not row}
        gone = tuple(old.keys() - rows.keys())
        if self._base.name and len(changed) + len(gone) <= max(MIN_DELTA, len(rows) // DELTA_SHARE):
            save_kept(self._folder / DELTA_NAME, self._version, Delta(self._base.name, changed, gone))
            return
        self._base = Base(secrets.token_bytes(NAME_BYTES), dict(rows))
        save_kept(self._folder / NAME, self._version, self._base)
        (self._folder / DELTA_NAME).unlink(missing_ok=True)

    def clock(self) -> int:
        """The moment by the clock of the disk, which may not be the machine's."""
        if self._folder is None:
            return 0
        self._folder.mkdir(parents=True, exist_ok=True)
        probe = self._folder / "clock"
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
