"""Words: the text of a page, converted once and fetched when it is printed."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from plugins.images.picture import Picture
from plugins.prose.nesting import nest
from plugins.prose.rewriting import rewrite_links
from plugins.publication.pictures import view_image
from plugins.publication.text_views import Image, Passage

# What the theme lets scroll sideways on a narrow screen must be reachable by keyboard (WCAG 2.1.1).
# In HTML that passed the rules, "<table>" is always the tag: code holds "<" only as "&lt;".
SCROLLING = ("table", "pre")

# As in `rewriting`: whatever this matches is a tag. A paragraph of nothing but pictures is figures.
_PICTURES = re.compile(r"<p>((?:<img\s[^<>]*>\s*)+)</p>|<img\s[^<>]*>")
_IMAGE = re.compile(r"<img\s[^<>]*>")
_LINK = re.compile(
    r'<a\s(?:[^<>]*\s)?href="(?P<address>[^"]*)"[^<>]*>(?:(?!</a>).)*</a>(?=\s*\(?(?P<after>\w{0,4}))',
    re.DOTALL,
)
_VALUE = re.compile(r'\s(src|alt|title)="([^"]*)"')


class Bodies(Protocol):
    """Where converted bodies are kept; a key names one body's HTML for ever."""

    def fetch(self, key: str) -> str:
        """The HTML of a key; raises KeyError where it is not kept."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of one source as HTML.

    Attributes:
        key: name of the HTML; it changes with the body.
        replacements: addresses as written → addresses from the root.
        prefix: of its anchors where it stands among other texts, one heading deeper; "" on its own.
        pictures: addresses from the root → what was made of the pictures there.
        documents: addresses from the root → what readers are told behind a link to them.
        is_opening: True where its first picture is the first of the page.
        kept_in: where the HTML is; not part of the value.
    """

    key: str
    replacements: tuple[tuple[str, str], ...]
    kept_in: Bodies = field(compare=False, repr=False)
    prefix: str = ""
    pictures: tuple[tuple[str, Picture], ...] = ()
    is_opening: bool = False
    documents: tuple[tuple[str, str], ...] = ()

    @property
    def html(self) -> str:
        """Trusted HTML: the gate refused whatever is not plain text markup. Pictures are as written."""
        html = self.kept_in.fetch(self.key)
        for box in SCROLLING:
            html = html.replace(f"<{box}>", f'<{box} tabindex="0">')
        if self.replacements:
            html = rewrite_links(html, dict(self.replacements))
        if self.documents:
            html = tell_documents(html, dict(self.documents))
        return nest(html, self.prefix) if self.prefix else html

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The same HTML with its pictures taken out of it, so that the theme prints them."""
        html = self.html
        return tuple(self._passages(html)) if self.pictures else (Passage(html=html),)

    def _passages(self, html: str) -> Iterator[Passage]:
        known, at, is_first = dict(self.pictures), 0, self.is_opening
        for match in _PICTURES.finditer(html):
            tags = _IMAGE.findall(match[0])
            values = [_read_values(tag) for tag in tags]
            if any(value["src"] not in known for value in values):
                continue
            before = html[at : match.start()]
            for value in values:
                picture = known[value["src"]]
                yield Passage(html=before, image=_view(picture, value, is_first, is_inline=match[1] is None))
                before, is_first = "", False
            at = match.end()
        yield Passage(html=html[at:])


def tell_documents(html: str, facts: Mapping[str, str]) -> str:
    """The HTML with kind and size behind each link to a document; data is dear, so readers know before.

    Args:
        facts: address → what is told. Where the writer has told it already, nothing is added.
    """

    def add(match: re.Match[str]) -> str:
        told = facts.get(entities.unescape(match["address"]))
        if told is None or match["after"].casefold() == told.partition(",")[0].casefold()[:4]:
            return match[0]
        return f"{match[0]} ({entities.escape(told)})"

    return _LINK.sub(add, html)


def _read_values(tag: str) -> dict[str, str]:
    found = {name: entities.unescape(value) for name, value in _VALUE.findall(tag)}
    return {"src": "", "alt": "", "title": "", **found}


def _view(picture: Picture, value: dict[str, str], is_first: bool, *, is_inline: bool) -> Image:
    return view_image(picture, value["alt"], caption=value["title"], is_first=is_first, is_inline=is_inline)
