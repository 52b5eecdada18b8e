"""Words: which articles a reader of this one may want next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from plugins.publication.article import Article

# Candidates on each side of an article in the lists of its topics and its category. All pairs
# would make the work grow with the square of the articles.
WINDOW = 6
TOPIC_WEIGHT = 2
CATEGORY_WEIGHT = 1


class Kinship:
    """Finds related articles by shared topics and category, nearest in time among equals.

    Args:
        articles: newest first.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._places: dict[tuple[str, str], dict[str, int]] = {}
        self._lists: dict[tuple[str, str], list[Article]] = {}
        for article in articles:
            for key, _ in _keys(article):
                members = self._lists.setdefault(key, [])
                self._places.setdefault(key, {})[article.url] = len(members)
                members.append(article)

    def related(self, article: Article, count: int, without: Iterable[str] = ()) -> list[Article]:
        """The nearest of kin, best first; among equals the newest.

        Args:
            without: addresses that the page shows already.
        """
        scores: dict[str, int] = {}
        found: dict[str, Article] = {}
        for key, weight in _keys(article):
            place, members = self._places[key][article.url], self._lists[key]
            for other in members[max(0, place - WINDOW) : place + WINDOW + 1]:
                scores[other.url] = scores.get(other.url, 0) + weight
                found[other.url] = other
        for url in (article.url, *without):
            scores.pop(url, None)
        ranked = sorted(
            ((-score, found[url].order, url) for url, score in scores.items()), key=itemgetter(0, 1)
        )
        return [found[url] for _, _, url in ranked[:count]]


def _keys(article: Article) -> Iterator[tuple[tuple[str, str], int]]:
    for topic in article.topics:
        yield ("topic", topic.slug), TOPIC_WEIGHT
    yield ("category", article.category.slug), CATEGORY_WEIGHT
