"""Store: the lists hold what their README says."""

from __future__ import annotations

from collections import Counter

from plugins.hints.foreign import MAX_PHRASE_WORDS
from plugins.hints.reading import read_lexicon

LEXICON = read_lexicon()


def test_the_list_of_regions_is_complete() -> None:
    kinds = Counter(region.kind for region in LEXICON.regions)

    assert (kinds["provinsi"], kinds["kabupaten"], kinds["kota"]) == (38, 416, 98)


def test_no_region_is_listed_twice() -> None:
    counted = Counter((region.kind, region.name) for region in LEXICON.regions)

    assert [each for each, times in counted.items() if times > 1] == []


def test_there_are_equivalents_enough_and_none_is_its_own() -> None:
    assert len(LEXICON.foreign.equivalents) >= 300
    assert [word for word, others in LEXICON.foreign.equivalents.items() if word in others] == []


def test_no_foreign_entry_is_longer_than_is_looked_for() -> None:
    assert max(len(word.split()) for word in LEXICON.foreign.equivalents) == MAX_PHRASE_WORDS


def test_no_equivalent_is_itself_foreign() -> None:
    foreign = set(LEXICON.foreign.equivalents)

    assert [
        other for others in LEXICON.foreign.equivalents.values() for other in others if other in foreign
    ] == []
