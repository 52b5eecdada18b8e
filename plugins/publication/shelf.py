"""Store: the HTML of bodies, between the gate that made it and the pages that print it."""

from __future__ import annotations


class MemoryShelf:
    """Keeps HTML in memory for one build."""

    def __init__(self) -> None:
        self._html: dict[str, str] = {}

    def keep(self, key: str, html: str) -> None:
        """Keeps the HTML of a key."""
        self._html[key] = html

    def fetch(self, key: str) -> str:
        """The HTML of a key; raises KeyError where it is not kept."""
        return self._html[key]
