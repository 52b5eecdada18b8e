"""The index in parts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.publication.article import Article
from plugins.search.parts import Part, divide
from tests.plugins.search.making import make_article, make_page, make_withdrawal

FIRST = date(2019, 12, 1)


def make_articles(days: list[int]) -> list[Article]:
    return [make_article((FIRST + timedelta(days=day)).isoformat()) for day in sorted(days, reverse=True)]


def months(part: Part) -> list[str]:
    return [text.published.iso[:7] for text in part.texts if isinstance(text, Article)]


def test_few_texts_stand_in_one_part_named_by_its_first_month() -> None:
    articles = make_articles([0, 40, 400])

    (part,) = divide(articles, [make_page()], 10)

    assert (part.name, part.years) == ("2019-12", (2021, 2020, 2019))
    assert part.texts == (*articles, make_page())


def test_many_texts_are_parted_between_months_from_the_oldest_on() -> None:
    parts = divide(make_articles([0, 1, 31, 32, 62]), [make_page()], 4)

    assert [(part.name, part.years, len(part.texts)) for part in parts] == [
        ("2020-02", (2020,), 2),
        ("2019-12", (2020, 2019), 4),
    ]


def test_a_month_is_never_parted() -> None:
    parts = divide(make_articles([0, 1, 2, 31]), [], 2)

    assert [len(part.texts) for part in parts] == [1, 3]


def test_withdrawn_articles_are_left_out() -> None:
    articles = [make_article("2025-02-26"), make_article("2025-02-25", withdrawal=make_withdrawal())]

    (part,) = divide(articles, [], 10)

    assert part.texts == (articles[0],)


def test_pages_alone_stand_in_a_part_of_their_own() -> None:
    assert [(part.name, part.years) for part in divide([], [make_page()], 10)] == [("laman", ())]
    assert divide([], [], 10) == ()


@given(st.lists(st.integers(0, 900), max_size=40), st.integers(1, 12), st.integers(0, 60))
def test_a_new_article_changes_the_newest_part_alone(days: list[int], most: int, later: int) -> None:
    articles = make_articles(days)
    newest = max(days, default=0)

    before = divide(articles, [], most)
    after = divide([*make_articles([newest + later]), *articles], [], most)

    assert [text for part in before for text in part.texts] == articles
    assert all(len(part.texts) <= most or len(set(months(part))) == 1 for part in before)
    assert after[len(after) - len(before) + 1 :] == before[1:]
