"""Words: the text of a page, converted once and fetched when it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from plugins.prose.inspection import rewrite_links


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
        kept_in: where the HTML is; not part of the value.
    """

    key: str
    replacements: tuple[tuple[str, str], ...]
    kept_in: Bodies = field(compare=False, repr=False)

    @property
    def html(self) -> str:
        """Trusted HTML: the gate refused whatever is not plain text markup."""
        html = self.kept_in.fetch(self.key)
        return rewrite_links(html, dict(self.replacements)) if self.replacements else html
