"""Rules: one text's hints, all of them: the door for `check --hints` and for an editor's form."""

from __future__ import annotations

from collections.abc import Iterator, Set

from plugins.gate.fields import read_record
from plugins.gate.reading import read_source
from plugins.hints.abbreviations import find_abbreviations
from plugins.hints.evidence import find_missing_evidence
from plugins.hints.foreign import find_foreign_words
from plugins.hints.headline import find_headline_hints
from plugins.hints.hint import Hint
from plugins.hints.lexicon import Lexicon
from plugins.hints.outline import find_outline_hints
from plugins.hints.style import find_long_sentences, find_passive_piles
from plugins.hints.text import Text
from plugins.languages.language import INDONESIAN

MAX_BODY_CHARS = 200_000
"""Source: our choice; a body of more is a book, or an attempt to keep the check busy."""


def find_hints(path: str, raw: bytes, lexicon: Lexicon, known: Set[str] = frozenset()) -> list[Hint]:
    """Every hint on one source, in the order of a report.

    Nothing is said of a source that the gate cannot read, and of other languages than Indonesian
    only what holds in any.

    Args:
        path: from the content folder, with forward slashes.
        raw: the file's bytes, saved or not.
        known: abbreviations that need no explanation besides the lexicon's: those of the offices' names.
    """
    text = read_text(path, raw)
    return hint_text(text, lexicon, known) if text is not None else []


def read_text(path: str, raw: bytes) -> Text | None:
    """A source as hints look at it; None where the gate cannot read its header, or nobody would read it."""
    source, _ = read_source(path, raw)
    if source is None or len(source.body) > MAX_BODY_CHARS:
        return None
    record, _ = read_record(source)
    return Text.of(source, record)


def hint_text(text: Text, lexicon: Lexicon, known: Set[str] = frozenset()) -> list[Hint]:
    """Every hint on a text that was read, in the order of a report."""
    hints = [*find_headline_hints(text), *find_outline_hints(text)]
    if text.record.language == INDONESIAN.code:
        hints += _hint_indonesian(text, lexicon, lexicon.known_abbreviations | known)
    return sorted(hints, key=lambda hint: hint.sort_key)


def _hint_indonesian(text: Text, lexicon: Lexicon, known: Set[str]) -> Iterator[Hint]:
    yield from find_long_sentences(text)
    yield from find_passive_piles(text)
    yield from find_foreign_words(text, lexicon.foreign)
    yield from find_abbreviations(text, known)
    yield from find_missing_evidence(text)
