"""Words: a text as the search index knows it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping

from plugins.publication.article import Article, Text
from plugins.publication.terms import category_keys

# Pagefind leaves out what lacks the key that results are ordered by; undated pages come last.
UNDATED = "0"

_HEADING_END = re.compile(r"(?<![.!?:…])</h[1-6]>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def name_entry(text: Text) -> str:
    """All that an entry is made of, in short; two texts with one name have one entry."""
    filed: tuple[object, ...] = ()
    if isinstance(text, Article):
        filed = (text.published, text.office.slug, text.office.name, text.category)
    return repr((text.url, text.digest, text.body_key, *filed))


def make_entry(text: Text, html: str) -> Mapping[str, object]:
    """An entry in the form of Pagefind's records.

    What stands in `meta` is both searched and shown; dates are carried as the site words them.

    Args:
        html: the text's body.
    """
    record = text.record
    entry: dict[str, object] = {
        "url": text.url,
        "content": f"{record.summary} {read_text(html)}",
        "language": "id",
        "meta": {"title": record.title},
        "filters": {},
        "sort": {"tanggal": UNDATED},
    }
    if isinstance(text, Article):
        entry["meta"] = {
            "title": record.title,
            "tanggal": text.published.date,
            "kantor": text.office.name,
            "kategori": text.category.name,
        }
        entry["filters"] = {
            "kantor": [text.office.slug],
            "kategori": list(category_keys(text)),
            "tahun": [str(text.published.year)],
        }
        entry["sort"] = {"tanggal": f"{text.published.moment.timestamp():.0f}"}
    return entry


def read_text(html: str) -> str:
    """The words of a body that passed the gate, in one line; a heading ends as a sentence does."""
    parted = _TAG.sub(" ", _HEADING_END.sub(". ", html))
    # A character reference may stand for a space too.
    return _SPACE.sub(" ", entities.unescape(parted)).strip()
