"""Words: texts in which a plugin (qTranslate) keeps several languages, one behind the other, with marks."""

from __future__ import annotations

import re

_MARK = re.compile(r"<!--:([a-z]{2})?-->|\[:([a-z]{2})?\]|\{:([a-z]{2})?\}")
_OWN = "id"


def find_languages(text: str) -> tuple[str, ...]:
    """The languages that are marked in a text, in their order; empty for a text without marks."""
    return tuple(dict.fromkeys(name for marks in _MARK.findall(text) for name in marks if name))


def choose_language(text: str) -> str:
    """The words of one language: Indonesian where there is any, or else the first; for titles."""
    if not find_languages(text):
        return text
    pieces = _MARK.split(text)
    found: dict[str, str] = {}
    for at in range(1, len(pieces), 4):
        name = next((mark for mark in pieces[at : at + 3] if mark), "")
        found[name] = found.get(name, "") + pieces[at + 3]
    named = {name: words.strip() for name, words in found.items() if name and words.strip()}
    return named.get(_OWN) or next(iter(named.values()), _MARK.sub(" ", text))


def drop_marks(text: str) -> str:
    """All languages of a text, each in paragraphs of its own."""
    return _MARK.sub("\n\n", text) if find_languages(text) else text
