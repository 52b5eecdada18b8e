"""Words: the sentences of a passage, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.hints.lexicon import WORD
from plugins.hints.passages import STAND_IN

_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s+[\"“‘(\[]*[A-Z0-9\ufffc])")
# What ends with a full stop and no sentence: titles, degrees, short forms, a name's first letter, a number.
_NO_END = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[Dd]rs?|[Dd]ra|Prof|Ir|Hj?|Tn|Ny|Sdr|No|Nomor|Jl|Jln|Gg|Pkl|pkl|Tgl|tgl|hlm|Hlm|"
    r"Rp|a\.n|u\.p|u\.b|d\.a|s\.d|c\.q|[Dd]st|S\.[A-Z][\w.]*|M\.[A-Z][\w.]*|A\.Md|Kab|Kec|Kel|Prov|[Vv]ol)\.$"
)
_COVERED = re.compile(rf"{STAND_IN}+(?:\s+{STAND_IN}+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A part of a passage: from `start` to `end` in its text; both include neither white space around."""

    start: int
    end: int


def split_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a passage's text, in order; one that is in doubt stays joined to the next."""
    start = 0
    for match in _END.finditer(text):
        if not _NO_END.search(text[max(start, match.end() - 30) : match.end()]):
            yield from _strip(text, start, match.end())
            start = match.end()
    yield from _strip(text, start, len(text))


def _strip(text: str, start: int, end: int) -> Iterator[Sentence]:
    part = text[start:end]
    if part.strip():
        yield Sentence(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def count_words(text: str) -> int:
    """The writer's own words; code, an address or a whole quotation counts as one."""
    return sum(1 for _ in WORD.finditer(text)) + sum(1 for _ in _COVERED.finditer(text))


def shorten(text: str, words: int = 7) -> str:
    """The beginning of a sentence, to find it by, in quotation marks."""
    parts = text.replace(STAND_IN, "").split()
    shown = " ".join(parts[:words]).rstrip(".,;:!?")
    return f"“{shown} …”" if len(parts) > words else f"“{shown}”"
