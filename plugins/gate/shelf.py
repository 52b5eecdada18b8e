"""Store: the HTML of bodies, between the gate that made it and the pages that print it.

Bodies stand one after the other in pack files that are only ever appended to, each worker's in its
own. A body's key is the hash of its HTML, so what is fetched can be told from what was kept.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from plugins.gate.known import Place
from plugins.gate.verdict import KEY_BYTES
from plugins.keeping.faults import KeptBroken

ENDING = ".pack"
_PACK = re.compile(rf"\d{{8,}}-\d+\{ENDING}")
# Packs are made anew when this much of them is dead, or when there are this many.
MIN_WASTE_BYTES = 1_000_000
MAX_PACKS = 40


class Shelf:
    """Bodies by key.

    Args:
        folder: of the packs; None keeps everything in memory, for a gate that prints nothing.
        places: key → pack, offset and length in bytes, from the last build.
    """

    def __init__(self, folder: Path | None, places: Mapping[str, Place] | None = None) -> None:
        self._folder = folder
        self._places: dict[str, Place] = dict(places or {})
        self._handles: dict[str, int] = {}
        self._name = ""
        self._worker = 0
        self._writer = -1
        self._end = 0

    @property
    def identity(self) -> tuple[()]:
        """As an input of a page a shelf says nothing: keys of bodies stand beside it."""
        return ()

    def open_for(self, worker: int) -> None:
        """Starts a pack of this worker's own; called before anything is kept."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self._worker = worker
        self._writer, self._end = -1, 0

    def _packs(self) -> list[str]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(path.name for path in self._folder.glob(f"*{ENDING}"))

    def keep(self, html: str) -> Place:
        """Keeps a body and tells where."""
        if self._folder is None:
            return ("", 0, 0)
        data = html.encode("utf-8", "surrogatepass")
        if self._writer < 0:
            self._begin_pack(self._folder)
        os.write(self._writer, data)
        place = (self._name, self._end, len(data))
        self._end += len(data)
        return place

    def _begin_pack(self, folder: Path) -> None:
        """Begins a pack that nobody else has begun.

        A worker outlives its killed build for a moment, and may begin one while the next build does.
        """
        numbers = [int(name.partition("-")[0]) for name in self._packs() if _PACK.fullmatch(name)]
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        for number in count(max(numbers, default=0) + 1):
            self._name = f"{number:08}-{self._worker}{ENDING}"
            with suppress(FileExistsError):
                self._writer = os.open(folder / self._name, flags, 0o644)
                return

    def add(self, key: str, place: Place) -> None:
        """Learns where a body is that a worker kept."""
        self._places[key] = place
        if self._handles.get(place[0], 0) < 0:
            # A pack that was missing, and that a worker has begun anew under the same name.
            del self._handles[place[0]]

    def has(self, key: str, place: Place | None) -> bool:
        """True where the body's pack is there and long enough to hold it."""
        if self._folder is None:
            return True
        return not key if place is None else self._holds(place)

    def _holds(self, place: Place) -> bool:
        name, offset, length = place
        handle = self._handle(name)
        return handle >= 0 and min(offset, length) >= 0 and os.fstat(handle).st_size >= offset + length

    def fetch(self, key: str) -> str:
        """The HTML of a key.

        Raises:
            KeptBroken: it is not there, or not what was kept.
        """
        place = self._places.get(key)
        if place is None or not self._holds(place):
            raise KeptBroken(f"body {key} is not kept")
        data = _read_at(self._handle(place[0]), place[1], place[2])
        if hashlib.blake2b(data, digest_size=KEY_BYTES).hexdigest() != key:
            raise KeptBroken(f"{place[0]}: body {key} is broken")
        return data.decode("utf-8", "surrogatepass")

    def _handle(self, name: str) -> int:
        handle = self._handles.get(name)
        if handle is None:
            if not _PACK.fullmatch(name):
                # What is kept may have been written by somebody else; no other file is opened for it.
                return -1
            try:
                path = (self._folder or Path()) / name
                handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            except OSError:
                handle = -1
            self._handles[name] = handle
        return handle

    def close(self) -> None:
        """Closes all packs."""
        for handle in (*self._handles.values(), self._writer):
            if handle >= 0:
                os.close(handle)
        self._handles.clear()
        self._writer = -1

    def tidy(self, living: Iterable[str]) -> dict[str, Place]:
        """Where the living bodies are, after packs with too much waste were made anew.

        Packs that nothing lives in are left for `sweep`: what was kept before still names them.
        """
        places = {key: self._places[key] for key in living if key in self._places}
        packs = self._packs()
        total = sum((self._folder / name).stat().st_size for name in packs) if self._folder else 0
        live = sum(length for _, _, length in places.values())
        if total - live > max(MIN_WASTE_BYTES, live) or len(packs) > MAX_PACKS:
            self.open_for(0)
            for key in places:
                places[key] = self.keep(self.fetch(key))
        return places

    def sweep(self, places: Mapping[str, Place]) -> None:
        """Removes packs in which nothing lives; called when what is kept no longer names them."""
        used = {name for name, _, _ in places.values()}
        for name in self._packs():
            if name not in used and self._folder is not None:
                (self._folder / name).unlink(missing_ok=True)


def _read_at(handle: int, offset: int, length: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, length, offset)
    os.lseek(handle, offset, os.SEEK_SET)
    return os.read(handle, length)
