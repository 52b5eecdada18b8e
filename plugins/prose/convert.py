"""Words: Markdown to HTML as Python-Markdown makes it; a plain text in a tenth of its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .plain import convert_plain
from .tangles import find_tangle

if TYPE_CHECKING:
    from .library import Library


class Converter:
    """Converts bodies; one in each process is enough, and it may not be shared between threads."""

    def __init__(self) -> None:
        self._library: Library | None = None

    def convert(self, body: str) -> str:
        """The body as HTML, the same for the same body at any time.

        Returns:
            HTML; empty for a blank body and for one that is nested, repeated or long beyond any
            article's need: the rules tell that one (`find_tangle`).
        """
        html = convert_plain(body)
        if html is not None:
            return html
        if find_tangle(body):
            return ""
        if self._library is None:
            # One corrected text is most often a plain one, and is printed before this is imported.
            from .library import Library

            self._library = Library()
        return self._library.convert(body)
