"""Words: a saved page of a former site → the texts that stand on it, each with what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from plugins.importing.found import FoundTerm
from plugins.importing.markdown.signs import flatten

from .bodies import is_cut, read_body
from .date_lines import read_evidence
from .evidence import Evidence, read_archive
from .marks import find_text, plain
from .parts import find_parts
from .post import FoundPage, FoundPost
from .voices import read_comments

_TITLES = ".entry-title, .post-title, .wp-block-post-title, [itemprop=headline]"


def read_page(place: str, html: str) -> FoundPage:
    """The texts of a page: one of its own, several of an archive, or none of a list of links."""
    soup = BeautifulSoup(html, "html.parser")
    address = _address_of(soup)
    archive = next(
        (found for head in soup.find_all(["h1", "h2"]) if (found := read_archive(head.get_text(" ")))), None
    )
    comments = tuple(read_comments(soup))
    containers = find_parts(soup)
    is_alone = len(containers) == 1 and archive is None
    posts = []
    for container in containers:
        post = _read_post(place, container, soup if is_alone else None, address, archive)
        if post is not None:
            posts.append(post)
    if is_alone and posts:
        posts = [replace(posts[0], comments=comments)]
    return FoundPage(place=place, site=_site_of(address, soup), posts=tuple(posts))


def _read_post(
    place: str, container: Tag, page: BeautifulSoup | None, address: str, archive: Evidence | None
) -> FoundPost | None:
    title_tag = _find_title(container, page)
    title = plain(title_tag) if title_tag else _page_title(page)
    own = _link_of(title_tag) or (address if page is not None else "")
    evidence = [*read_evidence(container, page, own), *([archive] if archive else [])]
    author = find_text(container, ".author .fn, .byline .author, [rel=author], .author-name, .post-author")
    terms = tuple(_read_terms(container))
    has_more = page is None and is_cut(container)
    body = read_body(container, title, evidence)
    text = " ".join(flatten(body.get_text(" ")).split())
    if not title or (not text and body.find("img") is None):
        return None
    return FoundPost(
        place=place,
        title=title,
        address=own,
        html=body.decode_contents(),
        is_whole=not has_more,
        is_alone=page is not None,
        evidence=tuple(dict.fromkeys(evidence)),
        author=author,
        terms=terms,
    )


def _find_title(container: Tag, page: BeautifulSoup | None) -> Tag | None:
    inside = container.select_one(_TITLES) or container.find(re.compile("^h[1-3]$"))
    if inside is not None:
        return inside
    return page.select_one(_TITLES) or page.find("h1") if page is not None else None


def _page_title(page: BeautifulSoup | None) -> str:
    """The window's title, without the site's name behind a bar or dash."""
    if page is None or page.title is None:
        return ""
    return re.split(r"\s+[|–—-]\s+", " ".join(page.title.get_text().split()))[0]


def _read_terms(container: Tag) -> Iterator[FoundTerm]:
    seen = set()
    for link in container.select(
        "a[rel~=category], .cat-links a, .category a, .tags-links a, a[rel~=tag], .post-tags a"
    ):
        href = str(link.get("href") or "")
        kinds = link.get_attribute_list("rel")
        is_tag = "/tag/" in href or ("tag" in kinds and "category" not in kinds and "/category/" not in href)
        name = plain(link)
        slug = href.rstrip("/").rsplit("/", 1)[-1].casefold() if "/" in href else ""
        slug = slug if re.fullmatch(r"[a-z0-9-]+", slug) else ""
        if name and (is_tag, name) not in seen:
            seen.add((is_tag, name))
            yield FoundTerm(kind="tag" if is_tag else "category", slug=slug, name=name)


def _address_of(soup: BeautifulSoup) -> str:
    link = soup.find("link", rel="canonical")
    meta = soup.find("meta", property="og:url")
    for tag, name in ((link, "href"), (meta, "content")):
        if isinstance(tag, Tag) and str(tag.get(name) or "").startswith("http"):
            return str(tag[name]).strip()
    return ""


def _site_of(address: str, soup: BeautifulSoup) -> str:
    home = soup.select_one("a[rel=home]")
    found = str(home.get("href") or "") if home else address
    match = re.match(r"https?://[^/]+", found) or re.match(r"https?://[^/]+", address)
    return match[0] if match else ""


def _link_of(title: Tag | None) -> str:
    link = (
        title if title is not None and title.name == "a" else (title.find("a") if title is not None else None)
    )
    href = str(link.get("href") or "") if isinstance(link, Tag) else ""
    return href if href.startswith(("http", "/")) else ""
