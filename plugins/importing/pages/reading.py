"""Words: a saved page of a former site → the texts that stand on it, each with what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag

from plugins.importing.found import FoundComment, FoundTerm
from plugins.importing.markdown.signs import flatten

from .evidence import MAX_LINE_CHARS, Evidence, read_address, read_archive, read_line

_ARTICLES = (
    "article, .hentry, .type-post, .post-item, .blog-post, [itemtype$=Article], [itemtype$=BlogPosting]"
)
_BODIES = (
    ".entry-content, .post-content, .wp-block-post-content, [itemprop=articleBody], .article-content, "
    ".td-post-content, .single-content, .post-body, .entry-summary, .post-excerpt, .wp-block-post-excerpt"
)
_TITLES = ".entry-title, .post-title, .wp-block-post-title, [itemprop=headline]"
_DATES = (
    "time, .entry-date, .post-date, .posted-on, .published, .meta-date, .date, .wp-block-post-date, "
    "[itemprop=datePublished]"
)
_MAINS = "main, [role=main], #content, #main, .site-content, .content-area, #primary"
# Whatever stands around a text: no word of it is the text's.
_FURNITURE = (
    "script, style, noscript, template, nav, aside, form, iframe[src*=ads], #preloader, .preloader, "
    ".loader, .loading, .page-loader, #loader, .sidebar, .widget, .widget-area, .breadcrumb, "
    ".breadcrumbs, .sharedaddy, .share, .social-share, .jp-relatedposts, .related-posts, "
    ".post-navigation, .nav-links, .navigation, .pagination, .comment-respond, #respond, .comments-area, "
    "#comments, .comment-list, .entry-meta, .post-meta, .entry-footer, .author-box, .cat-links, "
    ".tags-links, .post-tags, .edit-link, .screen-reader-text, .skip-link, .cookie-notice, .site-header, "
    ".site-footer, #masthead, #colophon, .post-views, .wp-block-comments"
)
_MORE = re.compile(
    r"(?:read more|continue reading|baca selengkapnya|selengkapnya|lanjutkan membaca)\b.*$", re.IGNORECASE
)
_CUT = re.compile(r"(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """A text as one page shows it.

    Attributes:
        place: the page's file; address: its own, "" where the page names none.
        html: its body, without what stands around it; is_whole: False for a list's excerpt.
        is_alone: True on a page of its own.
        evidence: all that says when it was published.
    """

    place: str
    title: str
    address: str
    html: str
    is_whole: bool
    is_alone: bool
    evidence: tuple[Evidence, ...]
    author: str = ""
    terms: tuple[FoundTerm, ...] = ()
    comments: tuple[FoundComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """One saved page.

    Attributes:
        site: the former site's address, "" where the page does not say; posts: in their order.
    """

    place: str
    site: str
    posts: tuple[FoundPost, ...]


def read_page(place: str, html: str) -> FoundPage:
    """The texts of a page: one of its own, several of an archive, or none of a list of links."""
    soup = BeautifulSoup(html, "html.parser")
    address = _address_of(soup)
    archive = next(
        (found for head in soup.find_all(["h1", "h2"]) if (found := read_archive(head.get_text(" ")))), None
    )
    comments = tuple(_read_comments(soup))
    containers = _find_containers(soup)
    is_alone = len(containers) == 1 and archive is None
    posts = []
    for container in containers:
        post = _read_post(place, container, soup if is_alone else None, address, archive)
        if post is not None:
            posts.append(post)
    if is_alone and posts:
        posts = [replace(posts[0], comments=comments)]
    return FoundPage(place=place, site=_site_of(address, soup), posts=tuple(posts))


def _find_containers(soup: BeautifulSoup) -> list[Tag]:
    """The outermost elements that hold a text each; the page's main part where none is marked."""
    marked = [one for one in soup.select(_ARTICLES) if not _is_comment(one)]
    outer = [one for one in marked if not any(other in marked for other in one.parents)]
    outer = [
        one
        for one in outer
        if one.get_text(strip=True) and (one.find(re.compile("^h[1-6]$")) or one.select(_BODIES))
    ]
    if outer:
        return outer
    main = soup.select_one(_MAINS) or soup.body or soup
    return _part_by_dates(main) or [main]


def _part_by_dates(main: Tag) -> list[Tag]:
    """An archive without marks: every heading that a date line follows begins a text."""
    heads = [head for head in main.find_all(re.compile("^h[1-4]$")) if _date_after(head)]
    if len(heads) < 2:
        return []
    parts = []
    for head in heads:
        part = BeautifulSoup("", "html.parser").new_tag("div")
        for node in [head, *head.next_siblings]:
            if (
                node is not head
                and isinstance(node, Tag)
                and (node in heads or any(one in heads for one in node.find_all(True)))
            ):
                break
            part.append(BeautifulSoup(str(node), "html.parser"))
        parts.append(part)
    return parts


def _date_after(head: Tag) -> Evidence | None:
    for number, node in enumerate(head.find_next_siblings()):
        text = node.get_text(" ", strip=True)
        if text:
            return read_line(text) if number < 3 else None
    return None


def _read_post(
    place: str, container: Tag, page: BeautifulSoup | None, address: str, archive: Evidence | None
) -> FoundPost | None:
    title_tag = _find_title(container, page)
    title = _plain(title_tag) if title_tag else _page_title(page)
    own = _link_of(title_tag) or (address if page is not None else "")
    evidence = [*_read_evidence(container, page, own), *([archive] if archive else [])]
    author = _find_text(container, ".author .fn, .byline .author, [rel=author], .author-name, .post-author")
    terms = tuple(_read_terms(container))
    has_more = page is None and _is_cut(container)
    body = _read_body(container, title, evidence)
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


def _is_cut(container: Tag) -> bool:
    """Whether a list shows only the beginning of a text."""
    links = (" ".join(link.get_text(" ").split()) for link in container.find_all("a"))
    return any(map(_MORE.fullmatch, links)) or _CUT.search(container.get_text(" ")) is not None


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


def _read_evidence(container: Tag, page: BeautifulSoup | None, address: str) -> Iterator[Evidence]:
    for tag in container.select(_DATES):
        if any("updated" in one.get_attribute_list("class") for one in (tag, tag.parent) if one) and not any(
            "published" in one.get_attribute_list("class") for one in (tag,)
        ):
            continue
        if tag.find_parent(class_=re.compile("comment")):
            continue
        for text, source in (
            (str(tag.get("datetime") or tag.get("content") or ""), "<time>"),
            (tag.get_text(" "), "baris tanggal"),
        ):
            if found := read_line(text, source):
                yield found
    for tag in container.find_all(["p", "span", "div", "li", "small", "h4", "h5", "h6"]):
        text = tag.get_text(" ", strip=True)
        if text and len(text) <= MAX_LINE_CHARS and not tag.find(True) and not _is_comment(tag):
            found = read_line(text)
            if found and _stands_alone(text):
                yield found
    if page is not None:
        for name in ("article:published_time", "datePublished"):
            meta = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"itemprop": name})
            if isinstance(meta, Tag) and (found := read_line(str(meta.get("content") or ""), "meta")):
                yield found
    if address and (found := read_address(address)):
        yield found


def _stands_alone(text: str) -> bool:
    """A date line, not a sentence or a heading that names a day."""
    return len(text.split()) <= 8 and not text.endswith((".", "?", "!"))


def _read_body(container: Tag, title: str, evidence: list[Evidence]) -> Tag:
    found = container.select_one(_BODIES)
    body = BeautifulSoup(str(found if found is not None else container), "html.parser")
    for tag in body.select(_FURNITURE):
        tag.decompose()
    for tag in body.find_all(["header", "footer"]):
        tag.decompose()
    lines = {piece.text for piece in evidence}
    for tag in body.find_all(True):
        if tag.decomposed or tag.find(["img", "table", "iframe", "video"]):
            continue
        text = " ".join(tag.get_text(" ").split())
        is_title = tag.name in ("h1", "h2", "h3", "a", "p", "strong") and text.casefold() == title.casefold()
        if text and (is_title or text in lines) and tag.name != "[document]":
            if not body.get_text(strip=True).startswith(tag.get_text(strip=True)) and is_title:
                # The title again further down is the text's own.
                continue
            tag.decompose()
    for link in body.find_all("a"):
        if _MORE.fullmatch(" ".join(link.get_text(" ").split())):
            link.decompose()
    return body


def _read_terms(container: Tag) -> Iterator[FoundTerm]:
    seen = set()
    for link in container.select(
        "a[rel~=category], .cat-links a, .category a, .tags-links a, a[rel~=tag], .post-tags a"
    ):
        href = str(link.get("href") or "")
        kinds = link.get_attribute_list("rel")
        is_tag = "/tag/" in href or ("tag" in kinds and "category" not in kinds and "/category/" not in href)
        name = _plain(link)
        slug = href.rstrip("/").rsplit("/", 1)[-1].casefold() if "/" in href else ""
        slug = slug if re.fullmatch(r"[a-z0-9-]+", slug) else ""
        if name and (is_tag, name) not in seen:
            seen.add((is_tag, name))
            yield FoundTerm(kind="tag" if is_tag else "category", slug=slug, name=name)


def _read_comments(soup: BeautifulSoup) -> Iterator[FoundComment]:
    """The comments below a text, as WordPress' themes mark them."""
    for number, tag in enumerate(
        soup.select("li.comment, li.pingback, li.trackback, div.comment[id^=comment-]"), 1
    ):
        body = tag.select_one(".comment-content, .comment-text, .comment-body p")
        holder = tag.select_one(".comment-content") or body
        if holder is None or holder.find_parent(["li", "div"], class_="comment") not in (tag, None):
            continue
        found = re.search(r"\d+", str(tag.get("id") or ""))
        parent = tag.find_parent("li", class_="comment")
        above = re.search(r"\d+", str(parent.get("id") or "")) if parent else None
        when = tag.select_one("time[datetime]")
        said = str(when["datetime"]) if when else ""
        told = tag.select_one(".comment-date, .comment-metadata, .comment-meta")
        evidence = read_line(said) or (read_line(told.get_text(" ")) if told else None)
        classes = tag.get_attribute_list("class")
        yield FoundComment(
            id=found[0] if found else str(number),
            parent=above[0] if above else "",
            kind="pingback" if "pingback" in classes or "trackback" in classes else "comment",
            state="1",
            name=_find_text(tag, ".fn, .comment-author-name, .comment-author"),
            email="",
            client="",
            date=_write_moment(evidence),
            date_gmt="",
            text=holder.decode_contents(),
            user="",
            line=0,
        )


def _write_moment(evidence: Evidence | None) -> str:
    if evidence is None or len(evidence.days) != 1:
        return ""
    clock = evidence.clock.strftime("%H:%M:%S") if evidence.clock else "00:00:00"
    return f"{min(evidence.days).isoformat()} {clock}"


def _is_comment(tag: Tag) -> bool:
    """Whether an element is part of what readers said."""
    chain = [tag, *tag.parents]
    return any(
        re.search(r"(?:^|[-_])comments?(?:$|[-_])", name) is not None
        for one in chain
        for name in [*map(str, one.get_attribute_list("class")), str(one.get("id") or "")]
        if one.name not in ("body", "html", "[document]", "article", "main")
    )


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


def _find_text(container: Tag, selector: str) -> str:
    found = container.select_one(selector)
    return re.sub(r"\s*(?:says|berkata|mengatakan)\s*:?$", "", _plain(found)) if found is not None else ""


def _plain(tag: Tag | None) -> str:
    return " ".join(flatten(tag.get_text(" ")).split()) if tag is not None else ""
