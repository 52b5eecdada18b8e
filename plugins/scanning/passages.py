"""Rules: whether a passage speaks of gambling, and whether it sells it; the words are `comments/spam`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.comments.spam.contexts import weigh_opposition, weigh_report
from plugins.comments.spam.folding import is_costumed, is_mixed, read_plainly
from plugins.comments.spam.mark import STRONG
from plugins.comments.spam.scoring import weigh_words
from plugins.comments.spam.vocabulary import find_all_marks, weigh_brand

GAMBLING = "judi:"
OTHER_WARES = "iklan:"

# From here on a passage sells; the figures are in the README.
SELLS = 50
# The same where nothing in it speaks against gambling, and more than one word of the trade is in it.
SELLS_UNOPPOSED = 30
# Words against it in a whole text, from which on it is a report.
SPEAKS_AGAINST = 4
_CALLING = frozenset({"ajakan", "kontak", "tautan-iklan", "tersamar"})

_QUOTES = str.maketrans("", "", "\"“”„«»‘’'")
_NO_WORD = re.compile(r"[\W_]+")
_ADDRESS_JOINTS = re.compile(r"[-_/.?=&+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a passage says of gambling.

    Attributes:
        codes: marks of `comments/spam/vocabulary.py` that it holds, small set, sorted.
        sells: it advertises; calls: it sends its reader somewhere, or hides its words.
        is_strong: it holds a word that hardly stands anywhere but in an advertisement.
        opposing: how much it says as those who speak against gambling do.
        is_disguised: its letters are dressed up as others.
    """

    codes: tuple[str, ...] = ()
    sells: bool = False
    calls: bool = False
    is_strong: bool = False
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
    marks = [mark for mark in find_all_marks(plain) if mark.code.startswith(GAMBLING)]
    brand = weigh_brand(plain)
    is_disguised = is_mixed(text) or is_costumed(text)
    if not marks and brand < STRONG:
        return Passage(is_disguised=True) if is_disguised else SILENT
    reasons = [(code, points) for code, points in weigh_words(text) if not code.startswith(OTHER_WARES)]
    points = sum(points for _, points in reasons)
    opposing = weigh_opposition(plain)
    codes = sorted({mark.code for mark in marks} | ({"judi:nama-situs"} if brand else set()))
    is_strong = brand >= STRONG or any(mark.points >= STRONG for mark in marks)
    is_trade = not opposing and (is_strong or len(codes) > 1)
    return Passage(
        codes=tuple(codes),
        sells=points >= (SELLS_UNOPPOSED if is_trade else SELLS),
        calls=any(code in _CALLING for code, _ in reasons),
        is_strong=is_strong,
        opposing=opposing,
        is_disguised=is_disguised,
    )


def find_selling(blocks: Sequence[str]) -> Iterator[str]:
    """The passages of one text that sell gambling.

    Who reports about it quotes it: in a text that speaks against gambling, only what calls its readers sells;
    and quotation marks excuse nothing in a text that does not report.
    """
    passages = [read_passage(block) for block in blocks]
    against = sum(passage.opposing for passage in passages if not passage.sells)
    is_report = _is_report(blocks, passages)
    for block, passage in zip(blocks, passages, strict=True):
        is_told = passage.sells and (passage.calls or against < SPEAKS_AGAINST)
        if is_told or (not is_report and passage.is_strong and _sells_unquoted(block)):
            yield block


def _sells_unquoted(block: str) -> bool:
    return read_passage(block.translate(_QUOTES)).sells


def _is_report(blocks: Sequence[str], passages: Sequence[Passage]) -> bool:
    weight = sum(passage.opposing for passage in passages if not passage.sells)
    return weight + sum(weigh_report(read_plainly(block)) for block in blocks) >= SPEAKS_AGAINST


def read_address_words(url: str) -> Passage:
    """What the words of an address say: "/situs-slot-gacor/" sells as its title does."""
    return read_passage(_ADDRESS_JOINTS.sub(" ", url))


def squeeze(text: str) -> str:
    """Letters and digits alone, small: two wordings of one passage are equal whatever marks it up."""
    return _NO_WORD.sub("", text.casefold())
