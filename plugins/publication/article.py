"""Words: an article with every name in it resolved, and an undated page."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.topic import Topic
from plugins.dates.stamp import Stamp
from plugins.documents.document import Document
from plugins.gate.record import Record
from plugins.images.picture import Picture
from plugins.languages.language import INDONESIAN, LANGUAGES, Language
from plugins.prose.facts import BodyFacts
from plugins.publication.attached import Attached
from plugins.publication.text_views import Change, Withdrawal
from plugins.publication.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What one source becomes, dated or not.

    Attributes:
        record: its header.
        digest: SHA-256 of its source; record, facts and body follow from it.
        url: its address.
        facts: what its body holds (headings, links, words).
        body_key: name of its HTML in the body store; changes with the body.
        replacements: relative addresses of its body → addresses from the root.
        pictures: address of each picture of its body, from the root → what was made of it.
        attachments: documents that belong to it; documents: address → each that its body links to.
        modified: last change, or None; changes: public notes, oldest first.
        waits: why only a preview shows it: "draft", "held_back", or "" for a text that is public.
    """

    record: Record
    digest: str
    url: str
    facts: BodyFacts
    body_key: str
    replacements: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()
    attachments: tuple[Attached, ...] = ()
    documents: tuple[tuple[str, Document], ...] = ()
    modified: Stamp | None = None
    changes: tuple[Change, ...] = ()
    waits: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What the text is made of, in short; two texts with one identity are printed alike."""
        # The moments are told in a zone that the settings name, not the source.
        return (
            self.digest,
            self.url,
            self.replacements,
            self.pictures,
            self.attachments,
            self.documents,
            self.modified,
            self.changes,
            self.waits,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Text):
    """A dated text of one office.

    Attributes:
        office, category, topics: as the registers have them.
        published: when it was or will be put out, in the office's zone.
        withdrawal: None where it is in force.
        image: what was made of the header's image; None where there is none.
        editions: the same text in each language that it is published in, the original first;
            empty where it has not been translated.
    """

    office: Office
    category: Category
    topics: tuple[Topic, ...]
    published: Stamp
    withdrawal: Withdrawal | None = None
    image: Picture | None = None
    editions: tuple[Link, ...] = ()

    @property
    def language(self) -> Language:
        """The language that it is written in."""
        return LANGUAGES[self.record.language]

    @property
    def is_translation(self) -> bool:
        """True for a text that stands in no list, because its original does."""
        return self.record.language != INDONESIAN.code

    @property
    def identity(self) -> tuple[object, ...]:
        """What the text is made of, in short; two texts with one identity are printed alike."""
        return (
            self.digest,
            self.url,
            self.replacements,
            self.pictures,
            self.attachments,
            self.documents,
            self.office,
            self.category,
            self.topics,
            self.withdrawal,
            self.image,
            self.editions,
            self.waits,
        )

    @property
    def order(self) -> tuple[float, str]:
        """Sorts the newest first; at the same moment by address."""
        return (-self.published.moment.timestamp(), self.url)
