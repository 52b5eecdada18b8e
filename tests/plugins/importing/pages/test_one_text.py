"""Words: pages of old themes give the paragraphs of their text, whole, once, in order, and nothing else."""

from __future__ import annotations

import pytest

from plugins.importing.comparing import read_passages
from plugins.importing.pages.reading import read_page

from .themes import ALINEA, ONE_TEXT, OTHER, SECOND, TITLE, TWO_TEXTS, WORDS_KEPT


@pytest.mark.parametrize("page", ONE_TEXT.values(), ids=ONE_TEXT.keys())
def test_a_page_gives_the_paragraphs_of_its_text_and_nothing_else(page: str) -> None:
    (post,) = read_page("x.html", page).posts

    said = " ".join(read_passages(post.html))
    assert post.title == TITLE
    assert said == " ".join(ALINEA)


@pytest.mark.parametrize("page", TWO_TEXTS.values(), ids=TWO_TEXTS.keys())
def test_an_archive_gives_each_text_once(page: str) -> None:
    posts = read_page("x.html", page).posts

    assert [(post.title, " ".join(read_passages(post.html))) for post in posts] == [
        (TITLE, " ".join(ALINEA)),
        (SECOND, " ".join(OTHER)),
    ]
    assert all(post.evidence for post in posts)


@pytest.mark.parametrize(("page", "words"), WORDS_KEPT.values(), ids=WORDS_KEPT.keys())
def test_no_word_of_a_text_is_dropped(page: str, words: tuple[str, ...]) -> None:
    (post,) = read_page("x.html", f"<html><body>{page}</body></html>").posts

    assert " ".join(read_passages(post.html)) == " ".join(words)
