"""Words: long lists cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from plugins.publication.addresses import paged_url
from plugins.publication.views import Link, Pager

# Where a page of a list stands: the list's address, this page, all pages, all articles.
Place = tuple[str, int, int, int]

Item = TypeVar("Item")

# Pages named on each side of the current one; first and last are always named.
NEAR = 1


def cut(items: Sequence[Item], url: str, page_size: int) -> Iterator[tuple[str, Sequence[Item], Place]]:
    """Each page of a list: its address, its items, where it stands. An empty list has one page."""
    total = max(1, -(-len(items) // page_size))
    for number in range(1, total + 1):
        part = items[(number - 1) * page_size : number * page_size]
        yield paged_url(url, number), part, (url, number, total, len(items))


def make_pager(place: Place) -> Pager:
    """The ways from one page of a list to the others."""
    url, number, total, item_count = place
    return Pager(
        number=number,
        total=total,
        item_count=item_count,
        newer_url=paged_url(url, number - 1) if number > 1 else "",
        older_url=paged_url(url, number + 1) if number < total else "",
        links=_links(url, number, total) if total > 1 else (),
    )


def _links(url: str, number: int, total: int) -> tuple[Link, ...]:
    shown = sorted({1, total, *range(max(1, number - NEAR), min(total, number + NEAR) + 1)})
    links: list[Link] = []
    previous = 0
    for page in shown:
        if page > previous + 1:
            links.append(Link(text="…", url=""))
        links.append(Link(text=str(page), url=paged_url(url, page), is_current=page == number))
        previous = page
    return tuple(links)
