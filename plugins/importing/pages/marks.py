"""Words: small things that are read of a page's elements, and whose words those are."""

from __future__ import annotations

import re

from bs4 import Tag

from plugins.importing.markdown.signs import flatten


def find_text(container: Tag, selector: str) -> str:
    """The words of the first element that fits, without "says" behind a name; "" where none fits."""
    found = container.select_one(selector)
    return re.sub(r"\s*(?:says|berkata|mengatakan)\s*:?$", "", plain(found)) if found is not None else ""


def plain(tag: Tag | None) -> str:
    """An element's words in one line."""
    return " ".join(flatten(tag.get_text(" ")).split()) if tag is not None else ""


def is_comment(tag: Tag) -> bool:
    """Whether an element is part of what readers said."""
    chain = [tag, *tag.parents]
    return any(
        re.search(r"(?:^|[-_])comments?(?:$|[-_])", name) is not None
        for one in chain
        for name in [*map(str, one.get_attribute_list("class")), str(one.get("id") or "")]
        if one.name not in ("body", "html", "[document]", "article", "main")
    )
