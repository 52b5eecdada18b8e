"""Store: the gate's verdicts of the last build, found again by a file's trace or its hash."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import msgspec

from plugins.gate.shelf import Place
from plugins.gate.verdict import Verdict
from plugins.gate.walk import FoundFile
from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.keeping.kept import KeptBroken, load_kept, save_kept

NAME = "sources.kept"
DELTA_NAME = "changes.kept"
NAME_BYTES = 8
# Changes are kept apart up to this many rows, or this part of all.
MIN_DELTA = 64
DELTA_SHARE = 20


class Row(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one source.

    Attributes:
        trace: `FoundFile.trace` when it was read.
        seen_ns: the disk's clock before it was read.
        digest, face, body_key: the verdict's.
        told: the verdict, encoded: most builds need few of them whole.
        place: where its HTML is; None where it has none.
    """

    trace: tuple[int, int, int, int]
    seen_ns: int
    digest: str
    face: bytes
    body_key: str
    told: msgspec.Raw
    place: Place | None

    @classmethod
    def of(
        cls, trace: tuple[int, int, int, int], seen_ns: int, verdict: Verdict, place: Place | None
    ) -> Self:
        """The row of a verdict."""
        told = msgspec.Raw(msgspec.msgpack.encode(verdict))
        return cls(trace, seen_ns, verdict.digest, verdict.face, verdict.body_key, told, place)

    @property
    def verdict(self) -> Verdict:
        """The gate's word on these bytes, decoded anew at each call.

        Raises:
            KeptBroken: what is kept is no verdict, so nobody's file that is to be trusted.
        """
        try:
            return _VERDICTS.decode(self.told)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise KeptBroken(f"{NAME}: {error}") from error

    def moved(self, place: Place | None) -> Row:
        """The same with its HTML in another place."""
        return self if place == self.place else msgspec.structs.replace(self, place=place)

    def covers(self, file: FoundFile) -> bool:
        """True where the file is certainly the one that was read.

        Both times count: a tool that copies files may set the time of the content's change back.
        """
        changed_ns = max(self.trace[1], self.trace[2])
        return self.trace == file.trace and changed_ns + COARSEST_CLOCK_NS < self.seen_ns


_VERDICTS = msgspec.msgpack.Decoder(Verdict)


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
