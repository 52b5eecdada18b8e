"""Words: what the form's text editor rewrites is put back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editor.body import settle_body, tidy_body
from plugins.prose.convert import Converter

EDITED = """\
* satu

  * anak satu
  * anak dua
* dua

1. pertama

   * di dalam
2. kedua

| Kolom | Nilai |
| ----- | :---- |
| a     | 1     |

Baris pertama\\
baris kedua
"""
HOUSE = (
    """\
- satu
    - anak satu
    - anak dua
- dua

1. pertama
    - di dalam
2. kedua

| Kolom | Nilai |
| --- | :--- |
| a | 1 |

"""
    + "Baris pertama  \nbaris kedua"
)


def test_signs_of_the_text_editor_become_ours() -> None:
    assert tidy_body(EDITED) == HOUSE


def test_children_of_a_list_stay_children() -> None:
    html = Converter().convert(tidy_body(EDITED))

    assert html.count("<ul>") == 3
    assert "<br" in html


def test_lines_that_were_not_edited_keep_their_writers_hand() -> None:
    before = "+ satu\n+ dua\n\n|a|b|\n|-|-|\n|1|2|\n\nAkhir."

    after = settle_body("* satu\n* dua\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nAkhir yang baru.", before)

    assert after == "+ satu\n+ dua\n\n|a|b|\n|-|-|\n|1|2|\n\nAkhir yang baru."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\n* a\n\n  * b\n| a  |\n```", id="code"),
        pytest.param("Satu\n\n* * *\n\nDua", id="line across"),
        pytest.param("5 * 3 = 15 dan a_b", id="signs in a sentence"),
        pytest.param("- satu\n    - anak\n\n    alinea anak satu\n- dua", id="paragraph within an item"),
        pytest.param('![a](/media/b.jpg "c")', id="picture"),
    ],
)
def test_what_is_right_already_is_left_alone(text: str) -> None:
    assert tidy_body(text) == text


@given(st.lists(st.sampled_from(["* a", "  * b", "    - c", "1. d", "", "teks", "| a  |", "   e", "f\\"])))
def test_tidying_twice_changes_nothing_more(lines: list[str]) -> None:
    once = tidy_body("\n".join(lines))

    assert tidy_body(once) == once
