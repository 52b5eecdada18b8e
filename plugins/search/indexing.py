"""Store: the index of all parts, made where a text changed and kept otherwise."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from plugins.keeping.faults import KeptBroken
from plugins.keeping.full import tell_full
from plugins.keeping.kept import load_kept, save_kept
from plugins.keeping.progress import Progress, keep_quiet
from plugins.press.page import Asset
from plugins.publication.body import Bodies
from plugins.search.addresses import INDEX
from plugins.search.canonical import make_canonical
from plugins.search.engine import IndexRefused, engine_version
from plugins.search.entry import Entry, make_record, take_entry
from plugins.search.parts import Part
from plugins.search.talk import ENTRY, SCRIPT, write_index

NAME = "index.kept"
ENTRIES = ".entries.kept"
DIGEST_CHARS = 16
ROOT = INDEX.strip("/")


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One part as it was made: the folder's name, which follows from its texts, and size and digest of
    each of its files."""

    folder: str
    files: dict[str, tuple[int, bytes]]


# Parts by name, the newest first.
Rows = dict[str, Kept]
Entries = Mapping[str, Sequence[Entry]]


class Index:
    """What is kept of the index between builds.

    Args:
        state: state folder of one output.
        version: of code and dependencies.
        bodies: where HTML is kept.
    """

    def __init__(self, state: Path, version: bytes, bodies: Bodies) -> None:
        self._folder = state / "search"
        self._version = version
        self._bodies = bodies

    def make(self, parts: Sequence[Part], *, is_clean: bool, progress: Progress = keep_quiet) -> Rows:
        """Brings the index in line with all texts; parts whose texts are as they were are not made anew.

        Raises:
            IndexRefused: Pagefind could not make one.
        """
        entries = {part.name: tuple(map(take_entry, part.texts)) for part in parts}
        return self._renew(entries, {} if is_clean else self._load(), progress)

    def correct(self, bodies: Mapping[str, str], progress: Progress = keep_quiet) -> Rows:
        """Brings the index in line with texts of which the bodies alone have changed.

        Args:
            bodies: address → key of the body as it is now; addresses that the index lacks say nothing.

        Raises:
            IndexRefused: as `make`; KeptBroken: what was kept of the entries is not there.
        """
        rows = self._load()
        entries = {name: self._correct(kept.folder, bodies) for name, kept in rows.items()}
        return self._renew(entries, rows, progress)

    def knows_all(self) -> bool:
        """True where the entries of every part are kept, so that they can be corrected."""
        folders = [kept.folder for kept in self._load().values()]
        return bool(folders) and all((self._folder / f"{folder}{ENTRIES}").is_file() for folder in folders)

    def assets(self, rows: Rows) -> Iterator[Asset]:
        """The index's files, in the order in which they may be put in place: what names others comes last."""
        last: list[Asset] = []
        for place, (name, kept) in enumerate(rows.items()):
            for path, (_, digest) in sorted(kept.files.items()):
                maker = (self._folder / kept.folder / path).read_bytes
                if path == SCRIPT:
                    # One script reads all parts.
                    last += [Asset(path=f"{ROOT}/{SCRIPT}", maker=maker, name=digest)] if place == 0 else []
                elif path == ENTRY:
                    last.append(Asset(path=f"{ROOT}/{name}/{path}", maker=maker, name=digest))
                else:
                    yield Asset(path=f"{ROOT}/{name}/{path}", maker=maker, name=digest)
        yield from last

    def _load(self) -> Rows:
        return load_kept(self._folder / NAME, self._version, Rows)[0] or {}

    def _correct(self, folder: str, bodies: Mapping[str, str]) -> tuple[Entry, ...]:
        file = self._folder / f"{folder}{ENTRIES}"
        entries, complaint = load_kept(file, self._version, tuple[Entry, ...])
        if entries is None:
            raise KeptBroken(complaint or f"{file} is not there")
        return tuple(
            msgspec.structs.replace(entry, body_key=bodies[entry.url]) if entry.url in bodies else entry
            for entry in entries
        )

    def _renew(self, entries: Entries, known: Rows, progress: Progress) -> Rows:
        folders = {name: f"{name}-{self._digest(entries[name])}" for name in entries}
        stale = [name for name, folder in folders.items() if not self._stands(known.get(name), folder)]
        count = sum(len(entries[name]) for name in stale)
        rows, done = dict(known), 0
        for name in stale:
            rows[name] = self._index(entries[name], folders[name], partial(_tell, progress, done, count))
            done += len(entries[name])
        rows = {name: rows[name] for name in entries}
        if list(rows.items()) != list(known.items()):
            save_kept(self._folder / NAME, self._version, rows)
        self._sweep({kept.folder for kept in rows.values()})
        return rows

    def _stands(self, kept: Kept | None, folder: str) -> bool:
        return (
            kept is not None
            and kept.folder == folder
            and self._measure(folder) == {path: size for path, (size, _) in kept.files.items()}
        )

    def _digest(self, entries: Iterable[Entry]) -> str:
        digest = hashlib.sha256(self._version + engine_version().encode())
        digest.update(msgspec.msgpack.encode(tuple(entries)))
        return digest.hexdigest()[:DIGEST_CHARS]

    def _index(self, entries: Sequence[Entry], folder: str, progress: Progress) -> Kept:
        """Made beside its place and moved there whole, so that a killed build leaves no half part."""
        target, making = self._folder / folder, self._folder / f"{folder}.tmp"
        for left in (target, making):
            shutil.rmtree(left, ignore_errors=True)
        making.mkdir(parents=True)
        records = (make_record(entry, self._bodies.fetch(entry.body_key)) for entry in entries)
        try:
            write_index(making, records, len(entries), progress)
            make_canonical(making)
            making.rename(target)
            save_kept(self._folder / f"{folder}{ENTRIES}", self._version, entries)
            digests = {path: hashlib.sha256((target / path).read_bytes()) for path in self._measure(folder)}
        except OSError as error:
            raise IndexRefused(tell_full(error) or f"{error.filename}: {error.strerror}") from error
        sizes = self._measure(folder)
        return Kept(folder, {path: (sizes[path], digest.digest()) for path, digest in digests.items()})

    def _measure(self, folder: str) -> dict[str, int]:
        """Every file of a kept part with its size; empty where it is not there."""
        root = self._folder / folder
        return {
            file.relative_to(root).as_posix(): file.stat().st_size
            for file in root.rglob("*")
            if file.is_file()
        }

    def _sweep(self, living: set[str]) -> None:
        if not self._folder.is_dir():
            return
        kept = {NAME, *living, *(f"{folder}{ENTRIES}" for folder in living)}
        for left in self._folder.iterdir():
            if left.name in kept:
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _tell(progress: Progress, done: int, total: int, number: int, _: int) -> None:
    progress(done + number, total)
