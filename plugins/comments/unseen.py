"""Words: characters that nobody sees and nobody typed; keyboards, chats and copied pages bring them along."""

from __future__ import annotations

import re
import unicodedata

from plugins.comments.plaintext import normalize

# Source: Unicode Standard 23.2 and 23.8. Soft hyphen, zero width space, word joiner and byte order mark only
# say where a line may end.
_HINTS = re.compile("[\u00ad\u200b\u2060\ufeff]")

# Source: Unicode Standard Annex 9. Without a letter that runs from right to left these turn nothing around;
# what always does (U+202B, U+202D, U+202E, U+2067) is not among them, and is refused.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a\u202c\u2066\u2068\u2069]")
_RIGHT_TO_LEFT = ("R", "AL", "AN")

# They shape Arabic and Indic letters and hold families of emoji together; between Latin letters they do
# nothing.
_JOINERS = re.compile("(?<![^\x00-\u024f\u1e00-\u1eff])[\u200c\u200d]+(?![^\x00-\u024f\u1e00-\u1eff])")


def drop_unseen(text: str) -> str:
    """Text without the invisible characters whose absence changes nothing that a reader sees.

    Args:
        text: any; what is left in it of others is for `plaintext.find_forbidden` to find.

    Returns:
        The text in normal form C.
    """
    if text.isascii() or text.replace("\n", "").isprintable():
        return normalize(text)
    text = _HINTS.sub("", text)
    bare = _DIRECTIONS.sub("", text)
    if not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in bare):
        text = bare
    return normalize(_JOINERS.sub("", text))
