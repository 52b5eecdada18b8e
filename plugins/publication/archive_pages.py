"""Words: archives by year, month and day, of the whole and of each office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.categories.office import Office
from plugins.dates.archives import (
    PeriodKey,
    day_label,
    group_by_period,
    month_name,
    neighbours,
    parts_of,
    period_name,
)
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import ARCHIVES, output_path, period_url
from plugins.publication.article import Article
from plugins.publication.article_pages import view_article
from plugins.publication.body import Bodies
from plugins.publication.heads import feed_links, list_head, pick_masthead
from plugins.publication.lists import Place, cut, make_pager
from plugins.publication.publication import Publication
from plugins.publication.terms import gather, office_keys
from plugins.publication.text_views import ArticleView
from plugins.publication.views import Link
from plugins.publication.views import Period as PeriodView


def archive_pages(publication: Publication) -> Iterator[Page]:
    """Every period that has articles, for all offices together and for each office."""
    if publication.builds("archives"):
        yield from _archives(publication, publication.articles, None)
    if publication.builds("office-archives"):
        by_office = gather(publication.articles, office_keys)
        for slug, articles in by_office.items():
            yield from _archives(publication, articles, publication.registers.offices[slug])


def _archives(publication: Publication, articles: Sequence[Article], office: Office | None) -> Iterator[Page]:
    has_days = publication.builds("days")
    lists = group_by_period(articles, key=lambda article: article.published)
    sideways, parts = neighbours(lists), parts_of(lists)
    for period, members in lists.items():
        if len(period) == 3 and not has_days:
            continue
        older, newer = sideways[period]
        shown = parts[period] if has_days or len(period) == 1 else ()
        view = PeriodView(
            name=period_name(*period),
            up=_link(period[:-1], office) if len(period) > 1 else _overview(office),
            newer=_link(newer, office) if newer else None,
            older=_link(older, office) if older else None,
            parts=tuple(_part(part, office, len(lists[part])) for part in shown),
        )
        yield from _period_pages(publication, members, office, period, view)


def _part(period: tuple[int, ...], office: Office | None, count: int) -> Link:
    """A month in its year's list, or a day in its month's."""
    text = month_name(period[1]) if len(period) == 2 else day_label(period[2])
    return Link(text=text, url=_url(period, office), count=count)


def _url(period: tuple[int, ...], office: Office | None) -> str:
    return period_url(office.slug if office else "", period)


def _link(period: tuple[int, ...], office: Office | None) -> Link:
    return Link(text=period_name(*period), url=_url(period, office))


def _overview(office: Office | None) -> Link:
    return Link(text=say("Arsip"), url=f"{office.url}arsip/" if office else ARCHIVES)


def _period_pages(
    publication: Publication,
    articles: Sequence[Article],
    office: Office | None,
    period: PeriodKey,
    view: PeriodView,
) -> Iterator[Page]:
    for url, part, place in cut(articles, _url(period, office), publication.settings.page_size):
        if len(period) == 3:
            yield day_page(publication, office, period, view, url, place, tuple(part))
        else:
            inputs = _inputs(publication, office, period, view, url, place)
            inputs["cards"] = publication.cards_of(part)
            yield Page(path=output_path(url), template="archive.html", inputs=inputs, view=view_archive)


def day_page(
    publication: Publication,
    office: Office | None,
    period: PeriodKey,
    view: PeriodView,
    url: str,
    place: Place,
    articles: tuple[Article, ...],
) -> Page:
    """One page of a day's archive; it prints its articles whole."""
    inputs = _inputs(publication, office, period, view, url, place)
    inputs |= {"articles": articles, "bodies": publication.bodies}
    return Page(path=output_path(url), template="day.html", inputs=inputs, view=view_day)


def _inputs(
    publication: Publication,
    office: Office | None,
    period: PeriodKey,
    view: PeriodView,
    url: str,
    place: Place,
) -> dict[str, object]:
    return {
        "site": publication.site,
        "tagline": publication.settings.tagline,
        "office": office,
        "url": url,
        "date": period,
        "period": view,
        "place": place,
    }


def _common(inputs: Inputs) -> dict[str, object]:
    site, office, period, date = (inputs[name] for name in ("site", "office", "period", "date"))
    masthead = pick_masthead(site, office, inputs["tagline"])
    home = (Link(text=office.name, url=office.url),) if office else ()
    trail = (
        *home,
        _overview(office),
        *(_link(date[:size], office) for size in range(1, len(date))),
        Link(text=period.name, url=inputs["url"], is_current=True),
    )
    owner = office.name if office else site.name
    return {
        "site": site,
        "masthead": masthead,
        "trail": trail,
        "head": list_head(
            site,
            masthead,
            say("Arsip: %(period)s", period=period.name),
            inputs["url"],
            description=say(
                "Artikel %(owner)s yang terbit pada %(period)s.", owner=owner, period=period.name
            ),
            number=inputs["place"][1],
            feeds=feed_links(owner, office.url if office else "/"),
            trail=trail,
        ),
        "period": period,
        "pager": make_pager(inputs["place"]),
    }


def view_archive(inputs: Inputs) -> Mapping[str, object]:
    """What `archive.html` receives."""
    return {**_common(inputs), "cards": inputs["cards"]}


def view_day(inputs: Inputs) -> Mapping[str, object]:
    """What `day.html` receives: the day's articles whole; tables of contents stay on their own pages."""
    articles = tuple(
        _view_among_others(article, inputs["bodies"], inputs["site"].email, is_opening=place == 0)
        for place, article in enumerate(inputs["articles"])
    )
    return {**_common(inputs), "articles": articles}


def _view_among_others(article: Article, bodies: Bodies, mailbox: str, *, is_opening: bool) -> ArticleView:
    prefix = f"{article.office.slug}-{article.record.slug}-"
    never = len(article.facts.headings) + 1
    return view_article(article, bodies, never, mailbox, prefix, is_opening=is_opening)
