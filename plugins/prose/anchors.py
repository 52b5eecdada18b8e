"""Words: the name by which a heading can be linked to."""

from __future__ import annotations

import re
import unicodedata

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NAMELESS = "bagian"

# Places that the templates name on a page with a text: no heading may have their name. A test holds
# this against the templates. Comments are named "komentar-" and their own name.
PAGE_ANCHORS = frozenset(
    "bagikan balas batas isi isi-komentar komentar nama rahasia salah salah-komentar salah-nama "
    "salah-setuju salah-surel setuju situs surel terkait tetangga".split()
)
COMMENT_PREFIX = "komentar-"
OWN_PREFIX = "judul-"

ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ANCHOR_WORD = re.compile(r"[a-z0-9]+")


def is_reserved(anchor: str) -> bool:
    """Whether the page around a text has this anchor itself, or one of its comments may."""
    return anchor in PAGE_ANCHORS or anchor.startswith(COMMENT_PREFIX)


def make_anchor(text: str) -> str:
    """The text in small letters, digits and single hyphens; "bagian" where nothing is left of it."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    anchor = "-".join(_ANCHOR_WORD.findall(plain.lower())) or NAMELESS
    return OWN_PREFIX + anchor if is_reserved(anchor) else anchor


class AnchorNames:
    """The anchors of one text, none given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, anchor: str) -> str:
        """Keep an anchor for the one that asked first, the same text back."""
        self._taken.add(anchor)
        return anchor

    def give(self, stem: str) -> str:
        """The stem, numbered from 2 where it is taken."""
        anchor, number = stem, self._numbers.get(stem, 1)
        while anchor in self._taken:
            number += 1
            anchor = f"{stem}-{number}"
        self._numbers[stem] = number
        return self.take(anchor)
