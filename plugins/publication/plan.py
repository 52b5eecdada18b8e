"""Words: every page of the publication, in one list; the table of contents of the house's output."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.comments.addresses import THANKS
from plugins.press.page import Page
from plugins.publication.archive_pages import archive_pages
from plugins.publication.article_pages import article_pages, undated_pages
from plugins.publication.conversations import comment_feed_pages
from plugins.publication.feeds import feed_pages
from plugins.publication.list_pages import front_pages, office_pages, term_pages
from plugins.publication.maps import map_pages
from plugins.publication.overview_pages import overview_pages
from plugins.publication.publication import Publication
from plugins.publication.redirects import redirect_pages
from plugins.publication.thanks_page import thanks_pages
from plugins.publication.translation_pages import translation_pages
from plugins.search.addresses import RESULTS
from plugins.search.search_page import search_pages

INDEX = "index.html"


def plan_pages(publication: Publication) -> list[Page]:
    """Every page to be made, each path once."""
    pages = list(_texts_and_lists(publication))
    hidden = {RESULTS, THANKS, *(text.url for text in publication.unlisted)}
    urls = [url for page in pages if (url := page_address(page)) and url not in hidden]
    pages += feed_pages(publication)
    pages += comment_feed_pages(publication)
    pages += redirect_pages(publication, pages)
    pages += map_pages(publication, urls)
    return pages


def _texts_and_lists(publication: Publication) -> Iterator[Page]:
    yield from article_pages(publication)
    yield from translation_pages(publication)
    yield from undated_pages(publication)
    yield from front_pages(publication)
    yield from office_pages(publication)
    yield from term_pages(publication)
    yield from archive_pages(publication)
    yield from overview_pages(publication)
    yield from search_pages(publication)
    yield from thanks_pages(publication)


def page_address(page: Page) -> str:
    """The page's address from the root; "" where it has none that a reader would ask for (404)."""
    if page.path == INDEX or page.path.endswith(f"/{INDEX}"):
        return "/" + page.path.removesuffix(INDEX)
    return ""
