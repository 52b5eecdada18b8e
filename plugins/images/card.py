"""Words: what stands on the card that represents an article where its link is shared."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

from plugins.images.picture import FOLDER

WIDTH, HEIGHT = 1200, 630
"""Source: the Open Graph documentation of the large networks: 1.91 to 1, 1200 pixels wide."""

_NAME_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """The words of a card, as readers see them.

    Attributes:
        title, office, date, category: the article's.
        site: the publication's name.
    """

    title: str
    office: str
    date: str
    category: str
    site: str

    def name(self, drawing: bytes) -> str:
        """The key of this card, drawn that way; it changes with any word of it."""
        digest = hashlib.blake2b(digest_size=_NAME_BYTES, key=drawing)
        for part in astuple(self):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return digest.hexdigest()

    @staticmethod
    def address(name: str) -> str:
        """Where the card of a key is, from the root."""
        return f"/{FOLDER}/kartu-{name}.png"
