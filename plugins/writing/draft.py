"""Words: a new article as its writer described it, and the source made of it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.record import DRAFT
from plugins.gate.slugs import propose_slug
from plugins.writing.header import Value, write_header

BODY = """\
Tulis alinea pembuka di sini: apa yang terjadi, siapa yang terlibat, dan apa artinya bagi pembaca.

## Latar belakang

Jelaskan mengapa hal ini dilakukan.

## Pelaksanaan

Jelaskan apa yang dilakukan, oleh siapa, dan sejak kapan.

## Langkah berikutnya

Jelaskan apa yang dapat diharapkan pembaca sesudah ini.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a translation has from its original, which lies in the same folder, so that links hold.

    Attributes:
        language: code of the translation's language.
        original: name of the original's file; folder: of both, from the content folder.
        header: lines of the original's header that hold here too, as they were written.
        body: the original's Markdown, to be translated where it stands.
    """

    language: str
    original: str
    folder: str
    header: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A new article's header, as text; nothing here has been checked.

    Attributes:
        office: slug of its register.
        title, summary: one line each.
        date: as it will stand in the header.
        category: slug; topics: slugs, in the writer's order.
        author: a name, or "" where the office signs.
        slug: asked for by the writer; "" takes it from the title.
        edition: None where it is no translation.
    """

    office: str
    title: str
    date: str
    category: str
    summary: str
    topics: tuple[str, ...] = ()
    author: str = ""
    slug: str = ""
    edition: Edition | None = None

    @property
    def address_slug(self) -> str:
        """The slug its address will have; "" where neither writer nor title gives one."""
        return self.slug or propose_slug(self.title)

    @property
    def path(self) -> str:
        """Where its file goes, from the content folder. Only for a draft that the gate has passed."""
        folder = self.edition.folder if self.edition else f"artikel/{self.office}/{self.date[:4]}"
        return f"{folder}/{self.date[:10]}-{self.address_slug}.md"

    def write(self, *, with_slug: bool = False) -> str:
        """The whole source; it stays a draft until its writer says otherwise.

        Args:
            with_slug: writes the slug into the header too, where the file's name will not give it.
        """
        values: dict[str, Value] = {
            "title": self.title,
            "date": self.date,
            "category": self.category,
            "topics": self.topics,
            "summary": self.summary,
            "slug": self.address_slug if with_slug else "",
            "author": self.author,
            "status": DRAFT,
        }
        body = BODY
        if self.edition:
            values |= {"lang": self.edition.language, "translation_of": self.edition.original}
            body = self.edition.body.strip("\n") + "\n"
        header = write_header(values, ARTICLE_KEYS)
        return f"---\n{header}{self.edition.header if self.edition else ''}---\n\n{body}"
