"""Words: the front page, office homes, and the lists of categories and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.categories.office import Office
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import CATEGORIES, TOPICS, office_category_url, output_path, period_url
from plugins.publication.article import Article
from plugins.publication.heads import (
    feed_links,
    list_head,
    mark_current,
    office_masthead,
    pick_masthead,
    site_masthead,
)
from plugins.publication.lists import cut, make_pager
from plugins.publication.publication import Publication
from plugins.publication.terms import (
    category_keys,
    children_of,
    gather,
    line_above,
    office_keys,
    topic_keys,
)
from plugins.publication.views import Link

# Offices and topics named on the front page; the overviews name all.
FRONT_OFFICES = 8
FRONT_TOPICS = 12
# Articles on the front page of offices, and of kinds of text, that are not among the newest.
FRONT_OTHERS = 4


def front_pages(publication: Publication) -> Iterator[Page]:
    """The publication's newest articles, and the ways into it."""
    if not publication.builds("front"):
        return
    by_office = gather(publication.articles, office_keys)
    by_topic = gather(publication.articles, topic_keys)
    by_category = gather(publication.articles, category_keys)
    registers = publication.registers
    roots = children_of("", registers.categories)
    newest = publication.articles[: publication.settings.page_size]
    from_offices = _newest_of_others(newest, by_office)
    from_categories = _newest_of_others(
        (*newest, *from_offices), {root.slug: by_category.get(root.slug, []) for root in roots}
    )
    inputs = {
        "offices": _most_used(by_office, registers.offices, FRONT_OFFICES),
        "topics": _most_used(by_topic, registers.topics, FRONT_TOPICS),
        "categories": tuple(
            Link(text=category.name, url=category.url, count=len(by_category.get(category.slug, ())))
            for category in roots
            if category.slug in by_category
        ),
        "from_offices": publication.cards_of(from_offices),
        "from_categories": publication.cards_of(from_categories),
        "heading": say("Artikel terbaru"),
    }
    yield from _listing(publication, publication.articles, "/", "index.html", view_front, inputs)


def _newest_of_others(shown: Sequence[Article], lists: Mapping[str, Sequence[Article]]) -> list[Article]:
    """The newest article of each list of which nothing is shown yet, the newest of all first.

    Who writes much would otherwise fill the front page alone.
    """
    seen = {article.url for article in shown}
    first = [
        members[0] for members in lists.values() if members and seen.isdisjoint(one.url for one in members)
    ]
    return sorted(first, key=lambda article: article.published.moment, reverse=True)[:FRONT_OTHERS]


def _most_used(lists: Mapping[str, list[Article]], terms: Mapping[str, Any], limit: int) -> tuple[Link, ...]:
    ranked = sorted(lists, key=lambda slug: (-len(lists[slug]), terms[slug].name))
    return tuple(
        Link(text=terms[slug].name, url=terms[slug].url, count=len(lists[slug])) for slug in ranked[:limit]
    )


def _listing(
    publication: Publication,
    articles: Sequence[Article],
    url: str,
    template: str,
    view: Any,
    inputs: Mapping[str, Any],
) -> Iterator[Page]:
    """The pages of one list, alike but for their articles and their place in it."""
    common = {"site": publication.site, "tagline": publication.settings.tagline, **inputs}
    for page_url, part, place in cut(articles, url, publication.settings.page_size):
        yield Page(
            path=output_path(page_url),
            template=template,
            inputs={**common, "url": page_url, "cards": publication.cards_of(part), "place": place},
            view=view,
        )


def view_front(inputs: Inputs) -> Mapping[str, Any]:
    """What `index.html` receives."""
    site = inputs["site"]
    masthead = site_masthead(site, inputs["tagline"])
    number = inputs["place"][1]
    trail = (Link(text=say("Semua artikel"), url=inputs["url"], is_current=True),) if number > 1 else ()
    return {
        "site": site,
        "masthead": masthead,
        "trail": trail,
        "head": list_head(
            site,
            masthead,
            "",
            inputs["url"],
            description=inputs["tagline"],
            number=number,
            feeds=feed_links(site.name, "/"),
        ),
        "pager": make_pager(inputs["place"]),
        "from_offices": inputs["from_offices"] if number == 1 else (),
        "from_categories": inputs["from_categories"] if number == 1 else (),
        **{key: inputs[key] for key in ("heading", "cards", "offices", "categories", "topics")},
    }


def office_pages(publication: Publication) -> Iterator[Page]:
    """Each office's home, and its own list of every category that it has written in."""
    if not publication.builds("offices"):
        return
    by_office = gather(publication.articles, office_keys)
    for office in publication.registers.offices.values():
        articles = by_office.get(office.slug, [])
        by_category = gather(articles, category_keys)
        years = Counter(article.published.year for article in articles)
        inputs = {
            "office": office,
            "categories": _office_categories(publication, office, by_category),
            "years": tuple(
                Link(text=str(year), url=period_url(office.slug, (year,)), count=years[year])
                for year in sorted(years, reverse=True)
            ),
        }
        yield from _listing(publication, articles, office.url, "office.html", view_office, inputs)
        if publication.builds("office-categories"):
            yield from _office_category_pages(publication, office, by_category)


def _office_categories(
    publication: Publication, office: Office, lists: Mapping[str, list[Article]]
) -> tuple[Link, ...]:
    has_pages = publication.builds("office-categories")
    return tuple(
        Link(
            text=category.name,
            url=office_category_url(office.slug, slug) if has_pages else category.url,
            count=len(lists[slug]),
        )
        for slug, category in publication.registers.categories.items()
        if slug in lists
    )


def view_office(inputs: Inputs) -> Mapping[str, Any]:
    """What `office.html` receives."""
    site, office = inputs["site"], inputs["office"]
    masthead = mark_current(office_masthead(site, office), inputs["url"])
    return {
        "site": site,
        "masthead": masthead,
        "trail": (Link(text=office.name, url=office.url, is_current=True),),
        "head": list_head(
            site,
            masthead,
            "",
            inputs["url"],
            description=say(
                "Kabar dan kebijakan kinerja dari %(office)s, %(city)s, %(province)s.",
                office=office.name,
                city=office.city,
                province=office.province,
            ),
            number=inputs["place"][1],
            feeds=feed_links(office.name, office.url),
        ),
        "pager": make_pager(inputs["place"]),
        **{key: inputs[key] for key in ("office", "cards", "categories", "years")},
    }


def _office_category_pages(
    publication: Publication, office: Office, lists: Mapping[str, list[Article]]
) -> Iterator[Page]:
    categories = publication.registers.categories
    for slug, articles in lists.items():
        category = categories[slug]
        url = office_category_url(office.slug, slug)
        above = tuple(
            Link(text=parent.name, url=office_category_url(office.slug, parent.slug))
            for parent in line_above(category, categories)
        )
        children = tuple(
            Link(
                text=child.name,
                url=office_category_url(office.slug, child.slug),
                count=len(lists[child.slug]),
            )
            for child in children_of(slug, categories)
            if child.slug in lists
        )
        inputs = {
            "label": say("Kategori di %(office)s", office=office.name),
            "heading": category.name,
            "description": category.description,
            "children": children,
            "office": office,
            "above": (
                Link(text=office.name, url=office.url),
                Link(text=say("Kategori"), url=f"{office.url}kategori/"),
                *above,
            ),
            "feed_title": office.name,
            "feed_url": office.url,
        }
        yield from _listing(publication, articles, url, "listing.html", view_listing, inputs)


def term_pages(publication: Publication) -> Iterator[Page]:
    """Lists of every category and topic, empty ones included: their addresses are public."""
    registers = publication.registers
    if publication.builds("categories"):
        lists = gather(publication.articles, category_keys)
        for slug, category in registers.categories.items():
            parents = line_above(category, registers.categories)
            inputs = {
                "label": say("Kategori"),
                "heading": category.name,
                "description": category.description,
                "children": tuple(
                    Link(text=child.name, url=child.url, count=len(lists.get(child.slug, ())))
                    for child in children_of(slug, registers.categories)
                ),
                "office": None,
                "above": (
                    Link(text=say("Kategori"), url=CATEGORIES),
                    *(Link(text=parent.name, url=parent.url) for parent in parents),
                ),
                "feed_title": category.name,
                "feed_url": category.url,
            }
            yield from _listing(
                publication, lists.get(slug, []), category.url, "listing.html", view_listing, inputs
            )
    if publication.builds("topics"):
        lists = gather(publication.articles, topic_keys)
        for slug, topic in registers.topics.items():
            inputs = {
                "label": say("Topik"),
                "heading": topic.name,
                "description": topic.description,
                "children": (),
                "office": None,
                "above": (Link(text=say("Topik"), url=TOPICS),),
                "feed_title": publication.site.name,
                "feed_url": "/",
            }
            yield from _listing(
                publication, lists.get(slug, []), topic.url, "listing.html", view_listing, inputs
            )


def view_listing(inputs: Inputs) -> Mapping[str, Any]:
    """What `listing.html` receives."""
    site, office = inputs["site"], inputs["office"]
    masthead = pick_masthead(site, office, inputs["tagline"])
    trail = (*inputs["above"], Link(text=inputs["heading"], url=inputs["url"], is_current=True))
    return {
        "site": site,
        "masthead": masthead,
        "trail": trail,
        "head": list_head(
            site,
            masthead,
            inputs["heading"],
            inputs["url"],
            description=inputs["description"],
            number=inputs["place"][1],
            feeds=feed_links(inputs["feed_title"], inputs["feed_url"]),
            trail=trail,
        ),
        "pager": make_pager(inputs["place"]),
        **{key: inputs[key] for key in ("label", "heading", "description", "children", "cards")},
    }
