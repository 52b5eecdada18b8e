"""Facts survive being kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.prose.facts import BodyFacts

from .bodies import judge, made_up_bodies


@given(made_up_bodies)
def test_facts_come_back_from_json_as_they_went(body: str) -> None:
    facts, _ = judge(body)

    kept = json.loads(json.dumps(facts.to_plain()))

    assert BodyFacts.from_plain(kept) == facts


@pytest.mark.parametrize("plain", [[], [1, 2, 3, 4, 5], [[["a"]], [], [], [], 0]])
def test_lists_of_another_form_are_refused(plain: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        BodyFacts.from_plain(plain)


@given(st.integers(min_value=0))
def test_no_facts_are_empty_facts(words: int) -> None:
    assert BodyFacts.from_plain([[], [], [], [], words]) == BodyFacts(word_count=words)
