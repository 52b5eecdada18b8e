"""Words: texts for tests of hints."""

from __future__ import annotations

from plugins.hints.hint import Hint
from plugins.hints.judging import read_text
from plugins.hints.text import Text
from tests.fixtures.content import HEADER, write_source

PATH = "artikel/semarang/naskah.md"


def make_text(body: str, path: str = PATH, **header: object) -> Text:
    """An article as hints look at it; header values over sensible ones, None leaves a key out."""
    text = read_text(path, write_source({**HEADER, **header}, body).encode())
    assert text is not None
    return text


def told(hints: list[Hint]) -> list[str]:
    """Lines of the body (or 0 for the header), faults and mends, as they are read."""
    return [f"{hint.field}: {hint.fault}; {hint.mend}" for hint in hints]
