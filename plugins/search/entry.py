"""Words: a text as the search index knows it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping, Sequence

import msgspec

from plugins.publication.article import Article, Text
from plugins.publication.terms import category_keys
from plugins.search.affixes import other_forms

# Pagefind leaves out what lacks the key that results are ordered by; undated pages come last.
UNDATED = "0"

_HEADING_END = re.compile(r"(?<![.!?:…])</h[1-6]>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A text as the index knows it, but for its words; equal entries have equal records.

    Attributes:
        url, title, summary: the text's; body_key: of its HTML.
        office: slug and name; category: name; all of them empty for an undated page.
        filed: slugs of the category and of all above it.
        date: as the site words it; year: of four digits; order: what results are sorted by.
    """

    url: str
    title: str
    summary: str
    body_key: str
    office: tuple[str, str] = ("", "")
    category: str = ""
    filed: tuple[str, ...] = ()
    date: str = ""
    year: str = ""
    order: str = UNDATED


def take_entry(text: Text) -> Entry:
    """A text's entry."""
    record = text.record
    if not isinstance(text, Article):
        return Entry(text.url, record.title, record.summary, text.body_key)
    return Entry(
        text.url,
        record.title,
        record.summary,
        text.body_key,
        (text.office.slug, text.office.name),
        text.category.name,
        category_keys(text),
        text.published.date,
        str(text.published.year),
        f"{text.published.moment.timestamp():.0f}",
    )


def make_record(entry: Entry, html: str) -> Mapping[str, object]:
    """An entry in the form of Pagefind's records.

    What stands in `meta` is both searched and shown; dates are carried as the site words them.

    Args:
        html: the text's body.
    """
    content = f"{entry.summary} {read_text(html)}"
    meta = {"title": entry.title, "bentuk": other_forms(f"{entry.title} {content}")}
    filters: Mapping[str, Sequence[str]] = {}
    if entry.date:
        slug, office = entry.office
        # A place asked for counts as much as one that the body names.
        content = f"{content} {office}"
        meta |= {"tanggal": entry.date, "kantor": office, "kategori": entry.category}
        filters = {"kantor": [slug], "kategori": entry.filed, "tahun": [entry.year]}
    return {
        "url": entry.url,
        "content": content,
        "language": "id",
        "meta": meta,
        "filters": filters,
        "sort": {"tanggal": entry.order},
    }


def read_text(html: str) -> str:
    """The words of a body that passed the gate, in one line; a heading ends as a sentence does."""
    parted = _TAG.sub(" ", _HEADING_END.sub(". ", html))
    # A character reference may stand for a space too.
    return _SPACE.sub(" ", entities.unescape(parted)).strip()
