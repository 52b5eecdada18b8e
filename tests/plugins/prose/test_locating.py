"""Places in the Markdown: in order, whole, and never in code."""

from __future__ import annotations

from plugins.prose.locating import Locator


def test_the_same_text_is_found_place_after_place() -> None:
    locator = Locator("a\nb\na\n", 10)

    assert [locator.find("a"), locator.find("a"), locator.find("a")] == [10, 12, 10]


def test_code_is_passed_over() -> None:
    body = "```\n<b>\n```\n\n`<b>` dan\n``a ` <b>``\n\n<b>"

    assert Locator(body, 1).find("<b>") == 8


def test_a_fence_that_nothing_closes_hides_nothing() -> None:
    body = "~~~\n<b>\n\n```\n<b>\n```\n\n````\n<b>"

    locator = Locator(body, 1)

    assert [locator.find("<b>"), locator.find("<b>")] == [2, 9]


def test_an_address_is_not_found_in_a_longer_one() -> None:
    assert Locator("[a](/x/y/)\n[b](/x/)", 1).find("/x/", whole=True) == 2


def test_the_first_needle_that_occurs_is_taken() -> None:
    assert Locator("a\nb", 1).find("", "c", "b", "a") == 2


def test_words_are_found_in_code() -> None:
    assert Locator("a\n\n`b`\n\nb", 1).find("b", in_code=True) == 3


def test_what_is_not_found_stands_below_blank_lines() -> None:
    assert Locator("\n \na", 7).find("c") == 9


def test_what_is_not_found_stands_on_the_first_line() -> None:
    assert Locator("a\nb", 7).find("c") == 7
