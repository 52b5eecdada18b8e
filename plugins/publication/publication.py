"""Words: the publication as a whole, from which pages are planned; no template ever sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.categories.registers import Registers
from plugins.comments.comment import Comment
from plugins.comments.settings import CommentSettings
from plugins.languages.catalogue import Catalogues
from plugins.publication.article import Article, Text
from plugins.publication.body import Bodies
from plugins.publication.settings import PublicationSettings
from plugins.publication.views import Card, Link, Site
from plugins.search.addresses import SearchFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """All that is built at one moment.

    Attributes:
        settings, comment_settings: from pelicanconf.py.
        registers: the legal names.
        now: aware; decides which comment threads are still open.
        articles: those that lists show, newest first; cards: the same as lists show them, by address.
        unlisted: hidden articles and pages.
        translations: of articles, in no list; pages: undated pages.
        threads: address → approved comments.
        site: the constants of every page.
        search_files: addresses of what the search page loads.
        drawing: name of how social cards are drawn; b"" where there are none.
        bodies: where HTML is kept; catalogues: the interface's words in other languages.
    """

    settings: PublicationSettings
    comment_settings: CommentSettings
    registers: Registers
    now: datetime
    articles: tuple[Article, ...]
    unlisted: tuple[Article | Text, ...]
    pages: tuple[Text, ...]
    threads: Mapping[str, tuple[Comment, ...]]
    cards: Mapping[str, Card]
    site: Site
    search_files: SearchFiles
    drawing: bytes
    bodies: Bodies
    catalogues: Catalogues
    translations: tuple[Article, ...] = ()

    @property
    def texts(self) -> tuple[Article | Text, ...]:
        """Every text that has a page."""
        return (*self.articles, *self.translations, *self.unlisted, *self.pages)

    def cards_of(self, articles: Iterable[Article]) -> tuple[Card, ...]:
        """The articles as lists show them."""
        return tuple(self.cards[article.url] for article in articles)

    def builds(self, kind: str) -> bool:
        """True where the settings ask for this kind of page."""
        return kind in self.settings.kinds


def make_card(article: Article, reply_count: int, links: dict[str, Link]) -> Card:
    """An article as lists show it.

    Args:
        links: address → link, filled here; offices and categories are few and need one each.
    """
    office, category = article.office, article.category
    return Card(
        title=article.record.title,
        url=article.url,
        summary=article.record.summary,
        published=article.published,
        office=links.get(office.url) or links.setdefault(office.url, Link(text=office.name, url=office.url)),
        category=links.get(category.url)
        or links.setdefault(category.url, Link(text=category.name, url=category.url)),
        is_withdrawn=article.withdrawal is not None,
        reply_count=reply_count,
    )
