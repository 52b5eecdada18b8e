"""Words: what is known of a file that texts link to, and how its readers are told."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.documents.kinds import KINDS, PAGES, SHEETS, Kind
from plugins.languages.catalogue import Catalogue
from plugins.languages.language import INDONESIAN

_KILO, _MEGA = 1_000, 1_000_000
# A number and its unit stay on one line.
_JOINED = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that readers may fetch.

    Attributes:
        ending: of its name, one of `KINDS`.
        size: bytes.
        extent: pages, sheets or slides, as its kind counts; 0 where that is not surely known.
        is_tagged: True for a PDF with structure that a screen reader can follow; for other kinds.
        language: that it says it is in, BCP 47; "" where it says nothing.
        has_title: True where it tells programs its title; for kinds without one.
    """

    ending: str
    size: int
    extent: int = 0
    is_tagged: bool = True
    language: str = ""
    has_title: bool = True

    @property
    def kind(self) -> Kind:
        """What readers know it as."""
        return KINDS[self.ending]


def describe(document: Document, words: Catalogue, *, is_short: bool = False) -> str:
    """Kind, size and length in one line: "Word (DOCX), 48 kB, 2 halaman".

    Args:
        is_short: True within a sentence's brackets: "Word, 48 kB, 2 halaman".
    """
    name = document.kind.name
    parts = [name.partition(" (")[0] if is_short else name, tell_size(document.size, words)]
    if document.extent:
        parts.append(_tell_extent(document, words))
    return ", ".join(parts)


def tell_size(size: int, words: Catalogue) -> str:
    """Bytes as people read them, never less than one kB; thousands as SI and data plans count them."""
    if size < _MEGA - _KILO // 2:
        return f"{max(1, round(size / _KILO))}{_JOINED}kB"
    shown = f"{size / _MEGA:.1f}".removesuffix(".0")
    return f"{shown.replace('.', ',') if words.language is INDONESIAN else shown}{_JOINED}MB"


def _tell_extent(document: Document, words: Catalogue) -> str:
    count = document.extent
    shown = f"{count:,}".replace(",", ".") if words.language is INDONESIAN else f"{count:,}"
    if document.kind.unit == PAGES:
        return words.say("1 halaman") if count == 1 else words.say("%(count)s halaman", count=shown)
    if document.kind.unit == SHEETS:
        return words.say("1 lembar") if count == 1 else words.say("%(count)s lembar", count=shown)
    return words.say("1 salindia") if count == 1 else words.say("%(count)s salindia", count=shown)
