"""Rules: abbreviations that nobody explains where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from plugins.hints.hint import Hint
from plugins.hints.text import Text

MAX_LETTERS = 8
"""Source: our choice; longer words in capitals are shouted, not shortened."""

_CAPITALS = re.compile(r"(?<![\w&/.-])[A-Z]{2,}(?![\w&/])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"[A-Z]{4,}\W+[A-Z]{4,}")
_EXPLAINING = re.compile(r"\s*(?:\(|,?\s*(?:yaitu|yakni|atau|adalah|ialah|singkatan|kependekan)\b)")
_IN_BRACKETS = re.compile(r"\w{3,}\s*\((?:[\w&.-]{1,8}\s+){0,2}\Z")
_MARKED = re.compile(r"<abbr title=\"[^\"<>]{1,300}\">\s*([^<]{1,60}?)\s*</abbr>")
_NAMED = re.compile(
    r"\b(?:PT|CV|UD|KM|KMP|KRI|(?i:aplikasi|portal|situs|laman|merek|sistem|tingkat|golongan|kelas|tipe|jenis|kategori|kode))\s+\Z"
)


def find_abbreviations(text: Text, known: Set[str]) -> Iterator[Hint]:
    """Each abbreviation once, at its first use in the body, unless it is known or explained there.

    Explained: in brackets behind its long form, with brackets behind it, or by `<abbr title="…">`.

    Args:
        known: in capital letters; those that need no explanation.
    """
    seen = set(known) | {found[1] for found in _MARKED.finditer(text.source.body)}
    for passage in text.prose:
        own = passage.own
        for match in _CAPITALS.finditer(own):
            word = match[0]
            if word in seen:
                continue
            seen.add(word)
            if not (_is_none(own, match) or _is_explained(own, match)):
                mend = f"tulis kepanjangannya pada pemakaian pertama: kepanjangan ({word})"
                yield text.remark_in(passage, match.start(), f"singkatan “{word}” belum diterangkan", mend)


def _is_none(own: str, match: re.Match[str]) -> bool:
    """Whether capitals are something else: a number in Roman figures, a shouted word, part of a name."""
    if len(match[0]) > MAX_LETTERS or _ROMAN.fullmatch(match[0]):
        return True
    around = own[max(0, match.start() - 12) : match.end() + 12]
    return bool(_SHOUTED.search(around) or _NAMED.search(_before(own, match)))


def _is_explained(own: str, match: re.Match[str]) -> bool:
    return bool(_IN_BRACKETS.search(_before(own, match)) or _EXPLAINING.match(own, match.end()))


def _before(own: str, match: re.Match[str]) -> str:
    """As much of what stands before as the patterns look at."""
    return own[max(0, match.start() - 60) : match.start()]
