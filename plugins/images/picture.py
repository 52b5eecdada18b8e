"""Words: what was made of a picture, and where each form of it is."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.images.recipe import MEDIA_TYPES, MIN_SHARED_WIDTH

FOLDER = "gambar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in all the forms that readers may get. It says all that a page's bytes depend on.

    Attributes:
        key: name of its content and of the recipe; it is part of every address.
        width, height: pixels of the largest form, upright.
        widths: of all forms, rising.
        formats: endings of the modern formats, the smallest first; none where they save nothing.
        fallback: ending of the form that every browser shows.
    """

    key: str
    width: int
    height: int
    widths: tuple[int, ...]
    formats: tuple[str, ...]
    fallback: str

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files that pages name."""
        made = [name_file(width, ending) for ending in self.formats for width in self.widths]
        return (*made, *(name_file(width, self.fallback) for width in self.fallback_widths))

    @property
    def fallback_widths(self) -> tuple[int, ...]:
        """Old browsers get one size; where there is nothing but the fallback, it comes in all."""
        return self.widths[:1] if self.formats else self.widths

    @property
    def shared_file(self) -> str:
        """The file that stands for an article where its link is shared; "" where it is too narrow."""
        return name_file(self.width, self.fallback) if self.width >= MIN_SHARED_WIDTH else ""

    def address(self, file: str) -> str:
        """The address of one of its files, from the root."""
        return f"/{FOLDER}/{self.key}-{file}"

    def candidates(self, ending: str) -> str:
        """The forms of one format as `srcset` lists them."""
        widths = self.fallback_widths if ending == self.fallback else self.widths
        return ", ".join(f"{self.address(name_file(width, ending))} {width}w" for width in widths)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Media type and candidates of each modern format."""
        return tuple((MEDIA_TYPES[ending], self.candidates(ending)) for ending in self.formats)


def name_file(width: int, ending: str) -> str:
    """The name of one form within its picture."""
    return f"{width}.{ending}"
