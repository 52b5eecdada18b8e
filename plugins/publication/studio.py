"""Edge: the publication's pictures, from the settings to the files that are published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from plugins.documents.document import Document
from plugins.gate.known import Survey
from plugins.gate.listing import FoundFile, Listing
from plugins.gate.memory import Memory
from plugins.images.album import Album
from plugins.images.cache import Cache
from plugins.images.card import SocialCard
from plugins.images.cards import CardShelf
from plugins.images.cleaning import read_clean
from plugins.images.memory import load_media, save_media
from plugins.images.survey import Darkroom, MediaRow, is_picture
from plugins.images.sweeping import is_due, sweep
from plugins.images.version import name_cleaning, name_drawing, name_recipe, name_rules
from plugins.keeping.terminal import tell_progress
from plugins.press.page import Asset
from plugins.publication.pictures import card_assets, find_used, picture_assets
from plugins.publication.publication import Publication

# A picture takes a second: a dozen are worth a word.
MIN_TOLD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Where pictures are made for one build.

    Attributes:
        content: the content folder; folder: where made pictures are kept.
        state: of the build; None for a check, which makes and keeps nothing.
        has_cards: True where articles without a picture get a card.
        workers: processes at the most; is_clean: True trusts nothing without reading it.
    """

    content: Path
    folder: Path
    state: Path | None
    has_cards: bool
    workers: int
    is_clean: bool

    def develop(self, found: Survey) -> tuple[Album, list[str]]:
        """All media judged, the pictures that texts show made; and lines for an engineer."""
        rules = name_rules()
        known, complaint = load_media(self.state, rules) if self.state and not self.is_clean else ({}, "")
        media = frozenset(file.path for file in found.listing.media)
        darkroom = Darkroom(
            content=self.content,
            cache=Cache(self.folder, name_recipe()),
            is_making=self.state is not None,
            is_clean=self.is_clean,
            seen_ns=Memory(self.state, rules).clock(),
            workers=self.workers,
            progress=tell_progress("Mengolah gambar", min_tasks=MIN_TOLD),
        )
        rows = darkroom.survey(
            found.listing.media, find_used(found.verdicts, media) if media else set(), known
        )
        if self.state is not None and rows != known:
            save_media(self.state, rules, rows)
        problems = tuple(problem for row in rows.values() for problem in row.problems)
        pictures = {path: row.picture for path, row in rows.items() if row.picture is not None}
        album = Album(
            media=media,
            pictures=pictures,
            documents=_documents(rows),
            problems=problems,
            drawing=self.drawing,
        )
        return album, [complaint] if complaint else []

    def recall(self, listing: Listing) -> Album:
        """The album of the last build, whose media were the same."""
        rows = load_media(self.state, name_rules())[0] if self.state and listing.media else {}
        pictures = {path: row.picture for path, row in rows.items() if row.picture is not None}
        media = frozenset(file.path for file in listing.media)
        return Album(media=media, pictures=pictures, documents=_documents(rows), drawing=self.drawing)

    @property
    def drawing(self) -> bytes:
        """How cards are drawn; b"" where there are none."""
        return name_drawing() if self.has_cards else b""

    def assets(self, media: list[FoundFile], publication: Publication) -> list[Asset]:
        """The files of `media/`, pictures cleaned; the forms of shown pictures; cards."""
        cleaning = name_cleaning() if media else b""
        cache, shelf = Cache(self.folder, name_recipe()), CardShelf(folder=self.folder, drawing=self.drawing)
        texts = publication.texts
        used: set[Path] = set()

        def read_form(key: str, file: str) -> Callable[[], bytes]:
            used.add(cache.place(key))
            return cache.reader(key, file)

        def make_card(card: SocialCard, name: str) -> Callable[[], bytes]:
            used.add(shelf.place(name))
            return shelf.maker(card, name)

        pictures = list(picture_assets(texts, publication.site, read_form))
        cards = list(card_assets(texts, publication.site, self.drawing, make_card))
        self._sweep(used)
        return [*(self._original(file, cleaning) for file in media), *pictures, *cards]

    def _sweep(self, used: Set[Path]) -> None:
        """Take out what no build has needed for long, where that is due."""
        if self.state is None or not self.folder.is_dir():
            return
        now_ns = Memory(self.state, b"").clock()
        if is_due(self.state, now_ns):
            sweep(self.folder, self.state, used, now_ns)

    def _original(self, file: FoundFile, cleaning: bytes) -> Asset:
        source = f"{self.content}/{file.path}"
        if not is_picture(file.path):
            return Asset(path=file.path, source=source)
        return Asset(path=file.path, source=source, name=cleaning, maker=lambda: read_clean(Path(source)))


def _documents(rows: Mapping[str, MediaRow]) -> dict[str, Document]:
    return {path: row.document for path, row in rows.items() if row.document is not None}
