"""Store: the last whole build, and whether a new one could only give the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from plugins.categories.register import FOLDER as REGISTERS
from plugins.gate.known import Survey
from plugins.gate.listing import Listing
from plugins.keeping.kept import load_kept, save_kept

NAME = "last.kept"
NAME_BYTES = 16


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One whole build.

    Attributes:
        frame: name of all that it was made of, but its sources and the moment; sources: their name.
        plan: name of the build that planned all pages; corrections have come since, if any.
        since, until: moments (seconds since 1970) between which it is the same; until None for ever.
        latest: moment of the last text that became public by its date; None where none has one.
        faults, told: what it said on standard error and standard output.
    """

    frame: bytes
    sources: bytes
    plan: bytes
    since: float
    until: float | None
    latest: float | None
    faults: tuple[str, ...]
    told: tuple[str, ...]


class LastBuild:
    """What the last whole build was made of.

    Args:
        state: state folder; None for a check, which keeps nothing.
    """

    def __init__(self, state: Path | None) -> None:
        self._path = state / NAME if state else None

    def recall(self, frame: bytes, now: datetime) -> Kept | None:
        """The last build, if a new one could differ from it by its sources alone."""
        if self._path is None:
            return None
        kept, _ = load_kept(self._path, b"", Kept)
        if kept is None or kept.frame != frame:
            return None
        moment = now.timestamp()
        is_over = kept.until is not None and moment >= kept.until
        return None if is_over or moment < kept.since else kept

    def forget(self) -> None:
        """Called before the output changes: a build that is killed then was not whole."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def keep(self, build: Kept) -> None:
        """Remembers a build that is whole now."""
        if self._path is not None:
            save_kept(self._path, b"", build)


def load_latest(state: Path) -> datetime | None:
    """The moment of the last text that the last whole build made public, in UTC; None where none is known."""
    kept, _ = load_kept(state / NAME, b"", Kept)
    return None if kept is None or kept.latest is None else datetime.fromtimestamp(kept.latest, UTC)


def name_frame(
    version: bytes,
    settings: Sequence[object],
    theme: Path,
    content: Path,
    export: Path | None,
    listing: Listing,
) -> bytes:
    """One name for all that a build is made of besides its sources and the moment.

    Args:
        version: of code and dependencies; settings: values whose `repr` tells them whole.
        theme, content: folders; export: the comments' file.
        listing: the content's files.
    """
    digest = hashlib.blake2b(version, digest_size=NAME_BYTES)
    for part in _parts(settings, theme, content, export, listing):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


def name_sources(found: Survey) -> bytes:
    """One name for the sources as they are."""
    told = "\0".join([f"{path} {row.digest}" for path, row in found.rows.items()])
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=NAME_BYTES).digest()


def _parts(
    settings: Sequence[object], theme: Path, content: Path, export: Path | None, listing: Listing
) -> Iterator[str]:
    for setting in settings:
        yield repr(setting)
    for folder in (theme, content / REGISTERS):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield f"{file} {_digest(file)}"
    if export is not None:
        # By content: two exports of one size within a tick of the disk's clock have one trace.
        yield f"{export} {_digest(export) if export.is_file() else 'absent'}"
    # The press believes no line of a file that may have changed within that tick.
    for media in listing.media:
        yield f"{media.path} {media.trace}"
    for problem in listing.problems:
        yield problem.tell()


def _digest(file: Path) -> str:
    try:
        return hashlib.blake2b(file.read_bytes(), digest_size=NAME_BYTES).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
