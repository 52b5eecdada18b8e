"""Words: which elements of a page say themselves that they hold a text, or that they hold none."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .lines import read_lines

BODIES = (
    ".entry-content, .post-content, .wp-block-post-content, [itemprop=articleBody], .article-content, "
    ".td-post-content, .single-content, .post-body, .post-entry, .entry-body, .blog-content"
)
"""What themes mark as a text's body."""
EXCERPTS = ".entry-summary, .post-excerpt, .wp-block-post-excerpt"
"""What they mark as its beginning."""

# Whatever stands around a text: no word of it is the text's.
_FURNITURE = (
    "nav, aside, form, footer, iframe[src*=ads], .sharedaddy, .jp-relatedposts, .related-posts, "
    ".post-navigation, "
    ".nav-links, .comment-respond, #respond, .comments-area, #comments, .comment-list, .commentlist, "
    ".entry-meta, "
    ".post-meta, .entry-footer, .author-box, .author-bio, .cat-links, .tags-links, .post-tags, .edit-link, "
    ".skip-link, "
    ".widget, .widget-area, .site-header, #masthead, #colophon, .post-views, .wp-block-comments, .loading, "
    ".loader"
)
_SPAN = ".screen-reader-text, .edit-link, .skip-link, .says, .sd-title, .post-views"
# Parts of a class or id that tell the same; only where no text was marked within it.
_TELLING = re.compile(
    r"(?:^|[-_ ])(?:footer|foot|sidebar|side|bread-?crumbs?|menu|navbar|nav|navigation|topbar|cookies?|gdpr|"
    r"preloader|"
    r"loader|spinner|share|sharing|social|socials|related|pagination|pager|copyright|respond|comments?|"
    r"commentform|"
    r"recent|popular|widgets?|advert|banner-ads|masthead|search|newsletter|subscribe|back-to-top|scroll-top|"
    r"modal|popup)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:^|[-_])(?:has|no|with|without|wrap|wrapper|elementor|content|page|container)(?:$|[-_])"
)
_SURE_IN_TEXTS = frozenset(
    "sharedaddy jp-relatedposts related-posts post-navigation nav-links comment-respond respond "
    "comments-area comments "
    "author-box post-tags tags-links cat-links post-views wp-block-comments social-share "
    "share-buttons".split()
)
_MOST = 0.5
# A table without headings lays a page out where one of its cells holds this share of so many words.
_LAYOUT_WORDS, _LAYOUT_SHARE = 40, 0.6


def drop_unseen(soup: Tag) -> None:
    """Take out what no reader sees and what stands within a line without being part of it."""
    for tag in soup.find_all(["script", "style", "noscript", "template"]):
        tag.decompose()
    for tag in soup.select(_SPAN):
        if not tag.decomposed and tag.name in ("span", "small", "a", "i"):
            tag.decompose()


def find_texts(root: Tag) -> set[int]:
    """`id` of every element that is marked as a text's body."""
    return {id(one) for one in root.select(BODIES)}


def find_furniture(root: Tag) -> set[int]:
    """`id` of each outermost element marked as no text, but for those around most words or in a text."""
    texts = find_texts(root)
    around = {id(above) for one in root.select(BODIES) for above in one.parents}
    sure = {id(tag) for tag in root.select(_FURNITURE)}
    quoted = {
        id(tag) for tag in root.select("blockquote footer, figure footer, blockquote header, figure header")
    }
    total = _count(root)
    found: set[int] = set()
    within: set[int] = set()
    known: dict[int, bool] = {}
    for tag in root.find_all(True):
        if id(tag.parent) in within:
            within.add(id(tag))
            continue
        if id(tag) in quoted | around or tag.name in ("body", "html", "main", "article"):
            continue
        if not (id(tag) in sure or tag.name == "header" or _tells(tag)):
            continue
        if any(id(one) in texts for one in (tag, *tag.parents)) and not _is_sure(tag):
            continue
        if not _holds_text(tag, total, known):
            found.add(id(tag))
            within.add(id(tag))
    return found


def _tells(tag: Tag) -> bool:
    names = [*map(str, tag.get_attribute_list("class")), str(tag.get("id") or "")]
    return any(_TELLING.search(name) and not _HOLDER.search(name) for name in names if name)


def _is_sure(tag: Tag) -> bool:
    names = {*map(str, tag.get_attribute_list("class")), str(tag.get("id") or "")}
    return tag.name in ("form", "nav") or not names.isdisjoint(_SURE_IN_TEXTS)


def _holds_text(tag: Tag, total: int, known: dict[int, bool]) -> bool:
    """Whether a page is built so oddly that its text is within what is marked as furniture.

    Args:
        known: number of words → the answer for elements around most of a page, which stand in each other.
    """
    count = _count(tag)
    if count <= total * _MOST:
        return tag.name == "header" and any(line.is_prose for line in read_lines(tag))
    if count not in known:
        known[count] = any(line.is_prose for line in read_lines(tag))
    return known[count]


def _count(tag: Tag) -> int:
    return len(tag.get_text(" ").split())


def flatten_tables(root: BeautifulSoup) -> None:
    """Make plain elements of the tables that old themes lay a page out with."""
    around: dict[int, Tag | None] = {}
    inside: dict[int, set[str]] = {}
    tables: list[Tag] = []
    for tag in root.find_all(True):
        above = tag.parent
        table = above if above is not None and above.name == "table" else around.get(id(above))
        around[id(tag)] = table
        if table is not None:
            inside[id(table)].add(tag.name)
        if tag.name == "table":
            tables.append(tag)
            inside[id(tag)] = set()
    layouts = {id(table) for table in tables if _is_layout(table, inside[id(table)])}
    for tag in root.find_all(["table", "tbody", "thead", "tr", "td"]):
        if id(tag) in layouts or (tag.name != "table" and id(around[id(tag)]) in layouts):
            tag.name = "div"


def _is_layout(table: Tag, inside: set[str]) -> bool:
    """Whether a table holds parts of a page.

    Args:
        inside: names of what stands in it, but for what further tables hold.
    """
    if not inside.isdisjoint({"th", "caption"}):
        return False
    if not inside.isdisjoint({"table", "h1", "h2", "h3", "form"}):
        return True
    if all(len(row.find_all("td")) <= 1 for row in table.find_all("tr")):
        return True
    cells = [_count(cell) for cell in table.find_all("td")]
    return sum(cells) > _LAYOUT_WORDS and max(cells) > sum(cells) * _LAYOUT_SHARE
