"""Words: a text's first words, for a summary and for whoever reads a doubt."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.importing.markdown.signs import flatten

SUMMARY_CHARS = 200


def summarize(passages: Sequence[str]) -> str:
    """The first passage that is a sentence, cut at its end or at a word."""
    first = next((one for one in passages if len(one) > 40), passages[0] if passages else "")
    return shorten(first, SUMMARY_CHARS)


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
