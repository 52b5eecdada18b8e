"""Words: the text of a page, converted once and fetched when it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from plugins.prose.nesting import nest
from plugins.prose.rewriting import rewrite_links

# What the theme lets scroll sideways on a narrow screen must be reachable by keyboard (WCAG 2.1.1).
# In HTML that passed the rules, "<table>" is always the tag: code holds "<" only as "&lt;".
SCROLLING = ("table", "pre")


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
        kept_in: where the HTML is; not part of the value.
    """

    key: str
    replacements: tuple[tuple[str, str], ...]
    kept_in: Bodies = field(compare=False, repr=False)
    prefix: str = ""

    @property
    def html(self) -> str:
        """Trusted HTML: the gate refused whatever is not plain text markup."""
        html = self.kept_in.fetch(self.key)
        for box in SCROLLING:
            html = html.replace(f"<{box}>", f'<{box} tabindex="0">')
        if self.replacements:
            html = rewrite_links(html, dict(self.replacements))
        return nest(html, self.prefix) if self.prefix else html
