"""Rules: texts that look as if intruders had put them there; a person judges them, and they stay apart."""

from __future__ import annotations

import re

from plugins.comments.spam.scoring import weigh_words

# The same measure as for comments: one plain advertisement passes it, a report about gambling does not.
PLANTED_SCORE = 50
_WINDOW_CHARS = 1500
_WORD_CHARS = re.compile(r"\s+")


def find_planted(title: str, text: str) -> str:
    """Why a text looks planted; "" where it does not.

    Args:
        text: its passages as readers saw them; a planted passage may stand in an honest text.
    """
    flat = _WORD_CHARS.sub(" ", text)
    pieces = [flat[at : at + _WINDOW_CHARS] for at in range(0, max(len(flat), 1), _WINDOW_CHARS)][:200]
    weights = [weigh_words(f"{title}\n{piece}") for piece in pieces]
    scores = [sum(points for _, points in reasons) for reasons in weights]
    heavy = [number for number, score in enumerate(scores) if score >= PLANTED_SCORE]
    # Reports name such offers once or twice; what sells them does so throughout, or in its title.
    if not heavy or len(heavy) * 2 < len(pieces):
        return ""
    reasons = ", ".join(f"{name} ({points})" for name, points in weights[heavy[0]])
    return f"kata-katanya seperti iklan judi: {reasons}"
