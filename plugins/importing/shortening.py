"""Words: a text's first words, for a summary and for whoever reads a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importing.markdown.signs import flatten

SUMMARY_CHARS = 200
SENTENCE_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_END = re.compile(r"[.!?…:][”\"’')\]]*\s*$")


def summarize(passages: Sequence[str]) -> str:
    """The first passage that is a sentence, cut at its end or at a word; "" where none says anything.

    A caption, a place or an address in front of the text is none.
    """
    saying = [one for one in passages if len(_WORD.findall(_ADDRESS.sub(" ", one))) >= SENTENCE_WORDS]
    ended = (one for one in saying if _END.search(one))
    return shorten(next(ended, saying[0] if saying else ""), SUMMARY_CHARS)


def shorten(text: str, chars: int = 80) -> str:
    """A text in one line, cut at the end of a sentence or at a word."""
    flat = " ".join(flatten(text).split())
    if len(flat) <= chars:
        return flat
    cut = flat[:chars]
    end = max(cut.rfind(mark) for mark in (". ", "? ", "! "))
    if end > chars // 3:
        return cut[: end + 1]
    return cut[: cut.rfind(" ") if " " in cut else chars - 1].rstrip(" ,;:–-") + "…"
