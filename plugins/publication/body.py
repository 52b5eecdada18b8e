"""Words: the text of a page, converted once and fetched when it is printed."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from plugins.images.picture import Picture
from plugins.prose.nesting import nest
from plugins.prose.rewriting import rewrite_links
from plugins.publication.pictures import view_image
from plugins.publication.views import Image, Passage

# What the theme lets scroll sideways on a narrow screen must be reachable by keyboard (WCAG 2.1.1).
# In HTML that passed the rules, "<table>" is always the tag: code holds "<" only as "&lt;".
SCROLLING = ("table", "pre")

# As in `rewriting`: whatever this matches is a tag. A paragraph of nothing but pictures is figures.
_PICTURES = re.compile(r"<p>((?:<img\s[^<>]*>\s*)+)</p>|<img\s[^<>]*>")
_IMAGE = re.compile(r"<img\s[^<>]*>")
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
        is_opening: True where its first picture is the first of the page.
        kept_in: where the HTML is; not part of the value.
    """

    key: str
    replacements: tuple[tuple[str, str], ...]
    kept_in: Bodies = field(compare=False, repr=False)
    prefix: str = ""
    pictures: tuple[tuple[str, Picture], ...] = ()
    is_opening: bool = False

    @property
    def html(self) -> str:
        """Trusted HTML: the gate refused whatever is not plain text markup. Pictures are as written."""
        html = self.kept_in.fetch(self.key)
        for box in SCROLLING:
            html = html.replace(f"<{box}>", f'<{box} tabindex="0">')
        if self.replacements:
            html = rewrite_links(html, dict(self.replacements))
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


def _read_values(tag: str) -> dict[str, str]:
    found = {name: entities.unescape(value) for name, value in _VALUE.findall(tag)}
    return {"src": "", "alt": "", "title": "", **found}


def _view(picture: Picture, value: dict[str, str], is_first: bool, *, is_inline: bool) -> Image:
    return view_image(picture, value["alt"], caption=value["title"], is_first=is_first, is_inline=is_inline)
