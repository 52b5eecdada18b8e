"""Store: one page of each audited kind, found in the built site, and the bare text beside them."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag


class SampleRefused(Exception):
    """The site lacks a page of a kind that is audited."""


def pick_pages(site: Path) -> dict[str, str]:
    """Name of the kind → address from the root.

    The article is the newest of the feed; its office and the first category of all stand for theirs.

    Raises:
        SampleRefused: nothing is published, or a page that every site has is not there.
    """
    items = json.loads(_read(site, "feed.json"))["items"]
    if not items:
        raise SampleRefused("nothing is published, so there is nothing to measure")
    article = urlsplit(items[0]["url"]).path
    pages = {
        "front": "/",
        "article": article,
        "category": _first_link(_read(site, "kategori/index.html"), "/kategori/"),
        "search": "/cari/",
        "office": f"/{article.split('/')[1]}/",
    }
    for url in pages.values():
        _read(site, f"{url[1:]}index.html")
    return pages


def make_bare(page: str) -> str:
    """An article's page as its words alone: what any way of publishing it has to send at least."""
    main = BeautifulSoup(page, "html.parser").main
    prose = main.select_one(".prose") if main else None
    if main is None or main.h1 is None or prose is None:
        raise SampleRefused("the article's page has no text")
    title = escape(main.h1.get_text())
    # With an empty icon the browser asks for none.
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{title}">\n<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"{prose.decode_contents()}\n</main>\n</body>\n</html>\n"
    )


def _first_link(page: str, below: str) -> str:
    for link in BeautifulSoup(page, "html.parser").select("main a[href]"):
        if isinstance(link, Tag) and str(link["href"]).startswith(below) and link["href"] != below:
            return str(link["href"])
    raise SampleRefused(f"{below} names no category")


def _read(site: Path, path: str) -> str:
    try:
        return (site / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SampleRefused(f"{path} is not in the built site") from None
