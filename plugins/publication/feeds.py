"""Words: Atom and JSON Feed of the publication, of each office and of each category."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.dates.stamp import Stamp
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import ATOM, JSON_FEED, output_path
from plugins.publication.article import Article
from plugins.publication.attached import Attached
from plugins.publication.publication import Publication
from plugins.publication.terms import category_keys, gather, office_keys
from plugins.publication.text_views import Withdrawal
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
        "updated": tuple(find_updated(article) for article in newest),
        "withdrawals": tuple(article.withdrawal for article in newest),
        "authors": tuple(article.record.authors or (article.office.name,) for article in newest),
        # What is no longer in force is not handed on.
        "attachments": tuple(() if article.withdrawal else article.attachments for article in newest),
    }
    yield Page(path=output_path(url + ATOM), template="feed.xml", inputs=inputs, view=view_atom)
    yield Page(path=output_path(url + JSON_FEED), template="", inputs=inputs, view=view_json_feed)


def find_updated(article: Article) -> Stamp:
    """The latest moment at which an article became other than it was: changed, or withdrawn."""
    withdrawn = article.withdrawal.stamp if article.withdrawal else None
    stamps = (article.published, article.modified, withdrawn)
    return max((stamp for stamp in stamps if stamp is not None), key=lambda stamp: stamp.moment)


def word_entry(card: Card, withdrawal: Withdrawal | None) -> tuple[str, str]:
    """Title and summary of an entry; those of a withdrawn text say so first.

    Who reads feeds may never open the page again, so the entry itself has to tell it.
    """
    if withdrawal is None:
        return card.title, card.summary
    return say("Dicabut: %(title)s", title=card.title), f"{withdrawal.reason} {card.summary}"


def entry_id(site_url: str, card: Card) -> str:
    """A feed entry's permanent name.

    Source: RFC 4151 (tag URIs) where the site's address is known; a preview has only the path.
    """
    host = site_url.split("://")[-1]
    return f"tag:{host},{card.published.moment:%Y-%m-%d}:{card.url}" if host else f"urn:artikel:{card.url}"


def view_atom(inputs: Inputs) -> Mapping[str, object]:
    """What `feed.xml` receives."""
    site = inputs["site"]
    newest = max(inputs["updated"], key=lambda stamp: stamp.moment, default=None)
    return {
        "site": site,
        "title": inputs["title"],
        "home": site.url + inputs["url"],
        "address": site.url + inputs["url"] + ATOM,
        "updated": newest.rfc3339 if newest else NEVER,
        "entries": tuple(_entries(inputs)),
    }


def _entries(inputs: Inputs) -> Iterator[dict[str, Any]]:
    names = ("cards", "updated", "withdrawals", "authors", "attachments")
    rows = (inputs[name] for name in names)
    for card, updated, withdrawal, authors, attachments in zip(*rows, strict=True):
        title, summary = word_entry(card, withdrawal)
        yield {
            "id": entry_id(inputs["site"].url, card),
            "url": inputs["site"].url + card.url,
            "title": title,
            "summary": summary,
            "published": card.published.rfc3339,
            "updated": updated.rfc3339,
            "authors": authors,
            "category": card.category.text,
            "attachments": tuple(_hand_on(attached, inputs["site"].url) for attached in attachments),
        }


def _hand_on(attached: Attached, site_url: str) -> dict[str, Any]:
    """A document under the names that JSON Feed gives it."""
    return {
        "url": site_url + attached.url,
        "mime_type": attached.document.kind.media_type,
        "title": attached.title,
        "size_in_bytes": attached.document.size,
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
                "id": entry["id"],
                "url": entry["url"],
                "title": entry["title"],
                "content_text": entry["summary"],
                "summary": entry["summary"],
                "date_published": entry["published"],
                "date_modified": entry["updated"],
                "authors": [{"name": name} for name in entry["authors"]],
                "tags": [entry["category"]],
                **({"attachments": list(entry["attachments"])} if entry["attachments"] else {}),
            }
            for entry in _entries(inputs)
        ],
    }
    return {"text": json.dumps(feed, ensure_ascii=False, indent=1) + "\n"}
