"""Words: the parts of a saved page that hold a text each, whether or not its theme marks them."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .bodies import BODIES
from .date_lines import read_date_after
from .marks import is_comment

_ARTICLES = (
    "article, .hentry, .type-post, .post-item, .blog-post, [itemtype$=Article], [itemtype$=BlogPosting]"
)
_MAINS = "main, [role=main], #content, #main, .site-content, .content-area, #primary"


def find_parts(soup: BeautifulSoup) -> list[Tag]:
    """The outermost elements that hold a text each; the page's main part where none is marked."""
    marked = [one for one in soup.select(_ARTICLES) if not is_comment(one)]
    outer = [one for one in marked if not any(other in marked for other in one.parents)]
    outer = [
        one
        for one in outer
        if one.get_text(strip=True) and (one.find(re.compile("^h[1-6]$")) or one.select(BODIES))
    ]
    if outer:
        return outer
    main = soup.select_one(_MAINS) or soup.body or soup
    return _part_by_dates(main) or [main]


def _part_by_dates(main: Tag) -> list[Tag]:
    """An archive without marks: every heading that a date line follows begins a text."""
    heads = [head for head in main.find_all(re.compile("^h[1-4]$")) if read_date_after(head)]
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
