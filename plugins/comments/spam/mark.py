"""Words: one way of advertising, and how it is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.comments.spam.folding import collapse

# Words that hardly stand anywhere but in an advertisement.
STRONG = 40
# Words of the trade that also stand in reports about it.
TRADE = 20
# The theme itself, which an article on discipline may be about.
THEME = 5


# The letters before anything that is no letter of such a script; "?" leaves out the one before it.
_SCRIPT = re.compile("[\u4e00-\u9fff]+(?![?])(?<![?])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One way of advertising, to be looked for in a text from `folding`.

    Attributes:
        code: its name; points: what it weighs.
        pieces: one of them stands in every text that the pattern matches; to look for them is ten times
            as fast.
        pattern: how it is written.
    """

    code: str
    points: int
    pieces: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """True where the text holds it."""
        return any(map(text.__contains__, self.pieces)) and self.pattern.search(text) is not None


def make_pattern(*phrases: str) -> re.Pattern[str]:
    """A pattern for a text from `folding`, in which no letter stands twice in a row."""
    return re.compile(rf"\b(?:{collapse('|'.join(phrases))})\b")


def make_mark(code: str, points: int, pieces: str, *phrases: str) -> Mark:
    """A mark of words.

    Args:
        pieces: parted by spaces, a space within one as "_", without runs of a letter.
        phrases: patterns, as a reader writes the words.
    """
    named = tuple(piece.replace("_", " ") for piece in pieces.split())
    return Mark(code=code, points=points, pieces=named, pattern=make_pattern(*phrases))


def make_script_mark(code: str, points: int, words: str) -> Mark:
    """A mark in a script without spaces, whose words have no edges.

    Args:
        words: a pattern, alternatives parted by bars.
    """
    pattern = re.compile(words)
    pieces = tuple({found for word in words.split("|") for found in _SCRIPT.findall(word)[:1]})
    return Mark(code=code, points=points, pieces=pieces, pattern=pattern)
