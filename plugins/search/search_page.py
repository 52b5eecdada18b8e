"""Words: the search form's page, and the page of what it found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import ARCHIVES, CATEGORIES, OFFICES, TOPICS, output_path
from plugins.publication.article import Article
from plugins.publication.heads import list_head, mark_current, site_masthead
from plugins.publication.publication import Publication
from plugins.publication.terms import category_keys, children_of
from plugins.publication.views import Choice, Link, SearchForm
from plugins.search.addresses import INDEX, PATH, RESULTS
from plugins.search.parts import Part, divide
from plugins.search.policy import write_policy

DEEPER = "– "


def parts_of(publication: Publication) -> tuple[Part, ...]:
    """The index's parts; none where the settings do not ask for a search."""
    if not publication.settings.search:
        return ()
    return divide(publication.articles, publication.pages, publication.settings.search_part_texts)


def search_pages(publication: Publication) -> Iterator[Page]:
    """The pages `/cari/` and `/cari/hasil/`; where there is no index, they say so and lead on."""
    parts = parts_of(publication)
    articles = [text for part in parts for text in part.texts if isinstance(text, Article)]
    inputs = {
        "site": publication.site,
        "tagline": publication.settings.tagline,
        "files": publication.search_files,
        "parts": tuple((part.name, part.years) for part in parts),
        "offices": _offices(publication, articles),
        "categories": _categories(publication, articles),
    }
    yield Page(path=output_path(PATH), template="search.html", inputs=inputs, view=view_search)
    yield Page(path=output_path(RESULTS), template="search.html", inputs=inputs, view=view_results)


def _offices(publication: Publication, articles: list[Article]) -> tuple[Choice, ...]:
    used = {article.office.slug for article in articles}
    offices = [office for office in publication.registers.offices.values() if office.slug in used]
    offices.sort(key=lambda office: office.name.casefold())
    return tuple(Choice(value=office.slug, text=office.name) for office in offices)


def _categories(publication: Publication, articles: list[Article]) -> tuple[Choice, ...]:
    """Those that have articles, each set in below the one above it."""
    used = {slug for article in articles for slug in category_keys(article)}

    def below(parent: str) -> Iterator[Choice]:
        for category in children_of(parent, publication.registers.categories):
            if category.slug in used:
                yield Choice(value=category.slug, text=DEEPER * len(category.parents) + category.name)
                yield from below(category.slug)

    return tuple(below(""))


def ways_on() -> tuple[Link, ...]:
    """Ways to an article without a search."""
    return (
        Link(text=say("Semua kategori"), url=CATEGORIES),
        Link(text=say("Semua topik"), url=TOPICS),
        Link(text=say("Semua kantor"), url=OFFICES),
        Link(text=say("Arsip menurut tanggal"), url=ARCHIVES),
    )


def view_search(inputs: Inputs) -> Mapping[str, object]:
    """What `search.html` receives where a reader asks: a form that leads on, and no script."""
    site, heading = inputs["site"], say("Cari")
    masthead = mark_current(site_masthead(site, inputs["tagline"]), PATH)
    description = say("Cari artikel menurut kata, kantor, kategori, dan tahun.")
    return {
        **_shared(inputs, index=""),
        "masthead": masthead,
        "trail": (Link(text=heading, url=PATH, is_current=True),),
        "head": list_head(site, masthead, heading, PATH, description=description),
        "heading": heading,
        "script_url": "",
    }


def view_results(inputs: Inputs) -> Mapping[str, object]:
    """What `search.html` receives where a reader is answered, by the script alone: nothing for a crawler."""
    site, heading = inputs["site"], say("Hasil pencarian")
    shared = _shared(inputs, index=INDEX)
    masthead = site_masthead(site, inputs["tagline"])
    return {
        **shared,
        "site": _with_policy(shared["site"]),
        "masthead": masthead,
        "trail": (Link(text=say("Cari"), url=PATH), Link(text=heading, url=RESULTS, is_current=True)),
        "head": list_head(site, masthead, heading, RESULTS, is_indexed=False),
        "heading": heading,
        "script_url": inputs["files"].script_url if inputs["parts"] else "",
    }


def _with_policy(site: Any) -> Any:
    """The one page that may run WebAssembly says so where pages say their policy themselves."""
    return replace(site, policy=write_policy()) if site.policy else site


def _shared(inputs: Inputs, *, index: str) -> Mapping[str, object]:
    """What both pages have: the form as whole as the index is, and other ways."""
    site, parts = inputs["site"], inputs["parts"]
    return {
        "site": replace(site, stylesheet_url=inputs["files"].sheet_url) if parts else site,
        "form": SearchForm(
            action=RESULTS,
            index=index,
            parts=tuple(f"{name}:{','.join(map(str, years))}" for name, years in parts),
            offices=inputs["offices"],
            categories=inputs["categories"],
            years=tuple(map(str, sorted({year for _, years in parts for year in years}, reverse=True))),
        )
        if parts
        else None,
        "links": ways_on(),
    }
