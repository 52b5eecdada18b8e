"""Words: the elements of WXR, the export format of WordPress, and what each is to us.

Source: `wp-admin/includes/export.php` of WordPress (WXR 1.0 to 1.2), by its published format.
"""

from __future__ import annotations

import re

# Each version has addresses of its own for its name spaces.
_SPACES = (
    (re.compile(r"https?://wordpress\.org/export/\d+(?:\.\d+)*/excerpt/?"), "excerpt"),
    (re.compile(r"https?://wordpress\.org/export/\d+(?:\.\d+)*/?"), "wp"),
    (re.compile(r"https?://purl\.org/rss/1\.0/modules/content/?"), "content"),
    (re.compile(r"https?://purl\.org/dc/elements/1\.1/?"), "dc"),
)

ITEM = "item"
COMMENT = "wp:comment"
CATEGORY = "category"
META = "wp:postmeta"
AUTHORS = frozenset({"wp:author", "wp:wp_author"})
"""The second name is what WordPress.com wrote for some years."""
TERMS = {"wp:category": "category", "wp:tag": "tag", "wp:term": "term"}

CONTAINERS = frozenset({ITEM, COMMENT, META, "wp:commentmeta", "wp:termmeta", *AUTHORS, *TERMS})
"""Elements that hold others; whatever else stands within them is a field."""

MARKED_UP = frozenset({"title", "content:encoded", "excerpt:encoded", "wp:comment_content"})
"""Fields of HTML; where it was not escaped, elements stand within them and are a part of the text."""


def shorten(name: str) -> str:
    """An element's name as WXR's own files write it: "wp:post_id", whatever prefix and version were used.

    Args:
        name: address of the name space, a space, and the local name, as the parser gives it.
    """
    space, _, local = name.rpartition(" ")
    if not space:
        return local
    return next((f"{short}:{local}" for form, short in _SPACES if form.fullmatch(space)), f"?:{local}")
