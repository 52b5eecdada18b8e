"""Words: which articles a reader of this one may want next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.publication.article import Article

# Candidates on each side of an article in the lists of its topics and its category. All pairs
# would make the work grow with the square of the articles.
WINDOW = 6
TOPIC_WEIGHT = 2
CATEGORY_WEIGHT = 1

Key = tuple[str, str]


def find_related(
    articles: Sequence[Article], count: int, shown: Sequence[tuple[int, ...]]
) -> Iterator[list[Article]]:
    """For each article its next of kin by shared topics and category, best first, among equals the newest.

    Args:
        articles: newest first.
        count: how many at the most.
        shown: for each article the places of those that its page shows already.
    """
    keys = [_keys(article) for article in articles]
    lists: dict[Key, list[int]] = {}
    for place, own in enumerate(keys):
        for key, _ in own:
            lists.setdefault(key, []).append(place)
    at = dict.fromkeys(lists, 0)
    for place, own in enumerate(keys):
        scores: dict[int, int] = {}
        for key, weight in own:
            middle = at[key]
            at[key] = middle + 1
            for other in lists[key][max(0, middle - WINDOW) : middle + WINDOW + 1]:
                scores[other] = scores.get(other, 0) + weight
        for other in (place, *shown[place]):
            scores.pop(other, None)
        # One number holds score and place, so that a plain sort puts the best and newest first.
        total = len(articles)
        ranked = sorted([other - score * total for other, score in scores.items()])
        yield [articles[number % total] for number in ranked[:count]]


def _keys(article: Article) -> list[tuple[Key, int]]:
    own = [(("topic", topic.slug), TOPIC_WEIGHT) for topic in article.topics]
    own.append((("category", article.category.slug), CATEGORY_WEIGHT))
    return own
