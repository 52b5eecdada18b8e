"""Rules: title and summary as lists and search results show them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gate.fields import LONG_TITLE_CHARS
from plugins.hints.hint import Hint
from plugins.hints.lexicon import WORD
from plugins.hints.text import Text

LISTED_TITLE_CHARS = 70
"""Source: as for the gate's limits (plugins/gate/fields.py): search engines cut titles near 70 characters."""

SHORT_TITLE_CHARS = 15
"""Source: our choice: two words tell nobody in a list of hundreds what a text is about."""

MIN_NEW_WORDS = 3
"""Source: our choice: a summary that adds fewer words than these says nothing beyond the title."""

_LITTLE = frozenset(
    "adalah agar akan atas bagi dalam dan dari dengan di dapat ini itu juga karena kepada ke oleh pada para "
    "pun sebagai secara serta telah terhadap tentang tersebut untuk yaitu yang".split()
)


def find_headline_hints(text: Text) -> Iterator[Hint]:
    """Titles that lists cut off or that say too little, and summaries that repeat the title."""
    title, summary = text.record.title, text.record.summary
    if LISTED_TITLE_CHARS < len(title) <= LONG_TITLE_CHARS:
        # What is longer still is told by the gate.
        cut = title[:LISTED_TITLE_CHARS].rpartition(" ")[0]
        fault = f"judul {len(title)} aksara terpotong di hasil pencarian: “{cut} …”"
        yield text.remark("title", fault, f"pendekkan sampai {LISTED_TITLE_CHARS} aksara, yang khas di depan")
    elif title and len(title) < SHORT_TITLE_CHARS and text.source.kind == "artikel":
        fault = f"judul hanya {len(title)} aksara"
        yield text.remark("title", fault, "sebutkan apa yang terjadi dan di mana")
    if title and summary and not adds_to(summary, title):
        fault = "ringkasan hanya mengulang judul"
        yield text.remark(
            "summary", fault, "tulis apa yang belum dikatakan judul: siapa, kapan, dan akibatnya"
        )


def adds_to(summary: str, title: str) -> bool:
    """Whether a summary says at least `MIN_NEW_WORDS` words of weight that are not in the title."""
    known = _weighty(title)
    return len(_weighty(summary) - known) >= MIN_NEW_WORDS


def _weighty(text: str) -> set[str]:
    return {word[0].casefold() for word in WORD.finditer(text)} - _LITTLE
