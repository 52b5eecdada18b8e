"""Words: sitemaps, robots.txt and security.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from html import escape

from plugins.press.page import Inputs, Page
from plugins.publication.article import Article
from plugins.publication.heads import with_default
from plugins.publication.publication import Publication
from plugins.publication.views import Link

# sitemaps.org protocol: at most 50,000 addresses and 50 MB a file; half of it leaves room for bytes.
MAX_URLS = 25_000
# Google's sitemaps of news: articles of the last two days, at most 1,000.
NEWS = "sitemap-berita.xml"
NEWS_SPAN = timedelta(days=2)
MAX_NEWS = 1_000
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def map_pages(publication: Publication, urls: Iterable[str]) -> Iterator[Page]:
    """The files that machines ask for.

    Args:
        urls: addresses of all pages that may be found, in a stable order.
    """
    modified = {
        text.url: (text.modified or getattr(text, "published", None))
        for text in (*publication.articles, *publication.translations, *publication.pages)
    }
    editions = {
        edition.url: with_default(translation.editions)
        for translation in publication.translations
        for edition in translation.editions
    }
    rows = tuple(
        (url, stamp.rfc3339 if (stamp := modified.get(url)) is not None else "", editions.get(url, ()))
        for url in sorted(urls)
    )
    site = publication.site
    parts = [rows[start : start + MAX_URLS] for start in range(0, len(rows), MAX_URLS)]
    if len(parts) <= 1:
        yield _page("sitemap.xml", {"site": site, "rows": rows}, view_sitemap)
    else:
        names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
        yield _page("sitemap.xml", {"site": site, "names": names}, view_sitemap_index)
        for name, part in zip(names, parts, strict=True):
            yield _page(name, {"site": site, "rows": part}, view_sitemap)
    news = tuple(article for article in publication.articles if is_news(article, publication.now))
    if news:
        told = tuple((one.url, one.record.title, one.published.rfc3339) for one in news[:MAX_NEWS])
        yield _page(NEWS, {"site": site, "rows": told}, view_news)
    yield _page("robots.txt", {"site": site, "has_news": bool(news)}, view_robots)
    settings = publication.settings
    if settings.security_contact and settings.security_expires:
        inputs = {
            "site": site,
            "contact": settings.security_contact,
            "expires": settings.security_expires,
        }
        yield _page(".well-known/security.txt", inputs, view_security)


def _page(path: str, inputs: Inputs, view: object) -> Page:
    return Page(path=path, template="", inputs=inputs, view=view)  # type: ignore[arg-type]


def view_sitemap(inputs: Inputs) -> Mapping[str, object]:
    """A sitemap of at most `MAX_URLS` addresses; a translated text names all its editions.

    Source: sitemaps.org, protocol 0.9; Google, "Localized versions of your pages".
    """
    base, rows = inputs["site"].url, inputs["rows"]
    lines = "".join(
        f"<url><loc>{escape(base + url)}</loc>{f'<lastmod>{moment}</lastmod>' if moment else ''}"
        f"{''.join(_alternates(base, editions))}</url>\n"
        for url, moment, editions in rows
    )
    more = f' xmlns:xhtml="{XHTML}"' if any(editions for *_, editions in rows) else ""
    return {"text": f'{HEADER}<urlset xmlns="{NAMESPACE}"{more}>\n{lines}</urlset>\n'}


def _alternates(base: str, editions: tuple[Link, ...]) -> Iterator[str]:
    for edition in editions:
        address = escape(base + edition.url)
        yield f'<xhtml:link rel="alternate" hreflang="{edition.language}" href="{address}"/>'


def view_sitemap_index(inputs: Inputs) -> Mapping[str, object]:
    """The list of sitemaps, where one is not enough."""
    base = inputs["site"].url
    rows = "".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>\n" for name in inputs["names"])
    return {"text": f'{HEADER}<sitemapindex xmlns="{NAMESPACE}">\n{rows}</sitemapindex>\n'}


def is_news(article: Article, now: datetime) -> bool:
    """True for two days, and never for a text that is no longer in force."""
    return article.withdrawal is None and article.published.moment > now - NEWS_SPAN


def view_news(inputs: Inputs) -> Mapping[str, object]:
    """The newest articles, for search engines of news. Source: Google's schema sitemap-news 0.9."""
    site = inputs["site"]
    told = f"<news:name>{escape(site.name)}</news:name><news:language>{site.language}</news:language>"
    rows = "".join(
        f"<url><loc>{escape(site.url + url)}</loc><news:news><news:publication>{told}</news:publication>"
        f"<news:publication_date>{moment}</news:publication_date><news:title>{escape(title)}</news:title>"
        "</news:news></url>\n"
        for url, title, moment in inputs["rows"]
    )
    spaces = f'xmlns="{NAMESPACE}" xmlns:news="{NEWS_NAMESPACE}"'
    return {"text": f"{HEADER}<urlset {spaces}>\n{rows}</urlset>\n"}


def view_robots(inputs: Inputs) -> Mapping[str, object]:
    """robots.txt: everything may be found; a preview without a public address may not (RFC 9309)."""
    base = inputs["site"].url
    if not base:
        return {"text": "User-agent: *\nDisallow: /\n"}
    names = ("sitemap.xml", *([NEWS] if inputs["has_news"] else ()))
    maps = "".join(f"Sitemap: {base}/{name}\n" for name in names)
    return {"text": f"User-agent: *\nAllow: /\n{maps}"}


def view_security(inputs: Inputs) -> Mapping[str, object]:
    """security.txt. Source: RFC 9116."""
    contact = inputs["contact"]
    if "@" in contact and ":" not in contact:
        contact = f"mailto:{contact}"
    lines = [f"Contact: {contact}", f"Expires: {inputs['expires']}", "Preferred-Languages: id, en"]
    if inputs["site"].url:
        lines.append(f"Canonical: {inputs['site'].url}/.well-known/security.txt")
    return {"text": "\n".join(lines) + "\n"}
