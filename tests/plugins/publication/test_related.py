"""Who is led where after an article."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.topic import Topic
from plugins.dates.stamp import Stamp
from plugins.gate.record import Record
from plugins.gate.source import ARTICLE
from plugins.prose.facts import BodyFacts
from plugins.publication.article import Article
from plugins.publication.related import WINDOW, find_related
from plugins.publication.text_views import Withdrawal

ZONE = "Asia/Jakarta"
STAMP = Stamp.from_iso("2025-02-26T08:30+07:00", ZONE)


def make_article(
    name: str, topics: str = "", *, category: str = "a", office: str = "semarang", withdrawn: bool = False
) -> Article:
    """An article about topics of one letter each."""
    return Article(
        record=Record(path=f"artikel/{office}/{name}.md", kind=ARTICLE, slug=name, title=name, summary=name),
        digest=name,
        url=f"/{office}/2025/02/26/{name}/",
        facts=BodyFacts(),
        body_key=name,
        office=Office(slug=office, name=office, city=office, province="", timezone=ZONE),
        category=Category(slug=category, name=category),
        topics=tuple(Topic(slug=letter, name=letter) for letter in topics),
        published=STAMP,
        withdrawal=Withdrawal(stamp=STAMP, reason="Diganti.") if withdrawn else None,
    )


def related(articles: list[Article], count: int = 3) -> list[list[str]]:
    """Names of each article's next of kin, where no page shows any already."""
    found = find_related(articles, count, [()] * len(articles))
    return [[article.record.slug for article in kin] for kin in found]


@pytest.mark.parametrize(
    ("others", "first"),
    [
        ([make_article("kategori"), make_article("topik", "x", category="b")], "topik"),
        ([make_article("satu", "x"), make_article("dua", "xy")], "dua"),
        ([make_article("lain", office="dumai"), make_article("sekantor")], "sekantor"),
        ([make_article("baru"), make_article("lama")], "baru"),
    ],
    ids=["a topic before the category", "two topics before one", "the same office", "the newest"],
)
def test_the_nearest_comes_first(others: list[Article], first: str) -> None:
    own = make_article("ini", "xy")

    assert related([own, *others])[0][0] == first


def test_a_rare_topic_counts_more_than_a_common_one() -> None:
    common = [make_article(f"umum-{number}", "x", category="b") for number in range(5)]
    own, rare = make_article("ini", "xy"), make_article("langka", "y", category="b", office="dumai")

    assert related([own, *common, rare])[0][0] == "langka"


def test_nobody_is_led_to_a_withdrawn_text_but_its_own_readers_are_led_on() -> None:
    withdrawn, other = make_article("dicabut", "x", withdrawn=True), make_article("berlaku", "x")

    assert related([withdrawn, other]) == [["berlaku"], []]


def test_what_the_page_shows_already_is_not_shown_again() -> None:
    articles = [make_article("ini"), make_article("tetangga"), make_article("lain")]

    kin = next(iter(find_related(articles, 3, [(1,), (), ()])))

    assert [article.record.slug for article in kin] == ["lain"]


# How fast a busy machine draws and answers is nobody's promise here.
AT_LEISURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = st.lists(
    st.tuples(
        st.sets(st.sampled_from("wxyz")).map(sorted),
        st.sampled_from("ab"),
        st.sampled_from(["semarang", "dumai"]),
        st.booleans(),
    ),
    max_size=WINDOW + 1,
).map(
    lambda drawn: [
        make_article(str(place), "".join(topics), category=category, office=office, withdrawn=withdrawn)
        for place, (topics, category, office, withdrawn) in enumerate(drawn)
    ]
)


@AT_LEISURE
@given(articles=FEW, count=st.integers(0, 4))
def test_among_few_articles_the_best_of_all_are_found(articles: list[Article], count: int) -> None:
    kin = related(articles, count)

    assert kin == [_best(own, articles)[:count] for own in articles]


def _best(own: Article, articles: list[Article]) -> list[str]:
    """The names of all that share something in force, by comparing every pair."""
    in_force = [article for article in articles if article.withdrawal is None]

    def weigh(other: Article) -> tuple[int, bool]:
        shared = {topic.slug for topic in own.topics} & {topic.slug for topic in other.topics}
        bearers = [sum(slug in {t.slug for t in one.topics} for one in in_force) for slug in shared]
        score = sum(4 * (18 - number.bit_length()) for number in bearers)
        if own.category == other.category:
            score += 2 * (18 - sum(one.category == own.category for one in in_force).bit_length())
        return score, own.office == other.office

    found = [(weigh(other), other.record.slug) for other in in_force if other is not own]
    return [name for score, name in sorted(found, key=lambda one: one[0], reverse=True) if score[0]]


@AT_LEISURE
@given(articles=FEW)
def test_kinship_is_mutual_where_all_have_room(articles: list[Article]) -> None:
    kin = related(articles, len(articles))

    for one, other in combinations(range(len(articles)), 2):
        if articles[one].withdrawal is None and articles[other].withdrawal is None:
            assert (str(other) in kin[one]) == (str(one) in kin[other])
