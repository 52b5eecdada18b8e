"""Words: articles gathered under categories, topics and offices, each article once per list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from plugins.categories.category import Category
from plugins.publication.article import Article


def gather(articles: Sequence[Article], keys: Callable[[Article], Iterable[str]]) -> dict[str, list[Article]]:
    """Key → its articles, in the order given; one pass, whatever the number of keys."""
    lists: dict[str, list[Article]] = {}
    for article in articles:
        for key in keys(article):
            lists.setdefault(key, []).append(article)
    return lists


def category_keys(article: Article) -> tuple[str, ...]:
    """The article's category and all above it: a parent lists its children's articles too."""
    return (*article.category.parents, article.category.slug)


def topic_keys(article: Article) -> tuple[str, ...]:
    """The article's topics."""
    return tuple(topic.slug for topic in article.topics)


def office_keys(article: Article) -> tuple[str, ...]:
    """The article's office."""
    return (article.office.slug,)


def children_of(slug: str, categories: Mapping[str, Category]) -> list[Category]:
    """Categories right below one ("" for the roots), in the register's order."""
    return [
        category
        for category in categories.values()
        if (category.parents[-1] if category.parents else "") == slug
    ]


def line_above(category: Category, categories: Mapping[str, Category]) -> list[Category]:
    """The categories above one, from the root."""
    return [categories[slug] for slug in category.parents]
