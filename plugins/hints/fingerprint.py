"""Words: a text as the set of its shingles, without what differs from place to place, and its sketch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from plugins.dates.wording import month_numbers, weekday_numbers
from plugins.hints.lexicon import Region
from plugins.hints.passages import CELL, QUOTE
from plugins.hints.text import Text

SHINGLE_WORDS = 3
"""Source: the corpus of tests/plugins/hints: longer ones lose a copy with a changed word in each line."""

MIN_SHINGLES = 30
"""Source: our choice: a notice of three lines has the words that all such notices have."""

SKETCH = 48
"""Source: the least hashes of a text (bottom-k MinHash); texts that share a quarter agree in some 12."""

_TOKEN = re.compile(r"[^\W\d_]+")
# A quotation of some words is somebody's, a law's or a person's; one of a word or two is a title or irony.
_QUOTED = re.compile(r"“[^”]{30,4000}”|\"[^\"\n]{30,4000}\"")
# A law quoted without marks: its articles and their paragraphs.
_OF_A_LAW = re.compile(r"\s*(?:Pasal\s+\d+|\(\d+\)\s)")
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
        shingles: hashes of 32 bits; empty where the text is too short.
        sketch: the `SKETCH` least of them, by which like texts are found.
    """

    path: str
    office: str
    line: int
    title: tuple[str, ...]
    shingles: frozenset[int]
    sketch: tuple[int, ...]

    def likeness(self, other: Fingerprint) -> float:
        """The part of both texts' shingles that they share (Jaccard), from 0 to 1; exact."""
        shared = len(self.shingles & other.shingles)
        return shared / (len(self.shingles) + len(other.shingles) - shared) if shared else 0.0


def index_places(regions: Iterable[Region], offices: Iterable[str] = ()) -> Places:
    """Names as they are looked for: regions, and what the names of offices put before them ("BKN")."""
    names = {tuple(_words(region.name)) for region in regions}
    of_regions = _by_first_word(names)
    return _by_first_word(names | {tuple(_without_places(_words(name), of_regions)) for name in offices})


def _by_first_word(names: Iterable[tuple[str, ...]]) -> Places:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(filter(None, names), key=len, reverse=True):
        found.setdefault(name[0], []).append(name[1:])
    return {first: tuple(rests) for first, rests in found.items()}


def take_fingerprint(text: Text, places: Places) -> Fingerprint:
    """The fingerprint of a text: title and body without quotations, regions, offices, dates and figures."""
    tokens = list_tokens(text, places)
    width = SHINGLE_WORDS
    hashes = {crc32(" ".join(tokens[at : at + width]).encode()) for at in range(len(tokens) - width + 1)}
    shingles = frozenset(hashes) if len(hashes) >= MIN_SHINGLES else frozenset()
    return Fingerprint(
        path=text.source.path,
        office=text.record.office,
        line=text.record.line_of("title"),
        title=tuple(_without_places(_words(text.record.title), places)),
        shingles=shingles,
        sketch=tuple(nsmallest(SKETCH, shingles)),
    )


def list_tokens(text: Text, places: Places) -> list[str]:
    """The words that make the text this text and no other office's, in order, lower case."""
    passages = (
        each.text
        for each in text.passages
        if each.kind not in (QUOTE, CELL) and not _OF_A_LAW.match(each.text)
    )
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
