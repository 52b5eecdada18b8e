"""What nobody sees is left out only where its absence changes nothing that a reader sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.plaintext import find_forbidden
from plugins.comments.unseen import drop_unseen

ARABIC, EMOJI_FAMILY = "\u0627\u0644\u0633\u0644\u0627\u0645", "\U0001f468\u200d\U0001f469\u200d\U0001f467"
UNSEEN = "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202c\u2066\u2068\u2069\u200c\u200d"


@pytest.mark.parametrize("char", UNSEEN, ids=lambda char: f"U+{ord(char):04X}")
def test_it_is_left_out_of_indonesian(char: str) -> None:
    text = drop_unseen(f"{char}Harga be{char}ras,\n{char}{char}naik 5{char}%{char}")

    assert text == "Harga beras,\nnaik 5%"


@pytest.mark.parametrize(
    "text",
    [
        EMOJI_FAMILY,
        f"Kata {ARABIC}\u200f! artinya damai",
        f"{ARABIC[:2]}\u200c{ARABIC[2:]}",
        "\u0915\u094d\u200d\u0937",
        "Terima kasih 👍🏽\ufe0f",
        "harga\u202e beras",
        "caf\u00e9",
    ],
    ids=[
        "emoji",
        "direction-beside-arabic",
        "joiner-in-arabic",
        "joiner-in-hindi",
        "variation",
        "override",
        "accent",
    ],
)
def test_what_shapes_or_turns_what_is_seen_stays(text: str) -> None:
    assert drop_unseen(text) == text


def test_mark_of_direction_beside_arabic_is_left_to_the_guards() -> None:
    assert find_forbidden(drop_unseen(f"{ARABIC}\u200f!"), is_one_line=False) == "\u200f"


@given(
    st.text(
        st.sampled_from(UNSEEN + "ae\u0301\u0300 \n5!\u0627\U0001f468\u202e")
        | st.characters(exclude_categories=["Cs"])
    )
)
def test_all_that_is_seen_stays_in_normal_form_and_nothing_more_is_left_out_the_second_time(
    text: str,
) -> None:
    kept = drop_unseen(text)

    def bare(words: str) -> str:
        return unicodedata.normalize("NFC", "".join(char for char in words if char not in UNSEEN))

    assert bare(kept) == bare(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert drop_unseen(kept) == kept
