"""Store: the last whole build, and whether a new one could only give the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from plugins.categories.register import FOLDER as REGISTERS
from plugins.gate.survey import Survey
from plugins.keeping.kept import load_kept, save_kept
from plugins.press.press import Edition, Press

NAME = "last.kept"


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One whole build.

    Attributes:
        world: name of all that it was made of, but the moment.
        since, until: moments (seconds since 1970) between which it is the same; until None for ever.
        faults, told: what it said on standard error and standard output.
    """

    world: bytes
    since: float
    until: float | None
    faults: tuple[str, ...]
    told: tuple[str, ...]


class LastBuild:
    """What the last whole build was made of.

    Args:
        state: state folder; None for a check, which keeps nothing.
        press: asked whether the output is still as it left it.
    """

    def __init__(self, state: Path | None, press: Press) -> None:
        self._path = state / NAME if state else None
        self._press = press
        self.edition = Edition(files=0, rendered=0, written=0, removed=0, complaint="")
        self.faults: tuple[str, ...] = ()
        self.told: tuple[str, ...] = ()

    def stands(self, world: bytes, now: datetime) -> bool:
        """True where nothing that a build is made of has changed, and its output neither."""
        if self._path is None:
            return False
        kept, _ = load_kept(self._path, b"", Kept)
        if kept is None or kept.world != world:
            return False
        moment = now.timestamp()
        if moment < kept.since or (kept.until is not None and moment >= kept.until):
            return False
        edition = self._press.standing_edition()
        if edition is None:
            return False
        self.edition, self.faults, self.told = edition, kept.faults, kept.told
        return True

    def forget(self) -> None:
        """Called before the output changes: a build that is killed then was not whole."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def keep(
        self, world: bytes, now: datetime, next_change: datetime | None, faults: list[str], told: list[str]
    ) -> None:
        """Remembers a build that is whole now."""
        if self._path is not None:
            until = next_change.timestamp() if next_change is not None else None
            save_kept(self._path, b"", Kept(world, now.timestamp(), until, tuple(faults), tuple(told)))


def name_world(
    version: bytes,
    settings: Sequence[object],
    theme: Path,
    content: Path,
    export: Path | None,
    found: Survey,
) -> bytes:
    """One name for all that a build is made of besides the moment.

    Args:
        version: of code and dependencies; settings: values whose `repr` tells them whole.
        theme, content: folders; export: the comments' file.
        found: the sources.
    """
    digest = hashlib.blake2b(version, digest_size=16)
    for part in _parts(settings, theme, content, export, found):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


def _parts(
    settings: Sequence[object], theme: Path, content: Path, export: Path | None, found: Survey
) -> Iterator[str]:
    for setting in settings:
        yield repr(setting)
    for folder in (theme, content / REGISTERS):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield f"{file} {hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()}"
    if export is not None:
        yield f"{export} {_trace(export)}"
    for media in found.listing.media:
        yield f"{media.path} {media.trace}"
    for problem in found.listing.problems:
        yield problem.tell()
    for verdict in found.verdicts:
        yield f"{verdict.path} {verdict.digest}"


def _trace(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "absent"
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
