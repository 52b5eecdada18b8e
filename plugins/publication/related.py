"""Words: which articles a reader of this one may want next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from plugins.publication.article import Article

# Candidates on each side of an article in the lists of its topics and its category. All pairs
# would make the work grow with the square of the articles.
WINDOW = 6
# What a name tells of an article that bears it: less with each doubling of those that bear it too,
# so that one article more rarely moves anything. The commonest name of 100,000 articles still counts.
RAREST = 18
# Even, so that one point more for the same office decides between equals alone.
TOPIC_WEIGHT = 4
CATEGORY_WEIGHT = 2

Key = tuple[str, str]


def find_related(
    articles: Sequence[Article], count: int, shown: Sequence[tuple[int, ...]]
) -> Iterator[list[Article]]:
    """For each article its next of kin by shared topics and category, best first.

    A topic weighs twice what a category does, and a rare one more than a common one. Among equals
    those of the same office come first, then the newest. Nobody is led to a withdrawn text.

    Args:
        articles: newest first.
        count: how many at the most.
        shown: for each article the places of those that its page shows already.
    """
    keys = [_keys(article) for article in articles]
    offices = [article.office.slug for article in articles]
    lists = _list_in_force(articles, keys)
    at = dict.fromkeys(lists, 0)
    for place, own in enumerate(keys):
        scores = _score(own, lists, at)
        if articles[place].withdrawal is None:
            for key in own:
                at[key] += 1
        yield [articles[other] for other in _choose(scores, offices, place, shown[place])[:count]]


def find_related_of(
    articles: Sequence[Article], count: int, place: int, shown: tuple[int, ...]
) -> list[Article]:
    """The same for the article at one place alone."""
    keys = [_keys(article) for article in articles]
    offices = [article.office.slug for article in articles]
    lists = _list_in_force(articles, keys)
    at = {key: bisect_left(lists[key], place) for key in keys[place]}
    scores = _score(keys[place], lists, at)
    return [articles[other] for other in _choose(scores, offices, place, shown)[:count]]


def _score(own: list[Key], lists: Mapping[Key, list[int]], at: Mapping[Key, int]) -> dict[int, int]:
    """What each candidate has in common with an article: `at` is where it stands in the lists of its keys."""
    scores: dict[int, int] = {}
    for key in own:
        middle, weight = at[key], _weigh(key, len(lists[key]))
        for other in lists[key][max(0, middle - WINDOW) : middle + WINDOW + 1]:
            scores[other] = scores.get(other, 0) + weight
    return scores


def _choose(scores: dict[int, int], offices: Sequence[str], place: int, shown: tuple[int, ...]) -> list[int]:
    for other in (place, *shown):
        scores.pop(other, None)
    return _rank(scores, offices, offices[place])


def _rank(scores: dict[int, int], offices: Sequence[str], office: str) -> list[int]:
    """Places by their scores, among equals those of one office, then the newest."""
    # One number holds all three, so that a plain sort needs no comparison of ours.
    total = len(offices)
    ranked = sorted([other - (score + (offices[other] == office)) * total for other, score in scores.items()])
    return [number % total for number in ranked]


def _keys(article: Article) -> list[Key]:
    return [*(("topic", topic.slug) for topic in article.topics), ("category", article.category.slug)]


def _list_in_force(articles: Sequence[Article], keys: Sequence[list[Key]]) -> dict[Key, list[int]]:
    """For every topic and category the places of its articles, without withdrawn ones."""
    lists: dict[Key, list[int]] = {}
    for place, (article, own) in enumerate(zip(articles, keys, strict=True)):
        for key in own:
            named = lists.setdefault(key, [])
            if article.withdrawal is None:
                named.append(place)
    return lists


def _weigh(key: Key, bearers: int) -> int:
    weight = TOPIC_WEIGHT if key[0] == "topic" else CATEGORY_WEIGHT
    return weight * max(1, RAREST - bearers.bit_length())
