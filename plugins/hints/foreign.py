"""Rules: foreign words that have an Indonesian equivalent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.hints.hint import Hint
from plugins.hints.lexicon import WORD, ForeignWords
from plugins.hints.passages import STAND_IN, Passage
from plugins.hints.sentences import split_sentences
from plugins.hints.text import Text

MAX_PHRASE_WORDS = 4
"""Source: the longest entry of lists/padanan.txt."""


def find_foreign_words(text: Text, words: ForeignWords) -> Iterator[Hint]:
    """Each foreign word once, where it first stands, unless its sentence gives an equivalent itself.

    Left alone: names (a capital letter within a sentence), code, quotations, and the text of links.
    """
    told: set[str] = set()
    for field in ("title", "summary"):
        value = text.record.title if field == "title" else text.record.summary
        for _, shown, entry in _find(value, value, words):
            if entry not in told:
                told.add(entry)
                yield text.remark(field, *_word(shown, words.equivalents[entry]))
    for passage in text.passages:
        for start, shown, entry in _find_in(passage, words):
            if entry not in told:
                told.add(entry)
                yield text.remark_in(passage, start, *_word(shown, words.equivalents[entry]))


def _word(shown: str, others: tuple[str, ...]) -> tuple[str, str]:
    return f"kata asing “{shown}”", f"pakai “{'” atau “'.join(others[:2])}”"


def _find_in(passage: Passage, words: ForeignWords) -> Iterator[tuple[int, str, str]]:
    for sentence in split_sentences(passage.text):
        part = slice(sentence.start, sentence.end)
        for start, shown, entry in _find(passage.own[part], passage.text[part], words):
            yield sentence.start + start, shown, entry


def _find(own: str, seen: str, foreign: ForeignWords) -> Iterator[tuple[int, str, str]]:
    """Places in a sentence, the words that stand there, and their entries."""
    words = list(WORD.finditer(own))
    at = 0
    while at < len(words):
        length, entry = _match(own, words, at, foreign)
        if entry and not _is_name(own, words, at, length):
            lower = seen.casefold()
            if not any(other.casefold() in lower for other in foreign.equivalents[entry]):
                yield words[at].start(), own[words[at].start() : words[at + length - 1].end()], entry
        at += length


def _match(own: str, words: list[re.Match[str]], at: int, foreign: ForeignWords) -> tuple[int, str]:
    """How many words from a place belong together, and the entry they are ("" for none)."""
    word = words[at][0].casefold()
    if word in foreign.openings:
        for length in range(min(MAX_PHRASE_WORDS, len(words) - at), 1, -1):
            phrase = own[words[at].start() : words[at + length - 1].end()].casefold()
            if " ".join(phrase.split()) in foreign.equivalents:
                return length, " ".join(phrase.split())
    return 1, foreign.forms.get(word, "")


def _is_name(own: str, words: list[re.Match[str]], at: int, length: int) -> bool:
    """Whether capital letters show a name; at a sentence's beginning only the next word can tell."""
    chosen = words[at : at + length]
    capitals = [word[0][0].isupper() for word in chosen]
    before = own[: chosen[0].start()]
    if WORD.search(before) or STAND_IN in before:
        return capitals[0] or _touches_name(own, words, at, length)
    following = words[at + length][0] if at + length < len(words) else ""
    return (length > 1 and all(capitals)) or following[:1].isupper()


def _touches_name(own: str, words: list[re.Match[str]], at: int, length: int) -> bool:
    """Whether the word is the small part of a name: between two capitals, without a stop between."""
    if at == 0 or at + length >= len(words):
        return False
    first, last = words[at - 1], words[at + length]
    between = own[first.end() : words[at].start()] + own[words[at + length - 1].end() : last.start()]
    return first[0][0].isupper() and last[0][0].isupper() and not between.strip() and at > 1
