"""Store: cards, drawn once and kept by the words on them."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.images.anatomy import Malformed
from plugins.images.card import SocialCard
from plugins.images.png import read_png

FOLDER = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShelf:
    """Where cards are kept.

    Attributes:
        folder: of the pictures' cache.
        drawing: name of how cards are drawn.
    """

    folder: Path
    drawing: bytes

    def place(self, name: str) -> Path:
        """The file of a card, whether it was drawn or not."""
        return self.folder / FOLDER / name[:2] / f"{name}.png"

    def maker(self, card: SocialCard, name: str) -> partial[bytes]:
        """A function that gives the card's bytes when they are needed."""
        return partial(self._fetch, card, name)

    def _fetch(self, card: SocialCard, name: str) -> bytes:
        path = self.place(name)
        try:
            # A PNG holds its own checksums.
            return read_png(path.read_bytes()).clean
        except (FileNotFoundError, Malformed):
            pass
        from plugins.images.drawing import draw_card

        data = draw_card(card)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
        return data
