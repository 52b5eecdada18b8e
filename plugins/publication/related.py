"""Words: which articles a reader of this one may want next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    weights = {key: _weigh(key, len(places)) for key, places in lists.items()}
    at = dict.fromkeys(lists, 0)
    for place, own in enumerate(keys):
        scores: dict[int, int] = {}
        for key in own:
            middle, weight = at[key], weights[key]
            for other in lists[key][max(0, middle - WINDOW) : middle + WINDOW + 1]:
                scores[other] = scores.get(other, 0) + weight
            if articles[place].withdrawal is None:
                at[key] = middle + 1
        for other in (place, *shown[place]):
            scores.pop(other, None)
        yield [articles[other] for other in _rank(scores, offices, offices[place])[:count]]


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
