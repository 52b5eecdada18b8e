"""Words: which texts every page that prints texts shows, so that a correction needs no plan of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from plugins.gate.known import Survey
from plugins.keeping.faults import KeptBroken
from plugins.press.page import Inputs, Page
from plugins.publication.archive_pages import view_day
from plugins.publication.article_pages import view_article_page
from plugins.publication.lists import Place
from plugins.publication.views import Card, Period

NAME = "reach.kept"


class TextThen(msgspec.Struct, frozen=True, array_like=True):
    """A source at the last whole plan; texts are counted in the order of their paths.

    Attributes:
        digest: of its bytes.
        face: `Verdict.face`; b"" also where a rule between sources had something to say of it.
        url: its address; "" where it had none.
    """

    digest: str
    face: bytes
    url: str


class Kin(msgspec.Struct, frozen=True, array_like=True):
    """The texts that an article's page shows as cards, by number."""

    newer: int | None
    older: int | None
    related: tuple[int, ...]


class Day(msgspec.Struct, frozen=True, array_like=True):
    """One page of a day's archive, and the articles that it prints whole, by number."""

    office: str
    date: tuple[int, int, int]
    period: Period
    place: Place
    articles: tuple[int, ...]


class Reach(msgspec.Struct, frozen=True, array_like=True):
    """A whole plan, as far as it is about texts.

    Attributes:
        name: of the build that made it.
        texts: path → text; kin: number of an article with a page → what that shows.
        days: address of a day's page → that page, encoded, because few are asked for.
    """

    name: bytes
    texts: dict[str, TextThen]
    kin: dict[int, Kin]
    days: dict[str, msgspec.Raw]

    def day(self, url: str) -> Day | None:
        """The day's page at an address; None where there is none.

        Raises:
            KeptBroken: what is kept is no such page, so nobody's file that is to be trusted.
        """
        told = self.days.get(url)
        try:
            return msgspec.msgpack.decode(told, type=Day) if told is not None else None
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise KeptBroken(f"{NAME}: {error}") from error


def make_reach(
    name: bytes, found: Survey, urls: Mapping[str, str], told: Iterable[str], pages: Iterable[Page]
) -> Reach:
    """The reach of all texts.

    Args:
        urls: address → path of the source; told: paths of sources that any fault or warning is about.
        pages: the plan.
    """
    blamed = set(told)
    url_of = {path: url for url, path in urls.items()}
    numbers = {url_of.get(path, ""): number for number, path in enumerate(found.rows)}
    texts = {
        path: TextThen(row.digest, b"" if path in blamed else row.face, url_of.get(path, ""))
        for path, row in found.rows.items()
    }
    kin, days = {}, {}
    for page in pages:
        if page.view is view_article_page:
            kin[numbers[page.inputs["article"].url]] = _kin(page.inputs, numbers)
        elif page.view is view_day:
            days[page.inputs["url"]] = msgspec.Raw(msgspec.msgpack.encode(_day(page.inputs, numbers)))
    return Reach(name, texts, kin, days)


def _kin(inputs: Inputs, numbers: Mapping[str, int]) -> Kin:
    def number(card: Card | None) -> int | None:
        return numbers[card.url] if card is not None else None

    related = tuple(numbers[card.url] for card in inputs["related"])
    return Kin(number(inputs["newer"]), number(inputs["older"]), related)


def _day(inputs: Inputs, numbers: Mapping[str, int]) -> Day:
    office = inputs["office"]
    articles = tuple(numbers[article.url] for article in inputs["articles"])
    return Day(office.slug if office else "", inputs["date"], inputs["period"], inputs["place"], articles)
