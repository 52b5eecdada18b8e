"""Words: a text as the set of its shingles, without what differs from place to place, and its signature."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from plugins.dates.wording import month_numbers, weekday_numbers
from plugins.hints.lexicon import Region
from plugins.hints.passages import CELL, QUOTE
from plugins.hints.text import Text

SHINGLE_WORDS = 3
"""Source: the corpus of tests/plugins/hints: longer ones lose a copy with a changed word in each line."""

MIN_SHINGLES = 30
"""Source: our choice: a notice of three lines has the words that all such notices have."""

BANDS, ROWS = 20, 3
"""Source: two texts with likeness s share a band with probability 1-(1-s³)^20: 0.93 at 0.5, 0.08 at 0.16."""

SIGNATURE = BANDS * ROWS
_EMPTY = 1 << 32

_TOKEN = re.compile(r"[^\W\d_]+")
# A quotation of some words is somebody's, a law's or a person's; one of a word or two is a title or irony.
_QUOTED = re.compile(r"“[^”]{30,}”|\"[^\"\n]{30,}\"")
_KINDS = frozenset("provinsi kabupaten kota kab pemkab pemkot".split())
_TIMES = frozenset("pukul tanggal wib wita wit".split())

Places = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word → the rests of names that begin with it, the longest first, lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is compared of one text.

    Attributes:
        path: from the content folder; office: its folder.
        line: of the title, where a copy is told.
        title: its words without what differs from place to place.
        shingles: hashes of 32 bits, each once, ascending; empty where the text is too short.
        signature: `SIGNATURE` numbers that like texts share; empty where the text is too short.
    """

    path: str
    office: str
    line: int
    title: tuple[str, ...]
    shingles: array[int]
    signature: tuple[int, ...]

    def likeness(self, other: Fingerprint) -> float:
        """The part of both texts' shingles that they share (Jaccard), from 0 to 1; exact."""
        mine, theirs = set(self.shingles), set(other.shingles)
        shared = len(mine & theirs)
        return shared / (len(mine) + len(theirs) - shared) if shared else 0.0


def index_places(regions: Iterable[Region], offices: Iterable[str] = ()) -> Places:
    """Names as they are looked for: regions, and the names of offices ("BKN Dumai")."""
    names = {tuple(_words(region.name)) for region in regions} | {tuple(_words(name)) for name in offices}
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(filter(None, names), key=len, reverse=True):
        found.setdefault(name[0], []).append(name[1:])
    return {first: tuple(rests) for first, rests in found.items()}


def take_fingerprint(text: Text, places: Places) -> Fingerprint:
    """The fingerprint of a text: title and body without quotations, regions, offices, dates and figures."""
    tokens = list_tokens(text, places)
    width = SHINGLE_WORDS
    hashes = {crc32(" ".join(tokens[at : at + width]).encode()) for at in range(len(tokens) - width + 1)}
    shingles = array("I", sorted(hashes)) if len(hashes) >= MIN_SHINGLES else array("I")
    return Fingerprint(
        path=text.source.path,
        office=text.record.office,
        line=text.record.line_of("title"),
        title=tuple(_without_places(_words(text.record.title), places)),
        shingles=shingles,
        signature=sign(shingles),
    )


def list_tokens(text: Text, places: Places) -> list[str]:
    """The words that make the text this text and no other office's, in order, lower case."""
    passages = (each.text for each in text.passages if each.kind not in (QUOTE, CELL))
    whole = "\n".join([text.record.title, *passages])
    return _without_places(_words(_QUOTED.sub(" ", whole)), places)


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _without_places(words: list[str], places: Places) -> list[str]:
    dropped = _KINDS | _TIMES | month_numbers().keys() | weekday_numbers().keys()
    kept: list[str] = []
    at, end = 0, len(words)
    while at < end:
        word = words[at]
        at += 1
        if word in dropped:
            continue
        for rest in places.get(word, ()):
            if tuple(words[at : at + len(rest)]) == rest:
                at += len(rest)
                break
        else:
            kept.append(word)
    return kept


def sign(shingles: array[int]) -> tuple[int, ...]:
    """One permutation in as many bins as the signature has places, the least of each; MinHash in one pass.

    An empty bin borrows from the next full one, told apart by how far that is. Source: Shrivastava and
    Li, "Densifying One Permutation Hashing", 2014.
    """
    if not shingles:
        return ()
    bins = [_EMPTY] * SIGNATURE
    for shingle in shingles:
        # CRC-32 is linear; a multiplication mixes it well enough for bins.
        mixed = (shingle * 0x9E3779B1) & 0xFFFFFFFF
        mixed ^= mixed >> 15
        place = mixed % SIGNATURE
        if mixed < bins[place]:
            bins[place] = mixed
    return tuple(_borrow(bins, place) for place in range(SIGNATURE))


def _borrow(bins: list[int], place: int) -> int:
    for far in range(SIGNATURE):
        value = bins[(place + far) % SIGNATURE]
        if value != _EMPTY:
            return value + far * _EMPTY
    return _EMPTY
