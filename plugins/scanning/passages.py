"""Rules: whether a passage speaks of gambling, and whether it sells it; the words are `comments/spam`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.comments.spam.folding import is_costumed, is_mixed, read_plainly, take_off_disguise
from plugins.comments.spam.scoring import weigh_words
from plugins.comments.spam.vocabulary import OPPOSED, STRONG, find_marks, weigh_brand

GAMBLING = "judi:"
OTHER_WARES = "iklan:"

# From here on a passage sells; the figures are in the README.
SELLS = 50
# Words against it in a whole text, from which on it is a report.
SPEAKS_AGAINST = 4
_CALLING = frozenset({"ajakan", "kontak", "tautan-iklan", "tersamar"})

_NO_WORD = re.compile(r"[\W_]+")
_ADDRESS_JOINTS = re.compile(r"[-_/.?=&+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a passage says of gambling.

    Attributes:
        codes: marks of `comments/spam/vocabulary.py` that it holds, small set, sorted.
        sells: it advertises; calls: it sends its reader somewhere, or hides its words.
        opposing: how many words of those who speak against gambling it holds.
        is_disguised: its letters are dressed up as others.
    """

    codes: tuple[str, ...] = ()
    sells: bool = False
    calls: bool = False
    opposing: int = 0
    is_disguised: bool = False

    @property
    def is_about_gambling(self) -> bool:
        """True where it holds any word of the trade."""
        return bool(self.codes)


SILENT = Passage()


def read_passage(text: str) -> Passage:
    """What a passage of any length says of gambling."""
    plain = read_plainly(text)
    marks = [mark for mark in find_marks(take_off_disguise(plain)) if mark.code.startswith(GAMBLING)]
    brand = weigh_brand(plain)
    is_disguised = is_mixed(text) or is_costumed(text)
    if not marks and brand < STRONG:
        return Passage(is_disguised=True) if is_disguised else SILENT
    reasons = [(code, points) for code, points in weigh_words(text) if not code.startswith(OTHER_WARES)]
    points = sum(points for _, points in reasons)
    opposing = len(set(OPPOSED.findall(plain)))
    codes = sorted({mark.code for mark in marks} | ({"judi:nama-situs"} if brand else set()))
    return Passage(
        codes=tuple(codes),
        sells=points >= SELLS,
        calls=any(code in _CALLING for code, _ in reasons),
        opposing=opposing,
        is_disguised=is_disguised,
    )


def find_selling(blocks: Sequence[str]) -> Iterator[str]:
    """The passages of one text that sell gambling.

    Who reports about it quotes it: in a text that speaks against gambling, only what calls its readers sells.
    """
    speaks_against = sum(read_passage(block).opposing for block in blocks) >= SPEAKS_AGAINST
    for block in blocks:
        passage = read_passage(block)
        if passage.sells and (passage.calls or not speaks_against):
            yield block


def read_address_words(url: str) -> Passage:
    """What the words of an address say: "/situs-slot-gacor/" sells as its title does."""
    return read_passage(_ADDRESS_JOINTS.sub(" ", url))


def squeeze(text: str) -> str:
    """Letters and digits alone, small: two wordings of one passage are equal whatever marks it up."""
    return _NO_WORD.sub("", text.casefold())
