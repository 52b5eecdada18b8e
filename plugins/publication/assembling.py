"""Words: resolved texts and all that pages need besides → the publication."""

from __future__ import annotations

from plugins.categories.registers import Registers
from plugins.comments.comment import count_living, split_by_article
from plugins.publication.article import Article, Text
from plugins.publication.materials import Materials
from plugins.publication.publication import Publication, make_card
from plugins.publication.resolved import Resolved
from plugins.publication.settings import PublicationSettings
from plugins.publication.views import Link, Site
from plugins.release.headers import write_meta_policy


def make_publication(
    resolved: Resolved, registers: Registers, materials: Materials
) -> tuple[Publication, int]:
    """What these texts are together, and how many comments belong to none of them."""
    settings = materials.settings
    hidden = [text for text in resolved.hidden if isinstance(text, Article)]
    known = {article.url for article in (*resolved.articles, *hidden)}
    threads, orphans = split_by_article(materials.comments, known)
    links: dict[str, Link] = {}
    cards = {
        article.url: make_card(article, count_living(threads.get(article.url, ())), links)
        for article in resolved.articles
    }
    publication = Publication(
        settings=settings,
        comment_settings=materials.comment_settings,
        registers=registers,
        now=materials.now,
        articles=tuple(resolved.articles),
        unlisted=tuple(resolved.hidden),
        translations=tuple(resolved.translations),
        pages=tuple(resolved.pages),
        threads=threads,
        cards=cards,
        site=_site(settings, resolved.pages, materials.stylesheet_url),
        search_files=materials.search_files,
        drawing=materials.album.drawing,
        bodies=materials.bodies,
        catalogues=materials.catalogues,
    )
    return publication, len(orphans)


def _site(settings: PublicationSettings, pages: list[Text], stylesheet_url: str) -> Site:
    by_slug = {page.record.slug: page for page in pages}
    links = [
        Link(text=by_slug[slug].record.title, url=by_slug[slug].url)
        for slug in settings.footer_pages
        if slug in by_slug
    ]
    return Site(
        policy=write_meta_policy("/index.html") if settings.meta_policy else "",
        name=settings.name,
        agency=settings.agency,
        url=settings.url,
        language=settings.language,
        address=settings.address,
        email=settings.email,
        phone=settings.phone,
        stylesheet_url=stylesheet_url,
        footer_links=tuple(links),
        feed_url="/feed.xml",
        is_preview=settings.is_preview,
        licence=Link(text=settings.licence[0], url=settings.licence[1]) if settings.licence else None,
    )
