"""Blocks of a body: where they begin, what they belong to, and without code."""

from __future__ import annotations

from plugins.prose.layout import read_blocks


def test_blocks_are_told_with_their_lines() -> None:
    blocks = list(read_blocks("\na\nb\n\n\n\tc `d`\n"))

    assert [(block.line, block.lines) for block in blocks] == [
        (2, ("a", "b")),
        (6, ("    c \ufffc\ufffc\ufffc",)),
    ]


def test_indented_text_is_code_unless_an_item_is_open() -> None:
    blocks = list(read_blocks("    a\n\n- b\n\n    c\n\nd\n\n    e"))

    assert [block.is_code for block in blocks] == [True, False, False, False, True]


def test_fenced_code_is_no_block() -> None:
    assert [block.text for block in read_blocks("a\n\n```\nb\n\nc\n```\n\nd")] == ["a", "d"]
