"""Words: what stands in a page's head, and its structured data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from plugins.categories.office import Office
from plugins.languages.catalogue import IN_INDONESIAN, Catalogue, say
from plugins.publication.addresses import ATOM, JSON_FEED
from plugins.publication.article import Article
from plugins.publication.pictures import SharedImage
from plugins.publication.views import FeedLink, Head, Link, Masthead, Site
from plugins.search.addresses import PATH as SEARCH
from plugins.search.addresses import RESULTS

# Source: Google, "Localized versions of your pages".
DEFAULT = "x-default"

# JSON inside <script> must not be able to end the element or open a comment (HTML Standard, 4.12.1.3).
SCRIPT_SAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def feed_links(title: str, url: str) -> tuple[FeedLink, ...]:
    """Both feeds under an address."""
    return (
        FeedLink(title=f"{title} (Atom)", url=url + ATOM, type="application/atom+xml"),
        FeedLink(title=f"{title} (JSON Feed)", url=url + JSON_FEED, type="application/feed+json"),
    )


def list_head(
    site: Site,
    masthead: Masthead,
    title: str,
    url: str,
    *,
    description: str = "",
    number: int = 1,
    feeds: tuple[FeedLink, ...] = (),
    trail: tuple[Link, ...] = (),
    is_indexed: bool = True,
) -> Head:
    """The head of a list, an overview or an undated page.

    Args:
        title: "" for a home, which carries the masthead's name alone.
        number: page of a list; told from the second on.
    """
    parts = [title, say("Halaman %(number)s", number=number) if number > 1 else "", masthead.name]
    return Head(
        title=" – ".join(part for part in parts if part),
        description=description,
        canonical=site.url + url,
        feeds=feeds,
        jsonld=to_script_json({"@context": "https://schema.org", **breadcrumb(site, trail)}) if trail else "",
        is_indexed=is_indexed,
    )


def article_head(
    site: Site,
    article: Article,
    trail: tuple[Link, ...],
    shared: SharedImage | None,
    *,
    is_indexed: bool,
    feeds: tuple[FeedLink, ...] = (),
) -> Head:
    """The head of an article; `shared` stands for it where its link is passed on.

    Args:
        feeds: of the article itself, besides those of its office.
    """
    record, office = article.record, article.office
    modified = article.modified or article.published
    return Head(
        title=f"{record.title} – {office.name}",
        description=record.summary,
        canonical=site.url + article.url,
        kind="article",
        image_url=shared.url if shared else "",
        image_alt=shared.alt if shared else "",
        image_width=shared.width if shared else 0,
        image_height=shared.height if shared else 0,
        published=article.published.rfc3339,
        modified=modified.rfc3339,
        is_indexed=is_indexed,
        feeds=() if article.is_translation else (*feed_links(office.name, office.url), *feeds),
        editions=_editions(site, article) if article.editions else (),
        jsonld=to_script_json(
            {
                "@context": "https://schema.org",
                "@graph": [_news_article(site, article, shared), breadcrumb(site, trail)],
            }
        ),
    )


def _editions(site: Site, article: Article) -> tuple[Link, ...]:
    return tuple(replace(link, url=site.url + link.url) for link in with_default(article.editions))


def _news_article(site: Site, article: Article, shared: SharedImage | None) -> dict[str, Any]:
    record, office = article.record, article.office
    publisher = {"@type": "GovernmentOrganization", "name": site.agency, "url": f"{site.url}/"}
    signer = {
        "@type": "GovernmentOrganization",
        "name": office.name,
        "url": site.url + office.url,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": site.agency},
    }
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": record.title,
        "description": record.summary,
        "inLanguage": site.language,
        "datePublished": article.published.rfc3339,
        "dateModified": (article.modified or article.published).rfc3339,
        "author": [{"@type": "Person", "name": name} for name in record.authors] or signer,
        "publisher": publisher,
        "mainEntityOfPage": site.url + article.url,
        "articleSection": article.category.name,
    }
    if article.editions:
        original, *others = (site.url + edition.url for edition in article.editions)
        if article.is_translation:
            data["translationOfWork"] = {"@type": "NewsArticle", "@id": original}
        else:
            data["workTranslation"] = [{"@type": "NewsArticle", "@id": other} for other in others]
    if article.topics:
        data["keywords"] = [topic.name for topic in article.topics]
    if shared is not None:
        data["image"] = shared.url
    if article.attachments:
        data["associatedMedia"] = [
            {
                "@type": "MediaObject",
                "name": attached.title,
                "contentUrl": site.url + attached.url,
                "encodingFormat": attached.document.kind.media_type,
                "contentSize": str(attached.document.size),
                "inLanguage": attached.language,
            }
            for attached in article.attachments
        ]
    return data


def breadcrumb(site: Site, trail: Iterable[Link]) -> dict[str, Any]:
    """The way to a page as schema.org's BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.text, "item": site.url + link.url}
            for place, link in enumerate(trail, 1)
        ],
    }


def to_script_json(data: Any) -> str:
    """JSON that is safe inside `<script>`."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_SAFE)


def site_masthead(site: Site, tagline: str) -> Masthead:
    """The top of the pages of the whole publication."""
    return Masthead(
        name=site.name,
        tagline=tagline,
        url="/",
        parent=None,
        links=(
            Link(text=say("Kategori"), url="/kategori/"),
            Link(text=say("Topik"), url="/topik/"),
            Link(text=say("Kantor"), url="/kantor/"),
            Link(text=say("Arsip"), url="/arsip/"),
            Link(text=say("Cari"), url=SEARCH),
        ),
    )


def office_masthead(site: Site, office: Office, words: Catalogue = IN_INDONESIAN) -> Masthead:
    """The top of an office's own pages: its name, its navigation, the way to the whole."""
    return Masthead(
        name=office.name,
        tagline=f"{office.city}, {office.province}",
        url=office.url,
        parent=Link(text=site.name, url="/"),
        links=(
            Link(text=words.say("Berita"), url=office.url),
            Link(text=words.say("Kategori"), url=f"{office.url}kategori/"),
            Link(text=words.say("Arsip"), url=f"{office.url}arsip/"),
            Link(text=words.say("Kantor lain"), url="/kantor/"),
            Link(text=words.say("Cari"), url=f"{RESULTS}?kantor={office.slug}"),
        ),
    )


def mark_current(masthead: Masthead, url: str) -> Masthead:
    """The same, its link to the page that is being read marked, if it has one."""
    links = tuple(replace(link, is_current=True) if link.url == url else link for link in masthead.links)
    return replace(masthead, links=links)


def pick_masthead(site: Site, office: Office | None, tagline: str) -> Masthead:
    """The top of a page that either an office or the whole publication may own."""
    return office_masthead(site, office) if office is not None else site_masthead(site, tagline)


def with_default(editions: tuple[Link, ...]) -> tuple[Link, ...]:
    """The editions as search engines want them: who reads none of these languages gets the original."""
    return (*editions, replace(editions[0], language=DEFAULT))
