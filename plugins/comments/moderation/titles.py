"""Store: the title of an article, read from its published page."""

from __future__ import annotations

import html
import re
from pathlib import Path

_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9._~-]*/)+")
_TITLE = re.compile(r"<title>([^<]*)</title>")
_HEAD_BYTES = 4_096
_SEPARATOR = " – "


def read_title(site: Path, article: str) -> str:
    """The title as readers know it; the address itself where the page is not there.

    Args:
        site: folder of the published site.
        article: an address from the store; one that is no article's is not looked for.
    """
    if not _ADDRESS.fullmatch(article):
        return article
    try:
        with (site / article.strip("/") / "index.html").open("rb") as file:
            head = file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return article
    found = _TITLE.search(head)
    title = html.unescape(found[1]).strip() if found else ""
    return (title.rpartition(_SEPARATOR)[0] or title) or article
