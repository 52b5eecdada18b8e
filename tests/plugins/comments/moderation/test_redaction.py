"""A passage out, and nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.moderation.redaction import GAP, PassageAbsentError, redact_text

# Letters whose other case is one letter too.
WORDS = st.lists(st.text("abcxyz019@.,-", min_size=1, max_size=6), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("passage", "text", "left"),
    [
        ("0812-3456", "Telepon 0812-3456 ya.", f"Telepon {GAP} ya."),
        ("jalan   melati 5", "Rumah di Jalan\nMelati 5.", f"Rumah di {GAP}."),
        ("a.b", "axb a.b", f"axb {GAP}"),
        ("satu", "satu satu dua satu", f"{GAP} dua {GAP}"),
        (r"\1 \g<0>", r"x \1 \g<0> y", f"x {GAP} y"),
        ("moderator", f"tanya moderator {GAP}", f"tanya {GAP}"),
    ],
    ids=["plain", "line_break", "sign", "often", "group", "beside_a_gap"],
)
def test_a_passage_is_found_however_it_stands(passage: str, text: str, left: str) -> None:
    assert redact_text("Sri", text, passage) == ("Sri", left)


def test_a_name_too_long_for_its_mark_is_the_mark() -> None:
    assert redact_text("Sri " + "x y " * 19, "teks", "x")[0] == GAP


@pytest.mark.parametrize("passage", ["tidak ada", "dihapus", "[dihapus moderator]"])
def test_what_is_not_there_is_refused(passage: str) -> None:
    with pytest.raises(PassageAbsentError):
        redact_text("Sri", f"teks {GAP}", passage)


@given(before=WORDS, secret=st.text("0123456789", min_size=6, max_size=16), after=WORDS)
def test_the_passage_goes_and_the_other_words_stay(before: list[str], secret: str, after: list[str]) -> None:
    text = " ".join([*before, f"<{secret}>", *after])

    _, left = redact_text("Sri", text, f"<{secret}>")

    assert left == " ".join([*before, GAP, *after])
