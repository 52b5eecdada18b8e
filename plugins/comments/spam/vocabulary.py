"""Words: all ways of advertising that are looked for, and words that are built like such sites' names."""

from __future__ import annotations

import re
from collections.abc import Container

from plugins.comments.spam.folding import take_off_disguise
from plugins.comments.spam.gambling import GAMBLING_MARKS
from plugins.comments.spam.mark import STRONG, TRADE, Mark
from plugins.comments.spam.wares import OTHER_MARKS

MARKS = (*GAMBLING_MARKS, *OTHER_MARKS)
"""What is looked for; the codes are told by `wording.py`."""

GAMBLING_PIECES = tuple({piece: None for mark in GAMBLING_MARKS for piece in mark.pieces})
PIECES = tuple({piece: None for mark in MARKS for piece in mark.pieces})
# Without disguise figures are letters, so these are looked for in the text as it stands too.
_FIGURED = frozenset(mark.code for mark in MARKS if re.search(r"\d", mark.pattern.pattern))


def find_marks(text: str, codes: Container[str] | None = None) -> list[Mark]:
    """All marks that a text holds, in their order; each piece is looked for once, whoever shares it.

    Args:
        codes: of the marks that are looked for; None for all.
    """
    present = set(filter(text.__contains__, PIECES))
    likely = (mark for mark in MARKS if not present.isdisjoint(mark.pieces))
    return [mark for mark in likely if (codes is None or mark.code in codes) and mark.pattern.search(text)]


def find_all_marks(plain: str) -> list[Mark]:
    """All marks that a text holds without its disguise, or by its figures.

    Args:
        plain: from `read_plainly`.
    """
    bare = take_off_disguise(plain)
    found = find_marks(bare)
    figured = [] if bare == plain else find_marks(plain, _FIGURED - {mark.code for mark in found})
    return found + figured


BRANDS = re.compile(
    r"(?<![\w.])(?!covid|kepmen|permen|pmk|perpres|inpres|hut|se|ppg|sdn|smpn|sman|smkn|http)[a-z]{3,14}"
    r"(?:77|88|99|138|168|188|303|333|338|388|555|777|888|899|999|[1-9]00|[1-9]000|[45]d|toto|jp)(?!\w)"
)
"""Names of such sites: a word with a lucky number or the trade behind it; read in plain text."""
_WEAK_BRANDS = re.compile(
    r"(?<!\w)(?!display|google|replay|darwin|edwin|erwin|irwin|alwin|godwin|baldwin|alphabet|diabet|sorbet)"
    r"[a-z]{4,14}(?:win|play|bet|slot|poker|hoki|casino|spin)(?!\w)"
)
_BRAND_PIECES = (
    *("77", "88", "99", "00", "138", "168", "303", "333", "338", "555", "4d", "5d", "toto", "jp"),
    *("win", "play", "bet", "slot", "poker", "hoki", "casino", "spin"),
)


def weigh_brand(plain: str) -> int:
    """Points for a word that is built like the name of such a site; 0 where there is none."""
    if not any(map(plain.__contains__, _BRAND_PIECES)):
        return 0
    return STRONG if BRANDS.search(plain) else TRADE if _WEAK_BRANDS.search(plain) else 0
