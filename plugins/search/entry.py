"""Words: a text as the search index knows it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping, Sequence

from plugins.publication.article import Article, Text
from plugins.publication.terms import category_keys
from plugins.search.affixes import other_forms

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
    title, content = text.record.title, f"{text.record.summary} {read_text(html)}"
    meta = {"title": title, "bentuk": other_forms(f"{title} {content}")}
    filters: Mapping[str, Sequence[str]] = {}
    order = UNDATED
    if isinstance(text, Article):
        # A place asked for counts as much as one that the body names.
        content = f"{content} {text.office.name}"
        meta |= {
            "tanggal": text.published.date,
            "kantor": text.office.name,
            "kategori": text.category.name,
        }
        filters = {
            "kantor": [text.office.slug],
            "kategori": category_keys(text),
            "tahun": [str(text.published.year)],
        }
        order = f"{text.published.moment.timestamp():.0f}"
    return {
        "url": text.url,
        "content": content,
        "language": "id",
        "meta": meta,
        "filters": filters,
        "sort": {"tanggal": order},
    }


def read_text(html: str) -> str:
    """The words of a body that passed the gate, in one line; a heading ends as a sentence does."""
    parted = _TAG.sub(" ", _HEADING_END.sub(". ", html))
    # A character reference may stand for a space too.
    return _SPACE.sub(" ", entities.unescape(parted)).strip()
