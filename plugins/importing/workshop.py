"""Store: what all texts of one import share, and what one text asks of it: links, pictures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bs4 import BeautifulSoup, Tag

from plugins.importing.cleaning import clean
from plugins.importing.copies import Copy
from plugins.importing.found import Doubt
from plugins.importing.links import LinkTable, name_upload
from plugins.importing.markdown.lines import write_line
from plugins.importing.markdown.signs import flatten
from plugins.importing.markdown.writing import Picture
from plugins.importing.media import MediaShelf
from plugins.importing.planned import PlannedText
from plugins.importing.refused import doubt_link
from plugins.importing.terms import TermMapping
from plugins.prose.convert import Converter

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """What all texts of one import share.

    Attributes:
        links: former addresses; shelf: former files; terms: former categories and topics.
        converter: as the gate uses it; until: the day of texts that have none.
    """

    links: LinkTable
    shelf: MediaShelf
    terms: TermMapping
    converter: Converter
    until: datetime


class Bench:
    """One text's surroundings, as the Markdown writer asks for them.

    Args:
        notes: footnotes' keys → their HTML; soup: the body; refused: addresses of links that the gate
            refuses → its reason.
    """

    def __init__(
        self,
        text: PlannedText,
        notes: Mapping[str, str],
        workshop: Workshop,
        soup: BeautifulSoup,
        refused: Mapping[str, str],
    ) -> None:
        self._refused = refused
        self._text = text
        self.workshop = workshop
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._noted = [str(tag["data-fn"]) for tag in soup.find_all("sup", attrs={"data-fn": True})]
        self.doubts: list[Doubt] = []
        self._year = f"{text.shown_moment(workshop.until):%Y}"
        self._anchors = {str(tag["id"]) for tag in soup.find_all(id=True)}

    def link(self, href: str) -> str:
        """Where a link leads now."""
        href = href.strip()
        links = self.workshop.links
        if not href or href.startswith("#"):
            # Headings get names of their own here; what led to a place within the text would lead nowhere.
            return ""
        if href in self._refused:
            self._tell(doubt_link(href, self._refused[href]))
            return ""
        found = links.find(href)
        if found:
            return found
        if links.is_own(href) and name_upload(href):
            copy = self.workshop.shelf.take(links.whole(href), self._year)
            if isinstance(copy, Copy):
                return copy.url
            self._doubt(
                f"berkas {links.whole(href)} tidak ikut pindah ({copy.reason})",
                "tautannya masih ke situs lama",
            )
            return links.whole(href)
        if links.is_own(href):
            self._doubt(
                f"tautan {links.whole(href)} menuju halaman yang tidak ikut pindah",
                "tautannya masih ke situs lama",
            )
            return links.whole(href)
        return href

    def note(self, key: str) -> int:
        """The number of a footnote."""
        if key not in self._notes:
            return 0
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def picture(self, image: Tag) -> Picture | None:
        """A picture as it will be here."""
        address = str(image.get("src") or "")
        alt = " ".join(flatten(str(image.get("alt") or "")).split())
        return self.show(address, alt, str(image.get("title") or ""))

    def show(self, address: str, alt: str, title: str = "") -> Picture | None:
        """The same for a picture that stands in no text."""
        if not address:
            return None
        whole = self.workshop.links.whole(address)
        copy = self.workshop.shelf.take(whole, self._year)
        if not isinstance(copy, Copy):
            self._doubt(f"gambar {whole} tidak ikut pindah ({copy.reason})", "sebuah tautan menggantikannya")
            return None
        return Picture(src=copy.url, alt=self._describe(alt, title, whole))

    def write_notes(self, body: str) -> str:
        """All footnotes that the text refers to, and those to which they refer themselves.

        Args:
            body: where Markdown has no sign for the reference, as in a listing, the note is a paragraph.
        """
        lines: list[str] = []
        paragraphs: list[str] = []
        for key in self._noted:
            self.note(key)
        done = 0
        while done < len(self._numbers):
            key, number = list(self._numbers.items())[done]
            done += 1
            soup, doubts = clean(self._notes[key])
            for doubt in doubts:
                self._tell(doubt)
            words = write_line(soup.children, self).replace(chr(10), " ")
            if any(f"[^{number}]" in one for one in (body, *lines)):
                lines.append(f"[^{number}]: {words}")
            else:
                paragraphs.append(f"{number}\\. {words}\n")
        return "".join(f"\n{one}" for one in [*paragraphs, "".join(f"{line}\n" for line in lines)] if one)

    def _describe(self, alt: str, title: str, address: str) -> str:
        """A picture's description; one is made up of the article's title only where nobody wrote any."""
        name = address.rsplit("/", 1)[-1].casefold()
        for words in (alt, title):
            plain = " ".join(words.split())
            is_name = plain.casefold() in (name, name.rpartition(".")[0]) or _FILE_NAME.fullmatch(plain)
            if any(map(str.isalnum, plain)) and not is_name:
                return plain
        self._doubt(
            f"gambar {address} tanpa uraian", "uraian dibuat dari judul; tulis apa yang tampak di gambar"
        )
        return f"Gambar pada tulisan {self._text.title}"

    def _doubt(self, fault: str, mend: str) -> None:
        self._tell(Doubt(fault=fault, mend=mend))

    def _tell(self, doubt: Doubt) -> None:
        """Once, however often its cause is met: a body may be written several times."""
        if doubt not in self.doubts:
            self.doubts.append(doubt)
