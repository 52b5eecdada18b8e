"""Of every audited kind one page is found in the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.audit.sample import SampleRefused, make_bare, pick_pages
from plugins.publication.addresses import output_path
from tests.fixtures.building import Build
from tests.fixtures.content import MakeContent


def test_pages_of_the_real_site_are_found(site: Path) -> None:
    pages = pick_pages(site)

    assert list(pages) == ["front", "article", "category", "search", "office"]
    assert pages["article"].startswith(pages["office"])
    assert pages["category"].startswith("/kategori/")
    assert all((site / output_path(url)).is_file() for url in pages.values())


def test_a_site_without_articles_is_refused(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({"status": "draft"}))

    with pytest.raises(SampleRefused, match=r"^nothing is published, so there is nothing to measure$"):
        pick_pages(built.output)


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleRefused, match=r"^feed\.json is not in the built site$"):
        pick_pages(tmp_path)


def test_the_bare_text_is_the_articles_words_and_loads_nothing(site: Path) -> None:
    page = (site / output_path(pick_pages(site)["article"])).read_text(encoding="utf-8")

    bare = BeautifulSoup(make_bare(page), "html.parser")

    prose = BeautifulSoup(page, "html.parser").select_one("main .prose")
    assert prose is not None and prose.get_text(" ", strip=True) in bare.get_text(" ", strip=True)
    assert bare.select("[src], link[rel=stylesheet], style, nav, form") == []


def test_a_page_without_a_text_has_no_bare_form() -> None:
    with pytest.raises(SampleRefused, match=r"^the article's page has no text$"):
        make_bare("<main><h1>Kabar</h1></main>")
