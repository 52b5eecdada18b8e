"""Store: the index of all parts, made where a text changed and kept otherwise."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from plugins.keeping.full import tell_full
from plugins.keeping.kept import load_kept, save_kept
from plugins.keeping.progress import Progress, keep_quiet
from plugins.press.page import Asset
from plugins.publication.body import Bodies
from plugins.search.addresses import INDEX
from plugins.search.canonical import make_canonical
from plugins.search.engine import IndexRefused, engine_version
from plugins.search.entry import make_entry, name_entry
from plugins.search.parts import Part
from plugins.search.talk import ENTRY, SCRIPT, write_index

NAME = "index.kept"
DIGEST_CHARS = 16


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """One part as it was made: the folder's name, which follows from its texts, and its files' sizes."""

    folder: str
    sizes: dict[str, int]


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

    def make(self, parts: Sequence[Part], *, is_clean: bool, progress: Progress = keep_quiet) -> list[Asset]:
        """The files of the index; parts whose texts are as they were are not made anew.

        Raises:
            IndexRefused: Pagefind could not make one.
        """
        known, _ = load_kept(self._folder / NAME, self._version, dict[str, Kept])
        rows: dict[str, Kept] = {}
        for part in parts:
            folder = f"{part.name}-{self._digest(part)}"
            kept = None if is_clean else (known or {}).get(part.name)
            if kept is None or kept.folder != folder or self._measure(folder) != kept.sizes:
                kept = self._index(part, folder, progress)
            rows[part.name] = kept
        if rows != known:
            save_kept(self._folder / NAME, self._version, rows)
        self._sweep({kept.folder for kept in rows.values()})
        return list(self._assets(rows))

    def _digest(self, part: Part) -> str:
        digest = hashlib.sha256(self._version + engine_version().encode())
        for text in part.texts:
            digest.update(name_entry(text).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:DIGEST_CHARS]

    def _index(self, part: Part, folder: str, progress: Progress) -> Kept:
        """Made beside its place and moved there whole, so that a killed build leaves no half part."""
        target, making = self._folder / folder, self._folder / f"{folder}.tmp"
        for left in (target, making):
            shutil.rmtree(left, ignore_errors=True)
        making.mkdir(parents=True)
        entries = (make_entry(text, self._bodies.fetch(text.body_key)) for text in part.texts)
        try:
            write_index(making, entries, len(part.texts), progress)
            make_canonical(making)
            making.rename(target)
        except OSError as error:
            raise IndexRefused(tell_full(error) or f"{error.filename}: {error.strerror}") from error
        return Kept(folder, self._measure(folder))

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
        for folder in self._folder.iterdir():
            if folder.is_dir() and folder.name not in living:
                shutil.rmtree(folder, ignore_errors=True)

    def _assets(self, rows: dict[str, Kept]) -> Iterator[Asset]:
        """In the order in which they may be put in place: what names others comes after them."""
        root = INDEX.strip("/")
        last: list[Asset] = []
        for place, (name, kept) in enumerate(rows.items()):
            for path in sorted(kept.sizes):
                source = str(self._folder / kept.folder / path)
                if path == SCRIPT:
                    # One script reads all parts.
                    last += [Asset(path=f"{root}/{SCRIPT}", source=source)] if place == 0 else []
                elif path == ENTRY:
                    last.append(Asset(path=f"{root}/{name}/{path}", source=source))
                else:
                    yield Asset(path=f"{root}/{name}/{path}", source=source)
        yield from last
