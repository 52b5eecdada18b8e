"""Words: whether a text may sell gambling at all, word by word, so that most texts cost next to nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.comments.spam.folding import collapse, read_plainly, take_off_disguise
from plugins.comments.spam.mark import STRONG
from plugins.comments.spam.vocabulary import GAMBLING_PIECES, weigh_brand

# A language has some ten thousand words; each is looked at once.
MOST_WORDS = 100_000
_PIECES = tuple(piece for piece in GAMBLING_PIECES if " " not in piece)
_PHRASES = tuple(piece for piece in GAMBLING_PIECES if " " in piece)
_LAST_WORDS = tuple({piece.rpartition(" ")[2] for piece in GAMBLING_PIECES if " " in piece})
# What stands around words and for no letter.
_EDGES = ',.;:?()[]{}*#<>/"“”‘’'
_PLAIN, _TOLD, _LETTER, _FIGURE, _SIGN, _LAST = range(6)
_SPACED = re.compile(bytes(f"[\\x0{_LETTER}\\x0{_FIGURE}]{{3,}}", "ascii"))


def may_sell(text: str) -> bool:
    """False for nearly every text that holds no word of the trade; True where a look is needed."""
    words = text.casefold().split()
    kinds = bytes(map(_judge, words))
    if _TOLD in kinds:
        return True
    at = kinds.find(_LAST)
    while at >= 0:
        pair = collapse(" ".join(words[max(at - 1, 0) : at + 1]))
        if any(phrase in pair for phrase in _PHRASES):
            return True
        at = kinds.find(_LAST, at + 1)
    if _LETTER not in kinds:
        return False
    # Letters that stand alone are a word for who looks at the page, whatever signs part them.
    runs = _SPACED.findall(kinds.replace(bytes((_SIGN,)), b""))
    return any(_LETTER in run for run in runs)


@lru_cache(maxsize=MOST_WORDS)
def _judge(word: str) -> int:
    """What a word says by itself, whatever it is dressed up as."""
    inner = word.strip(_EDGES)
    is_simple = inner.isascii() and inner.isalpha()
    plain = collapse(inner) if is_simple else read_plainly(word)
    bare = plain if is_simple else take_off_disguise(plain)
    if any(map(bare.__contains__, _PIECES)):
        return _TOLD
    if not is_simple and (any(map(plain.__contains__, _PIECES)) or weigh_brand(plain) >= STRONG):
        return _TOLD
    if bare.startswith(_LAST_WORDS):
        return _LAST
    letters = [char for char in plain if char.isalnum()]
    if len(letters) == 1:
        return _FIGURE if letters[0].isdigit() else _LETTER
    return _PLAIN if letters else _SIGN
