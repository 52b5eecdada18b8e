"""What a first visit costs, in bytes as a reader's phone receives them, and in elements."""

from __future__ import annotations

import brotli
import pytest
from bs4 import BeautifulSoup

from plugins.press.stylesheet import join_stylesheet
from tests.theme.components import THEME
from tests.theme.factories import SEED
from tests.theme.test_pages import PAGES, make_page, render_page

# The budgets of the reading design: `theme/README.md`, "Budgets".
ARTICLE_BYTES = 6_500
LIST_BYTES = 10_000
STYLESHEET_BYTES = 2_600
ELEMENTS = 160
REQUESTS = 2
LISTS = [name for name, (template, _) in PAGES.items() if template not in ("article.html", "redirect.html")]


def compressed(text: str) -> int:
    return len(brotli.compress(text.encode("utf-8"), quality=11))


def stylesheet() -> str:
    return join_stylesheet(THEME / "static" / "css" / "site.css")


def weigh(page: str) -> dict[str, int]:
    return {
        "page": compressed(render_page(page)),
        "stylesheet": compressed(stylesheet()),
    }


def weigh_parts(page: str) -> str:
    """The page's parts by their share, heaviest first: what a failing budget should name."""
    markup = make_page(page)
    parts = {
        "head": markup.head,
        **{str(tag.get("class") or tag.name): tag for tag in markup.main.select("main > *, main > * > *")},
    }
    weights = sorted(((compressed(str(tag)), name) for name, tag in parts.items()), reverse=True)
    return ", ".join(f"{name} {weight}" for weight, name in weights)


def test_the_measured_text_has_452_words() -> None:
    text = BeautifulSoup(SEED.read_text(encoding="utf-8"), "html.parser").get_text(" ")

    assert len(text.split()) == 452


def test_an_article_with_its_form_stays_within_its_bytes() -> None:
    weights = weigh("article")

    assert sum(weights.values()) <= ARTICLE_BYTES, f"{weights}; {weigh_parts('article')}"


def test_an_article_needs_at_most_two_requests() -> None:
    page = make_page("article")

    loaded = page.select("link[rel=stylesheet], script[src], img")
    assert 1 + len(loaded) <= REQUESTS


def test_an_article_has_few_elements() -> None:
    assert len(make_page("article").find_all(True)) <= ELEMENTS


@pytest.mark.parametrize("name", LISTS)
def test_every_other_page_stays_within_its_bytes(name: str) -> None:
    weights = weigh(name)

    assert sum(weights.values()) <= LIST_BYTES, f"{weights}; {weigh_parts(name)}"


def test_the_stylesheet_stays_within_its_bytes() -> None:
    assert compressed(stylesheet()) <= STYLESHEET_BYTES
