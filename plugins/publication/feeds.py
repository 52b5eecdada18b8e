"""Words: Atom and JSON Feed of the publication, of each office and of each category."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from plugins.press.page import Inputs, Page
from plugins.publication.addresses import ATOM, JSON_FEED, output_path
from plugins.publication.article import Article
from plugins.publication.publication import Publication
from plugins.publication.terms import category_keys, gather, office_keys
from plugins.publication.views import Card

# An empty Atom feed must still say when it was updated; this moment says "never" on any day.
NEVER = "1970-01-01T00:00:00+00:00"


def feed_pages(publication: Publication) -> Iterator[Page]:
    """Both feeds of everything that has feeds, empty ones included: readers subscribe early."""
    if not publication.builds("feeds"):
        return
    name = publication.site.name
    yield from _feeds(publication, publication.articles, "/", name)
    if not publication.builds("term-feeds"):
        return
    by_office = gather(publication.articles, office_keys)
    for office in publication.registers.offices.values():
        yield from _feeds(publication, by_office.get(office.slug, ()), office.url, office.name)
    by_category = gather(publication.articles, category_keys)
    for category in publication.registers.categories.values():
        articles = by_category.get(category.slug, ())
        yield from _feeds(publication, articles, category.url, f"{category.name} – {name}")


def _feeds(publication: Publication, articles: Sequence[Article], url: str, title: str) -> Iterator[Page]:
    newest = articles[: publication.settings.feed_size]
    inputs = {
        "site": publication.site,
        "title": title,
        "url": url,
        "cards": publication.cards_of(newest),
        "updated": tuple((article.modified or article.published).rfc3339 for article in newest),
        "authors": tuple(article.record.authors or (article.office.name,) for article in newest),
    }
    yield Page(path=output_path(url + ATOM), template="feed.xml", inputs=inputs, view=view_atom)
    yield Page(path=output_path(url + JSON_FEED), template="", inputs=inputs, view=view_json_feed)


def entry_id(site_url: str, card: Card) -> str:
    """A feed entry's permanent name.

    Source: RFC 4151 (tag URIs) where the site's address is known; a preview has only the path.
    """
    host = site_url.split("://")[-1]
    return f"tag:{host},{card.published.moment:%Y-%m-%d}:{card.url}" if host else f"urn:artikel:{card.url}"


def view_atom(inputs: Inputs) -> Mapping[str, object]:
    """What `feed.xml` receives."""
    site = inputs["site"]
    entries = tuple(
        {
            "id": entry_id(site.url, card),
            "card": card,
            "url": site.url + card.url,
            "updated": updated,
            "authors": authors,
        }
        for card, updated, authors in zip(inputs["cards"], inputs["updated"], inputs["authors"], strict=True)
    )
    return {
        "site": site,
        "title": inputs["title"],
        "home": site.url + inputs["url"],
        "address": site.url + inputs["url"] + ATOM,
        "updated": max(inputs["updated"], default=NEVER),
        "entries": entries,
    }


def view_json_feed(inputs: Inputs) -> Mapping[str, object]:
    """The whole text of `feed.json`. Source: JSON Feed version 1.1."""
    site = inputs["site"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": inputs["title"],
        "home_page_url": site.url + inputs["url"],
        "feed_url": site.url + inputs["url"] + JSON_FEED,
        "language": site.language,
        "items": [
            {
                "id": entry_id(site.url, card),
                "url": site.url + card.url,
                "title": card.title,
                "content_text": card.summary,
                "summary": card.summary,
                "date_published": card.published.rfc3339,
                "date_modified": updated,
                "authors": [{"name": name} for name in authors],
                "tags": [card.category.text],
            }
            for card, updated, authors in zip(
                inputs["cards"], inputs["updated"], inputs["authors"], strict=True
            )
        ],
    }
    return {"text": json.dumps(feed, ensure_ascii=False, indent=1) + "\n"}
