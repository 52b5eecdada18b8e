"""Sitemaps stay inside their limits, however many texts there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.press.page import Page
from plugins.publication.article import Article
from plugins.publication.maps import map_pages
from plugins.publication.publication import Publication
from plugins.publication.settings import PublicationSettings
from plugins.search.addresses import SearchFiles
from tests.plugins.search.making import ZONE, make_article
from tests.theme.factories import make_site

# Source: sitemaps.org, protocol 0.9; Google, "News sitemaps".
MAX_ADDRESSES, MAX_BYTES, MAX_NEWS = 50_000, 50 * 1024 * 1024, 1_000
ARTICLES = 100_000
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=ZoneInfo(ZONE))


def make_publication(articles: Sequence[Article]) -> Publication:
    """A public site of these articles and nothing else."""
    settings = {"SITENAME": "Kabar", "AGENCY": "BKN", "TIMEZONE": ZONE}
    rest: dict[str, Any] = {"bodies": None, "catalogues": None, "registers": None, "comment_settings": None}
    return Publication(
        settings=PublicationSettings.from_settings(settings),
        now=NOW,
        articles=tuple(articles),
        unlisted=(),
        pages=(),
        threads={},
        cards={},
        site=make_site(),
        search_files=SearchFiles(sheet_url="", script_url="", lost_script_url=""),
        drawing=b"",
        **rest,
    )


def make_articles(count: int, iso: str) -> list[Article]:
    """Articles of one moment, each with an address of the longest common kind."""
    article = make_article(iso)
    return [
        replace(article, url=f"{article.url.removesuffix('naskah/')}{'panjang-sekali-' * 6}{number}/")
        for number in range(count)
    ]


def texts_of(pages: Sequence[Page]) -> dict[str, str]:
    return {page.path: str(page.view(page.inputs)["text"]) for page in pages}


def test_a_hundred_thousand_articles_are_in_sitemaps_that_stay_in_their_limits() -> None:
    articles = make_articles(ARTICLES, "2025-02-26T08:30+07:00")

    texts = texts_of(list(map_pages(make_publication(articles), [article.url for article in articles])))

    named = re.findall(r"/(sitemap-\d+\.xml)</loc>", texts["sitemap.xml"])
    counts = [texts[name].count("<loc>") for name in named]
    assert sum(counts) == ARTICLES
    assert max(counts) <= MAX_ADDRESSES
    assert max(len(text.encode()) for text in texts.values()) <= MAX_BYTES
    assert sorted(texts) == sorted(["sitemap.xml", "robots.txt", *named])


def test_a_small_site_has_one_sitemap() -> None:
    articles = make_articles(3, "2025-02-26")

    texts = texts_of(list(map_pages(make_publication(articles), [article.url for article in articles])))

    assert sorted(texts) == ["robots.txt", "sitemap.xml"]
    assert texts["sitemap.xml"].count("<lastmod>") == 3


def test_a_day_of_many_articles_stays_in_the_limit_of_news() -> None:
    articles = make_articles(MAX_NEWS + 200, "2026-02-28T09:00+07:00")
    old = make_articles(5, "2026-02-26T09:00+07:00")

    texts = texts_of(list(map_pages(make_publication([*articles, *old]), [])))

    assert texts["sitemap-berita.xml"].count("<url>") == MAX_NEWS
    assert "2026/02/26" not in texts["sitemap-berita.xml"]
    assert "sitemap-berita.xml" in texts["robots.txt"]
