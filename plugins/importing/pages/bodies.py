"""Words: a text's body on a saved page, without whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from .evidence import Evidence

BODIES = (
    ".entry-content, .post-content, .wp-block-post-content, [itemprop=articleBody], .article-content, "
    ".td-post-content, .single-content, .post-body, .entry-summary, .post-excerpt, .wp-block-post-excerpt"
)
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


def read_body(container: Tag, title: str, evidence: Sequence[Evidence]) -> Tag:
    """A copy of a text's body, without its title and its date lines, which stand in its header."""
    found = container.select_one(BODIES)
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


def is_cut(container: Tag) -> bool:
    """Whether a list shows only the beginning of a text."""
    links = (" ".join(link.get_text(" ").split()) for link in container.find_all("a"))
    return any(map(_MORE.fullmatch, links)) or _CUT.search(container.get_text(" ")) is not None
