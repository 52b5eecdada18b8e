"""Words: a passage taken out of a comment, with a mark in its place."""

from __future__ import annotations

import re

from plugins.comments.comment import MAX_NAME_CHARS

GAP = "[dihapus moderator]"

_GAPS = re.compile(rf"{re.escape(GAP)}(?:\s*{re.escape(GAP)})+")
_SPACE = re.compile(r"\s+")


class PassageAbsentError(ValueError):
    """The passage stands neither in the name nor in the text."""


def redact_text(name: str, text: str, passage: str) -> tuple[str, str]:
    """Name and text without the passage, wherever it stands and however its lines are broken.

    Args:
        passage: as it was copied; not blank.

    Raises:
        PassageAbsentError: it is in neither, or only in the marks of earlier gaps.
    """
    words = [re.escape(word) for word in _SPACE.split(passage) if word]
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    new_name, new_text = _cut(pattern, name), _cut(pattern, text)
    if (new_name, new_text) == (name, text):
        raise PassageAbsentError
    return (new_name if len(new_name) <= MAX_NAME_CHARS else GAP), new_text


def _cut(pattern: re.Pattern[str], words: str) -> str:
    # The marks of earlier gaps are no reader's words.
    parts = words.split(GAP)
    return _GAPS.sub(GAP, GAP.join(pattern.sub(lambda _: GAP, part) for part in parts))
