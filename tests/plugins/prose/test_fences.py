"""Fences that nothing closes cannot hold the gate up."""

from __future__ import annotations

from plugins.prose.convert import Converter
from plugins.prose.tangles import MAX_FENCES, find_tangle


def test_a_text_of_fences_alone_is_refused_before_it_is_converted() -> None:
    body = "~~~a\n\n" * 20_000

    tangle = find_tangle(body)

    assert tangle is not None
    assert tangle.fault == f"lebih dari {MAX_FENCES} baris ~~~ atau ```"
    assert Converter().convert(body) == ""


def test_a_text_with_many_examples_of_code_passes() -> None:
    assert find_tangle("```\nkode\n```\n\n" * (MAX_FENCES // 2)) is None
