"""Words: every address of the publication (design.md, Addresses) and the file behind it."""

from __future__ import annotations

import posixpath
from collections.abc import Set

from plugins.dates.stamp import Stamp


def article_url(office_slug: str, published: Stamp, slug: str) -> str:
    """`/{office}/{yyyy}/{mm}/{dd}/{slug}/`."""
    return f"{day_url(office_slug, published)}{slug}/"


def translation_url(original: str, code: str) -> str:
    """A translation, below the article that it is one of: `…/{slug}/en/`."""
    return f"{original}{code}/"


def day_url(office_slug: str, stamp: Stamp) -> str:
    """The day's archive of an office; of all offices where the slug is ""."""
    return period_url(office_slug, (stamp.year, stamp.month, stamp.day))


def period_url(office_slug: str, period: tuple[int, ...]) -> str:
    """The archive of a year, a month or a day; period () is the home above the years."""
    root = f"/{office_slug}/" if office_slug else "/"
    return root + "".join(f"{part:04}/" if place == 0 else f"{part:02}/" for place, part in enumerate(period))


def page_url(slug: str) -> str:
    """An undated page."""
    return f"/{slug}/"


def office_category_url(office_slug: str, category_slug: str) -> str:
    """A category's articles of one office."""
    return f"/{office_slug}/kategori/{category_slug}/"


def paged_url(url: str, number: int) -> str:
    """Page `number` of a list; the first is the list's own address."""
    return url if number == 1 else f"{url}halaman/{number}/"


def output_path(url: str) -> str:
    """The file below the output folder that answers an address from the root."""
    path = url.lstrip("/")
    return f"{path}index.html" if url.endswith("/") else path


def is_relative(url: str) -> bool:
    """True for an address that is meant from the source file's own folder."""
    return bool(url) and not url.startswith(("/", "#", "?")) and ":" not in url.split("/", 1)[0]


def source_path(path: str, written: str) -> str:
    """The content path that a relative address means; it may lie outside ("../…")."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))


CATEGORIES = "/kategori/"
TOPICS = "/topik/"
OFFICES = "/kantor/"
ARCHIVES = "/arsip/"
FEEDS = "/umpan/"
MEDIA = "/media/"
ATOM = "feed.xml"
JSON_FEED = "feed.json"


def media_url(path: str, written: str, media: Set[str]) -> str:
    """The address of a media file named relatively or from the root; as written where there is none."""
    if written.startswith(MEDIA):
        return written
    target = source_path(path, written)
    return f"/{target}" if target in media else written
