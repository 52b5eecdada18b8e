"""What a header may say of its article's comments."""

from __future__ import annotations

import pytest

from plugins.comments.rules import check_choice

FILE = "artikel/dumai/2025/2025-03-03-disiplin.md"


@pytest.mark.parametrize("value", ["open", "closed"])
def test_the_legal_choices_raise_nothing(value: str) -> None:
    assert check_choice(FILE, value, 7) == []


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("Open", "maksudnya “open”?"),
        ("close", "maksudnya “closed”?"),
        ("colsed", "maksudnya “closed”?"),
        (" tutup ", "maksudnya “closed”?"),
        ("Dibuka", "maksudnya “open”?"),
        ("no", "maksudnya “closed”?"),
        ("30", "tulis “open” atau “closed”"),
    ],
)
def test_another_choice_is_refused_with_what_may_be_meant(value: str, mend: str) -> None:
    told = [problem.tell() for problem in check_choice(FILE, value, 7)]

    assert told == [f"content/{FILE}:7: comments: pilihan “{value}” tidak dikenal; {mend}"]
