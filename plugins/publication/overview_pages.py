"""Words: the overviews of categories, topics, offices and years, and the page for lost readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.dates.archives import group_by_period, month_name
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import (
    ARCHIVES,
    ATOM,
    CATEGORIES,
    FEEDS,
    JSON_FEED,
    OFFICES,
    TOPICS,
    office_category_url,
    output_path,
    period_url,
)
from plugins.publication.article import Article
from plugins.publication.heads import feed_links, list_head, mark_current, pick_masthead, site_masthead
from plugins.publication.publication import Publication
from plugins.publication.terms import category_keys, children_of, gather, office_keys, topic_keys
from plugins.publication.views import Branch, Head, Link, SearchForm
from plugins.search.addresses import RESULTS


def overview_pages(publication: Publication) -> Iterator[Page]:
    """One page for each way through the publication, and the 404 page."""
    if publication.builds("overviews"):
        yield from _site_overviews(publication)
    if publication.builds("office-archives"):
        yield from _office_overviews(publication)
    yield Page(
        path="404.html",
        template="404.html",
        inputs={
            "site": publication.site,
            "tagline": publication.settings.tagline,
            "files": publication.search_files,
            "is_searchable": publication.settings.search,
        },
        view=view_lost,
    )


def _site_overviews(publication: Publication) -> Iterator[Page]:
    yield _overview(
        publication,
        CATEGORIES,
        say("Kategori"),
        say(
            "Setiap artikel berada dalam satu kategori; "
            "kategori induk memuat juga artikel kategori di bawahnya."
        ),
        _all_category_branches(publication),
    )
    yield _overview(
        publication,
        TOPICS,
        say("Topik"),
        say("Topik menghubungkan artikel dari kantor dan kategori yang berbeda."),
        _topic_branches(publication),
    )
    yield _overview(
        publication,
        OFFICES,
        say("Kantor"),
        say(
            "Setiap kantor bertanggung jawab atas artikelnya sendiri "
            "dan mempunyai halaman serta arsip sendiri."
        ),
        _office_branches(publication),
    )
    yield _overview(
        publication,
        ARCHIVES,
        say("Arsip"),
        say("Semua artikel menurut tahun dan bulan terbit."),
        _year_branches(publication.articles, ""),
    )
    if publication.builds("feeds"):
        yield _feeds_overview(publication)


def _feeds_overview(publication: Publication) -> Page:
    return _overview(
        publication,
        FEEDS,
        say("Umpan"),
        say(
            "Umpan mengabarkan setiap artikel baru kepada Anda, tanpa mendaftar dan tanpa alamat surel. "
            "Salin salah satu alamat ini ke aplikasi pembaca umpan (RSS)."
        ),
        tuple(_feed_branches(publication)),
    )


def _all_category_branches(publication: Publication) -> tuple[Branch, ...]:
    counts = {slug: len(members) for slug, members in gather(publication.articles, category_keys).items()}
    return _category_branches("", publication.registers.categories, counts)


def _topic_branches(publication: Publication) -> tuple[Branch, ...]:
    members = gather(publication.articles, topic_keys)
    topics = publication.registers.topics.values()
    return tuple(
        Branch(
            link=Link(text=topic.name, url=topic.url, count=len(members.get(topic.slug, ()))),
            note=topic.description,
        )
        for topic in sorted(topics, key=lambda topic: topic.name.casefold())
    )


def _feed_branches(publication: Publication) -> Iterator[Branch]:
    """The feeds that a reader may subscribe to; those of offices are on the offices' own pages."""
    both = (("Atom", ATOM), ("JSON Feed", JSON_FEED))
    yield Branch(
        link=Link(text=say("Semua artikel"), url=""),
        children=tuple(Branch(link=Link(text=form, url=f"/{name}")) for form, name in both),
    )
    if not publication.builds("term-feeds"):
        return
    categories = sorted(publication.registers.categories.values(), key=lambda one: one.name.casefold())
    yield Branch(
        link=Link(text=say("Menurut kategori"), url=""),
        children=tuple(Branch(link=Link(text=one.name, url=one.url + ATOM)) for one in categories),
    )
    offices = Link(text=say("Pilih kantor"), url=OFFICES)
    note = say("Setiap kantor menyebut umpannya di halamannya sendiri.")
    yield Branch(link=Link(text=say("Menurut kantor"), url=""), children=(Branch(link=offices, note=note),))


def _category_branches(
    parent: str, categories: Mapping[str, Category], counts: Mapping[str, int]
) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            link=Link(text=category.name, url=category.url, count=counts.get(category.slug, 0)),
            note=category.description,
            children=_category_branches(category.slug, categories, counts),
        )
        for category in children_of(parent, categories)
    )


def _office_branches(publication: Publication) -> tuple[Branch, ...]:
    counts = {slug: len(members) for slug, members in gather(publication.articles, office_keys).items()}
    provinces: dict[str, list[Office]] = {}
    for office in publication.registers.offices.values():
        provinces.setdefault(office.province, []).append(office)
    return tuple(
        Branch(
            link=Link(text=province, url=""),
            children=tuple(
                Branch(
                    link=Link(text=office.name, url=office.url, count=counts.get(office.slug, 0)),
                    note=office.city,
                )
                for office in sorted(provinces[province], key=lambda office: office.name.casefold())
            ),
        )
        for province in sorted(provinces, key=str.casefold)
    )


def _year_branches(articles: Sequence[Article], office_slug: str) -> tuple[Branch, ...]:
    lists = group_by_period(articles, key=lambda article: article.published)
    months: dict[int, list[Branch]] = {}
    for period in sorted(lists, reverse=True):
        if len(period) == 2:
            link = Link(
                text=month_name(period[1]), url=period_url(office_slug, period), count=len(lists[period])
            )
            months.setdefault(period[0], []).append(Branch(link=link))
    return tuple(
        Branch(
            link=Link(text=str(year), url=period_url(office_slug, (year,)), count=len(lists[(year,)])),
            children=tuple(branches),
        )
        for year, branches in months.items()
    )


def _office_overviews(publication: Publication) -> Iterator[Page]:
    by_office = gather(publication.articles, office_keys)
    for office in publication.registers.offices.values():
        articles = by_office.get(office.slug, [])
        yield _overview(
            publication,
            f"{office.url}arsip/",
            say("Arsip"),
            say("Artikel %(office)s menurut tahun dan bulan terbit.", office=office.name),
            _year_branches(articles, office.slug),
            office,
        )
        if publication.builds("office-categories"):
            lists = gather(articles, category_keys)
            yield _overview(
                publication,
                f"{office.url}kategori/",
                say("Kategori"),
                say("Kategori yang dipakai %(office)s.", office=office.name),
                tuple(
                    Branch(
                        link=Link(
                            text=category.name,
                            url=office_category_url(office.slug, slug),
                            count=len(lists[slug]),
                        ),
                        note=category.description,
                    )
                    for slug, category in publication.registers.categories.items()
                    if slug in lists
                ),
                office,
            )


def _overview(
    publication: Publication,
    url: str,
    heading: str,
    introduction: str,
    branches: tuple[Branch, ...],
    office: Office | None = None,
) -> Page:
    return Page(
        path=output_path(url),
        template="overview.html",
        inputs={
            "site": publication.site,
            "tagline": publication.settings.tagline,
            "office": office,
            "url": url,
            "heading": heading,
            "introduction": introduction,
            "branches": branches,
        },
        view=view_overview,
    )


def view_overview(inputs: Inputs) -> Mapping[str, object]:
    """What `overview.html` receives."""
    site, office = inputs["site"], inputs["office"]
    masthead = mark_current(pick_masthead(site, office, inputs["tagline"]), inputs["url"])
    home = (Link(text=office.name, url=office.url),) if office else ()
    trail = (*home, Link(text=inputs["heading"], url=inputs["url"], is_current=True))
    return {
        "site": site,
        "masthead": masthead,
        "trail": trail,
        "head": list_head(
            site,
            masthead,
            inputs["heading"],
            inputs["url"],
            description=inputs["introduction"],
            feeds=feed_links(office.name if office else site.name, office.url if office else "/"),
            trail=trail if office else (),
        ),
        **{key: inputs[key] for key in ("heading", "introduction", "branches")},
    }


def view_lost(inputs: Inputs) -> Mapping[str, object]:
    """What `404.html` receives; it has no address of its own."""
    site, is_searchable = inputs["site"], inputs["is_searchable"]
    masthead = site_masthead(site, inputs["tagline"])
    return {
        "site": replace(site, stylesheet_url=inputs["files"].sheet_url) if is_searchable else site,
        "masthead": masthead,
        "trail": (),
        "head": Head(title=f"{say('Halaman tidak ditemukan')} – {site.name}", is_indexed=False),
        "links": (Link(text=say("Halaman depan"), url="/"), *masthead.links),
        "form": SearchForm(action=RESULTS) if is_searchable else None,
        "script_url": inputs["files"].lost_script_url,
    }
