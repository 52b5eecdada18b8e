"""Words: what comes along unseen when a text is pasted from Word or a web page, and is nobody's to find."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.gate.characters import find_faulty

# Of other families the writer decides: they stand for a letter or a sign, or deceive.
_UNSEEN = ("karakter tak terlihat", "karakter kendali", "pemisah baris khusus")


def tidy_pasted(given: Any) -> Any:
    """A form's values without characters that nobody sees; those of emoji and of joining scripts stay.

    Args:
        given: a text, or lists and mappings of texts.
    """
    if isinstance(given, str):
        return _tidy(given)
    if isinstance(given, Mapping):
        return {name: tidy_pasted(value) for name, value in given.items()}
    return [tidy_pasted(value) for value in given] if isinstance(given, list) else given


def _tidy(text: str) -> str:
    found = [(at, family) for at, family in find_faulty(text) if family.fault in _UNSEEN]
    for at, family in reversed(found):
        text = text[:at] + family.stands_for + text[at + 1 :]
    return text
