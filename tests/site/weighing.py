"""Words: what a first visit to a page loads, and what of it is heavy."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path

import brotli
from bs4 import BeautifulSoup, Tag

# Pictures are judged apart, and what is fetched by scrolling is no part of a first load.
LOADS = 'link[rel="stylesheet"][href], script[src], link[rel="icon"][href]'
NAMED = 12


def read_page(site: Path, url: str) -> BeautifulSoup:
    """The page at an address of the built site."""
    return BeautifulSoup((site / _file(url)).read_text(encoding="utf-8"), "html.parser")


def weigh_files(site: Path, url: str) -> dict[str, int]:
    """Path → bytes by brotli of all that a first load needs but pictures, the page itself first."""
    loaded = [str(tag.get("href") or tag.get("src")) for tag in read_page(site, url).select(LOADS)]
    paths = [_file(url), *(path.lstrip("/") for path in loaded if not path.startswith("data:"))]
    return {path: _weigh((site / path).read_bytes()) for path in paths}


def tell_heavy(site: Path, url: str) -> str:
    """The load's files, then the page's parts, each with its bytes, heaviest first.

    A part's bytes are what the page would lose with it.
    """
    files = weigh_files(site, url)
    page = read_page(site, url)
    whole = _weigh(str(page).encode())
    parts = {_name(tag): whole - _without(page, tag) for tag in _parts(page)}
    return f"{sum(files.values())} bytes: {_list(files)}; of the page: {_list(parts)}"


def _list(weights: Mapping[str, int]) -> str:
    heaviest = sorted(weights.items(), key=lambda entry: -entry[1])[:NAMED]
    return ", ".join(f"{name} {weight}" for name, weight in heaviest)


def _parts(page: BeautifulSoup) -> Iterator[Tag]:
    yield from page.select(
        "head, body > :not(main), main > :not(article, .split), main > * > *, main article > * > *"
    )


def _without(page: BeautifulSoup, part: Tag) -> int:
    """The page's weight without one of its parts."""
    mark = "data-weighed"
    part[mark] = ""
    rest = copy.copy(page)
    del part[mark]
    found = rest.select_one(f"[{mark}]")
    assert found is not None
    found.decompose()
    return _weigh(str(rest).encode())


def _name(tag: Tag) -> str:
    classes = tag.get("class")
    named = tag.get("id") or tag.get("aria-labelledby") or (classes and " ".join(classes))
    return f"{tag.name} “{named}”" if named else tag.name


def _weigh(data: bytes) -> int:
    return len(brotli.compress(data, quality=11))


def _file(url: str) -> str:
    path = url.lstrip("/")
    return f"{path}index.html" if url.endswith("/") else path
