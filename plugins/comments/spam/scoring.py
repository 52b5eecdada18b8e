"""Rules: a submission and its circumstances → how much it looks like spam, with reasons.

A score sorts the moderators' work and decides nothing. Points were set so that one plain advertisement
passes 50 and nothing else that an honest reader writes does; the corpus in `tests/plugins/comments/spam` says
how well that holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from plugins.comments.spam.contexts import calls_readers, praises, weigh_opposition
from plugins.comments.spam.flags import find_flags, holds_contact
from plugins.comments.spam.folding import (
    is_costumed,
    is_mixed,
    leave_out_quotes,
    read_plainly,
)
from plugins.comments.spam.links import find_links, hides_target, is_cheap
from plugins.comments.spam.mark import STRONG, TRADE
from plugins.comments.spam.vocabulary import find_all_marks, find_marks, weigh_brand
from plugins.comments.submission import Assessment, Submission

HIGHEST = 100

# Faster than anybody reads a form and types a sentence into it.
MIN_SECONDS = 4.0

# The same words more often than this, or so many from one network within an hour, are hardly a conversation;
# but thousands of phones may share one network, so that weighs little.
MANY_SAME = 2
MANY_FROM_CLIENT = 10

_MOST_GAMBLING = 80
_PRAISE_POINTS = 10
_MANY_CAPITALS = 30
_WITHOUT_CAPITALS = str.maketrans("", "", ascii_uppercase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known of a submission besides its words.

    Attributes:
        seconds: from the printing of the form to its sending; None where nobody knows.
        same_text: how many others with the same words came lately, on any page.
        from_client: how many others came lately from the same network.
        has_bait: True where the field that people do not see was filled in.
        has_proof: True where the reader's browser worked out what it was asked to.
    """

    seconds: float | None = None
    same_text: int = 0
    from_client: int = 0
    has_bait: bool = False
    has_proof: bool = False


def assess(
    submission: Submission, circumstances: Circumstances, official_names: tuple[str, ...] = ()
) -> Assessment:
    """How much a submission looks like spam, why, and what a moderator should look at.

    Args:
        official_names: as for `find_flags`.
    """
    words = f"{submission.name}\n{submission.text}"
    reasons = [
        *weigh_words(words),
        *_weigh_links(submission),
        *_weigh_letters(words),
        *_weigh_circumstances(circumstances),
    ]
    reasons.sort(key=lambda reason: (-reason[1], reason[0]))
    score = sum(points for _, points in reasons)
    return Assessment(
        score=max(0, min(score, HIGHEST)),
        reasons=tuple(reasons),
        flags=find_flags(submission.name, submission.text, official_names),
    )


def weigh_words(text: str) -> list[tuple[str, int]]:
    """Reasons that a text gives by its words on gambling and other wares; empty for nearly every honest one.

    Who speaks against gambling names it too. Where such words outweigh, and nobody is sent anywhere, what was
    found counts a fifth; so does what stands in quotation marks alone.
    """
    plain = read_plainly(text)
    marks = find_all_marks(plain)
    brand = weigh_brand(plain)
    if not marks and not brand:
        return []
    found = {mark.code: mark.points for mark in marks} | ({"judi:nama-situs": brand} if brand else {})
    hidden = [mark for mark in marks if not mark.is_in(plain)]
    leads = [("ajakan", 15)] if calls_readers(plain) else []
    leads += [("kontak", 20)] if holds_contact(text) else []
    leads += [("tautan-iklan", 20)] if find_links(text) else []
    reasons = _cap(list(found.items())) + ([("tersamar", 30)] if hidden else []) + leads
    reasons += [("bujukan", _PRAISE_POINTS)] if praises(plain) else []
    if not hidden and (_only_quotes(plain) or _speaks_against(plain, found, leads)):
        return [(code, max(1, points // 5)) for code, points in reasons]
    return reasons


def _only_quotes(plain: str) -> bool:
    own = leave_out_quotes(plain)
    return own != plain and not weigh_brand(own) and sum(mark.points for mark in find_marks(own)) <= TRADE


def _speaks_against(plain: str, found: Mapping[str, int], leads: Sequence[tuple[str, int]]) -> bool:
    opposing = weigh_opposition(plain)
    advertised = sum(points >= STRONG for points in found.values())
    return opposing >= 2 + advertised + 2 * len(leads)


def _cap(reasons: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """No more than a text can be wrong by this alone, the weightiest kept whole."""
    left, kept = _MOST_GAMBLING, []
    for code, points in sorted(reasons, key=lambda reason: (-reason[1], reason[0])):
        if left:
            kept.append((code, min(points, left)))
            left -= min(points, left)
    return kept


def _weigh_links(submission: Submission) -> list[tuple[str, int]]:
    hosts = find_links(submission.text)
    in_name = find_links(submission.name)
    reasons = []
    if hosts:
        reasons.append(("tautan", min(10 * len(hosts), 40)))
    if any(hides_target(host) for host in (*hosts, *in_name)):
        reasons.append(("tautan-tersembunyi", 20))
    if any(is_cheap(host) for host in (*hosts, *in_name)):
        reasons.append(("tautan-murah", 20))
    if in_name:
        reasons.append(("tautan-pada-nama", 40))
    if "<a " in submission.text.lower() or "[url" in submission.text.lower():
        reasons.append(("markah", 40))
    return reasons


def _weigh_letters(words: str) -> list[tuple[str, int]]:
    reasons = []
    if is_mixed(words):
        reasons.append(("campur-aksara", 30))
    if is_costumed(words):
        reasons.append(("huruf-hias", 20))
    capitals = len(words) - len(words.translate(_WITHOUT_CAPITALS))
    if capitals >= _MANY_CAPITALS and capitals > 0.7 * sum(map(str.isalpha, words)):
        reasons.append(("huruf-kapital", 5))
    return reasons


def _weigh_circumstances(known: Circumstances) -> list[tuple[str, int]]:
    reasons = []
    if known.has_bait:
        reasons.append(("umpan", 60))
    if known.seconds is not None and known.seconds < MIN_SECONDS:
        reasons.append(("terlalu-cepat", 30))
    if known.same_text >= MANY_SAME:
        reasons.append(("berulang", 40))
    if known.from_client >= MANY_FROM_CLIENT:
        reasons.append(("beruntun", 10))
    if known.has_proof:
        reasons.append(("bukti-kerja", -15))
    return reasons
