"""Store: sketches of a folder's texts, kept by their bytes; which of them a text in the making repeats."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from plugins.categories.registers import Registers
from plugins.gate.source import ARTICLE
from plugins.hints.fingerprint import Fingerprint, Places
from plugins.hints.hint import Hint
from plugins.hints.judging import read_text
from plugins.hints.lexicon import Lexicon
from plugins.hints.likeness import MAX_HOLDERS, MIN_AGREEING, find_likest, find_same_titles
from plugins.hints.reading import compared, list_places
from plugins.keeping.kept import load_kept, save_kept

NAME = "copies.kept"
LEARNED = 100
"""Texts read anew in one look: some 0.1 s, so that nobody waits for all of them at the first."""
SAVED_AFTER = 2000
# Hashes of a sketch have 32 bits.
_HASHES = "I"


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of one text: its title's words, its least hashes; both empty where it is not compared."""

    title: tuple[str, ...]
    hashes: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A text of another office that a text in the making repeats.

    Attributes:
        hint: what its writer is told; path, title: of the other text.
    """

    hint: Hint
    path: str
    title: str


class Copies:
    """The texts of one content folder, ready to be compared with one in the making.

    Args:
        content: the content folder; lexicon: whose regions do not tell texts apart.
        state: folder in which sketches are kept; version: of code and dependencies.
    """

    def __init__(self, content: Path, lexicon: Lexicon, state: Path, version: bytes) -> None:
        self._content, self._lexicon, self._version = content, lexicon, version
        self._file = state / NAME
        self._places: Places = {}
        self._name = b""
        self._known: dict[str, Sketch] = {}
        self._unsaved = 0

    def find(
        self, path: str, raw: bytes, digests: Mapping[str, str], registers: Registers, leaves: str = ""
    ) -> list[Repeated]:
        """What a text repeats of the texts that are known by now; each look learns some more.

        Args:
            path: where it would stand; raw: its bytes; leaves: path that it would go away from.
            digests: of all sources, by path; registers: whose offices' names do not tell texts apart.
        """
        self._prepare(registers)
        self._learn(digests)
        text = read_text(path, raw)
        own = compared(text, self._places) if text is not None else None
        if own is None:
            return []
        others = {other: digest for other, digest in digests.items() if other not in (path, leaves)}
        return [*self._find_copy(own, others), *self._find_same_title(own, others)]

    def _prepare(self, registers: Registers) -> None:
        """Sketches depend on the names of regions and offices."""
        places = list_places(self._lexicon, registers)
        name = hashlib.sha256(self._version + repr(sorted(places.items())).encode()).digest()
        if name != self._name:
            kept, _ = load_kept(self._file, name, dict[str, Sketch])
            self._places, self._name, self._known = places, name, kept or {}

    def _learn(self, digests: Mapping[str, str]) -> None:
        unknown = [path for path, digest in digests.items() if digest not in self._known]
        for path in unknown[:LEARNED]:
            text = self._read(path)
            self._known[digests[path]] = _sketch(text[0]) if text is not None else Sketch((), b"")
        self._unsaved += len(unknown[:LEARNED])
        if self._unsaved and (len(unknown) <= LEARNED or self._unsaved >= SAVED_AFTER):
            living = set(digests.values())
            self._known = {digest: one for digest, one in self._known.items() if digest in living}
            save_kept(self._file, self._name, self._known)
            self._unsaved = 0

    def _read(self, path: str) -> tuple[Fingerprint, str] | None:
        """A text's fingerprint and its title; None where it is not compared."""
        try:
            text = read_text(path, (self._content / path).read_bytes())
        except OSError:
            # The gate tells it.
            return None
        taken = compared(text, self._places) if text is not None else None
        return (taken, text.record.title) if text is not None and taken is not None else None

    def _find_copy(self, own: Fingerprint, others: Mapping[str, str]) -> Iterator[Repeated]:
        mine = frozenset(own.sketch)
        agreeing = []
        for path, digest in others.items():
            known = self._known.get(digest)
            if known is None or not known.hashes or _office_of(path) == own.office:
                continue
            times = len(mine.intersection(array(_HASHES, known.hashes)))
            if times >= MIN_AGREEING:
                agreeing.append((-times, path))
        read = {path: found for _, path in sorted(agreeing)[:MAX_HOLDERS] if (found := self._read(path))}
        copy = find_likest(own, [taken for taken, _ in read.values()])
        if copy is not None:
            yield Repeated(hint=copy.hint(), path=copy.other.path, title=read[copy.other.path][1])

    def _find_same_title(self, own: Fingerprint, others: Mapping[str, str]) -> Iterator[Repeated]:
        for path, digest in others.items():
            known = self._known.get(digest)
            is_same = known is not None and own.title and known.title == own.title
            if not is_same or _office_of(path) == own.office or (found := self._read(path)) is None:
                continue
            for hint in find_same_titles([own, found[0]]):
                if hint.file == own.path:
                    yield Repeated(hint=hint, path=path, title=found[1])
                    return


def _sketch(taken: Fingerprint) -> Sketch:
    return Sketch(taken.title, array(_HASHES, taken.sketch).tobytes())


def _office_of(path: str) -> str:
    kind, _, rest = path.partition("/")
    return rest.partition("/")[0] if kind == ARTICLE else ""
