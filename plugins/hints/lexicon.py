"""Words: the lists that hints go by: foreign words, abbreviations everybody knows, names of places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""A word as hints count it: letters and digits, joined by hyphens or apostrophes."""

_PREFIXES = ("", *(f"{each}{join}" for each in "di ter ber se me mem men meng".split() for join in ("", "-")))
_SUFFIXES = ("", *(f"{join}{each}" for each in "nya kan an lah pun i s".split() for join in ("", "-")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One regency, city or province, or another name that people use for one.

    Attributes:
        name: official, without its kind, "Tangerang Selatan".
        kind: "provinsi", "kabupaten", "kota" or "juga" (another name of one of these).
        province: the name of its province.
    """

    name: str
    kind: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignWords:
    """Foreign words as they are looked for; all in lower case.

    Attributes:
        equivalents: word or words → Indonesian ones, the most usual first.
        forms: a word with or without Indonesian affixes → the entry it is ("didownload" → "download").
        openings: first words of entries of several words.
    """

    equivalents: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]
    openings: frozenset[str]

    @classmethod
    def of(cls, equivalents: Mapping[str, tuple[str, ...]]) -> ForeignWords:
        """The same with all forms worked out."""
        single = [word for word in equivalents if " " not in word]
        forms = {
            f"{prefix}{word}{suffix}": word for word in single for prefix in _PREFIXES for suffix in _SUFFIXES
        }
        openings = frozenset(word.split()[0] for word in equivalents if " " in word)
        # An entry that looks like another one with an affix is itself.
        return cls(
            equivalents=equivalents, forms={**forms, **{word: word for word in single}}, openings=openings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists, read.

    Attributes:
        foreign: words that have an Indonesian equivalent.
        known_abbreviations: capital letters that need no explanation.
        regions: every region and its other names.
    """

    foreign: ForeignWords
    known_abbreviations: frozenset[str]
    regions: tuple[Region, ...]


def parse_equivalents(text: str) -> dict[str, tuple[str, ...]]:
    """Lines `foreign | Indonesian, Indonesian`, as in lists/padanan.txt.

    Raises:
        ValueError: a word stands twice or has no equivalent.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(text):
        word, _, others = line.partition("|")
        equivalents = tuple(other.strip() for other in others.split(",") if other.strip())
        word = word.strip()
        if not equivalents or word in found:
            raise ValueError(f"padanan.txt: {word!r} stands twice or without an equivalent")
        found[word] = equivalents
    return found


def parse_abbreviations(text: str) -> frozenset[str]:
    """All words of lists/singkatan.txt."""
    return frozenset(word for line in _lines(text) for word in line.split())


def parse_regions(text: str) -> tuple[Region, ...]:
    """Provinces in brackets, below them `kind: name, name`, as in lists/daerah.txt."""
    regions: list[Region] = []
    province = ""
    for line in _lines(text):
        if line.startswith("["):
            province = line.strip("[]")
            regions.append(Region(name=province, kind="provinsi", province=province))
            continue
        kind, _, names = line.partition(":")
        regions += [Region(name=name.strip(), kind=kind, province=province) for name in names.split(",")]
    return tuple(regions)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
