"""Rules: texts of different offices that are the same but for names, dates and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.hints.fingerprint import Fingerprint
from plugins.hints.hint import Hint

SET_ASIDE = "nama daerah, kantor, tanggal, dan angka"

MIN_LIKENESS = 0.25
"""Source: the corpus of tests/plugins/hints: copies share 0.29 and more, distinct texts 0.10 and less."""

MIN_TITLE_WORDS = 4
"""Source: our choice; “Lowongan CPNS” may well stand over two texts."""

MAX_HOLDERS = 12
"""Texts remembered for one shingle: what stands in more of them tells nobody apart, and time stays linear."""

MIN_AGREEING = 5
"""Source: of 48 shingles 12 agree on average where a quarter is shared; fewer than 5 in 5 of 1,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One text and the text of another office that it is most like.

    Attributes:
        one, other: the two; likeness: 0 to 1; others: how many more were found like `one`.
    """

    one: Fingerprint
    other: Fingerprint
    likeness: float
    others: int

    def hint(self) -> Hint:
        """What a writer is told."""
        percent = int(self.likeness * 100)
        same = "isi sama" if percent == 100 else f"{percent}% rangkaian katanya sama"
        more = f" dan {self.others} naskah kantor lain" if self.others else ""
        fault = f"{same} dengan {self.other.path}{more} bila {SET_ASIDE} dikesampingkan"
        mend = "tulis apa yang terjadi di kantor Anda sendiri, atau tautkan naskah itu"
        return Hint(file=self.one.path, line=self.one.line, field="title", fault=fault, mend=mend)


def find_same_titles(fingerprints: Iterable[Fingerprint]) -> Iterator[Hint]:
    """Titles that another office has too, but for its place: in a list they cannot be told apart."""
    by_title: dict[tuple[str, ...], list[Fingerprint]] = {}
    for each in fingerprints:
        if len(each.title) >= MIN_TITLE_WORDS:
            by_title.setdefault(each.title, []).append(each)
    for group in by_title.values():
        for each in group if len({one.office for one in group}) > 1 else ():
            other = next(one for one in group if one.office != each.office)
            fault = f"judul sama dengan judul {other.path}, selain {SET_ASIDE}"
            mend = "sebutkan apa yang khas di kantor Anda"
            yield Hint(file=each.path, line=each.line, field="title", fault=fault, mend=mend)


def find_copies(fingerprints: Iterable[Fingerprint]) -> list[Copy]:
    """Every text that nearly equals one of another office, with the likest, in the order given.

    Likeness is exact; which texts are compared is decided by sketches, so a pair just above
    `MIN_LIKENESS` may be missed.
    """
    known = list(fingerprints)
    found: dict[int, dict[int, float]] = {}
    for first, second in _candidates(known):
        likeness = known[first].likeness(known[second])
        if likeness >= MIN_LIKENESS:
            found.setdefault(first, {})[second] = likeness
            found.setdefault(second, {})[first] = likeness
    return [_likest(known, number, found[number]) for number in sorted(found)]


def find_likest(one: Fingerprint, others: Iterable[Fingerprint]) -> Copy | None:
    """The text of another office that one text nearly equals; None where there is none. Nothing is missed.

    For a form, which asks for one text in the making: some 5 µs for each of the others.
    """
    known = [one, *(other for other in others if other.office != one.office)]
    found = {number: one.likeness(known[number]) for number in range(1, len(known))}
    found = {number: likeness for number, likeness in found.items() if likeness >= MIN_LIKENESS}
    return _likest(known, 0, found) if found else None


def _likest(known: list[Fingerprint], number: int, others: Mapping[int, float]) -> Copy:
    best = min(others, key=lambda other: (-others[other], known[other].path))
    return Copy(one=known[number], other=known[best], likeness=others[best], others=len(others) - 1)


def _candidates(known: list[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs of different offices whose sketches agree in some places, each once."""
    holders: dict[int, list[int]] = {}
    for number, each in enumerate(known):
        agreeing: Counter[int] = Counter()
        for shingle in each.sketch:
            held = holders.setdefault(shingle, [])
            agreeing.update(held)
            if len(held) < MAX_HOLDERS:
                held.append(number)
        for other, times in agreeing.items():
            if times >= MIN_AGREEING and known[other].office != each.office:
                yield other, number
