"""Words: a saved page of a former site → the texts that stand on it, each with what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from plugins.importing.found import Doubt
from plugins.importing.shortening import shorten

from .date_lines import read_evidence
from .evidence import Evidence, read_archive
from .lines import Line, read_lines, write_lines
from .lists import drop_more, read_terms
from .marked import drop_unseen, flatten_tables
from .marks import find_text, plain
from .parts import Part, find_parts
from .post import FoundPage, FoundPost
from .spoken import read_spoken
from .title_lines import find_title
from .trimming import trim
from .voices import read_comments

_TITLES = ".entry-title, .post-title, .wp-block-post-title, [itemprop=headline]"
_AUTHORS = ".author .fn, .byline .author, [rel=author], .author-name, .post-author"
_MADE = "judul dibuat dari kata-kata pertamanya; tulis judul yang benar"
# What a program says of the encoding, in front of a page; whoever reads it takes the page for something else.
_DECLARATION = re.compile(r"<\?[^>]*>")


def read_page(place: str, html: str) -> FoundPage:
    """The texts of a page: one of its own, several of an archive, or none of a list of links."""
    soup = parse(html)
    address = _address_of(soup)
    archive = next(
        (found for head in soup.find_all(["h1", "h2"]) if (found := read_archive(head.get_text(" ")))), None
    )
    drop_unseen(soup)
    flatten_tables(soup)
    comments = tuple(read_comments(soup))
    parts = find_parts(soup)
    is_alone = len(parts) == 1 and archive is None
    posts = []
    for part in parts:
        post = _read_post(place, part, soup if is_alone else None, address, archive)
        if post is not None:
            posts.append(post)
    if is_alone and posts:
        comments = comments or tuple(read_spoken(parts[0].root, parts[0].lines))
        posts = [replace(posts[0], comments=comments)]
    return FoundPage(place=place, site=_site_of(address, soup), posts=tuple(posts))


def parse(html: str) -> BeautifulSoup:
    """A tree of whatever stands in a file; the parser has nothing to say of what it looks like."""
    return BeautifulSoup(f"\n{_DECLARATION.sub('', html)}\n", "html.parser")


def _read_post(
    place: str, part: Part, page: BeautifulSoup | None, address: str, archive: Evidence | None
) -> FoundPost | None:
    window = plain(page.title) if page is not None else ""
    number = _find_title(part, window)
    line = part.lines[number] if number is not None else _find_title_outside(page, window)
    title = line.text if line is not None else re.split(r"\s+[|–—-]\s+", window)[0]
    kept = trim(part.lines, number, title)
    own = [part.lines[n] for n in sorted(kept.own)]
    if not _is_text(own, is_named=line is not None):
        return None
    html, is_whole = write_lines(part.root, own), True
    if page is None:
        html, is_whole = drop_more(html)
    itself = _link_of(line) or (address if page is not None else "")
    frame = [part.lines[n] for n in kept.frame]
    evidence = [*read_evidence(part.root, frame, page, itself), *([archive] if archive else [])]
    return FoundPost(
        place=place,
        title=title or shorten(own[0].text),
        address=itself,
        html=html,
        is_whole=is_whole,
        is_alone=page is not None,
        evidence=tuple(dict.fromkeys(evidence)),
        author=_read_author(part) or kept.byline,
        terms=tuple(read_terms(part)),
        doubts=kept.doubts if title else (*kept.doubts, Doubt(fault="tanpa judul", mend=_MADE)),
    )


def _find_title(part: Part, window: str) -> int | None:
    if part.start is not None:
        return part.start
    marked = {id(tag) for tag in part.root.select(_TITLES)}
    for number, line in enumerate(part.lines):
        if line.text and any(id(tag) in marked for tag in (line.block, *line.block.parents)):
            return number
    return find_title(part.lines, window)


def _find_title_outside(page: BeautifulSoup | None, window: str) -> Line | None:
    """A title that stands in a page's head, away from its text."""
    if page is None:
        return None
    lines = read_lines(page)
    number = _find_title(Part(root=page, lines=tuple(lines)), window)
    return lines[number] if number is not None else None


def _is_text(own: Sequence[Line], *, is_named: bool) -> bool:
    """Whether lines are somebody's text; a row of links, or a page without a title or a sentence, is none."""
    if any(line.is_prose or (line.has_media and is_named) for line in own):
        return True
    return is_named and any(line.text and not line.is_link for line in own)


def _read_author(part: Part) -> str:
    return "" if part.is_shared else find_text(part.root, _AUTHORS)


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


def _link_of(title: Line | None) -> str:
    href = title.links[0] if title is not None and title.links else ""
    return href if href.startswith(("http", "/")) else ""
