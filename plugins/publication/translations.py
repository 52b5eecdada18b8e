"""Rules: where a translation goes, and whether it agrees with its original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from plugins.categories.resolve import Filing
from plugins.dates.stamp import Stamp
from plugins.gate.problem import Problem, nearest, quote
from plugins.gate.record import DRAFT, HIDDEN, PUBLISHED, WITHDRAWN, Record
from plugins.gate.source import ARTICLE
from plugins.gate.verdict import Verdict
from plugins.languages.language import INDONESIAN, LANGUAGES
from plugins.publication.addresses import is_relative, source_path, translation_url
from plugins.publication.article import Article
from plugins.publication.views import Link

FIELD = "translation_of"
MAX_SHOWN = 160


@dataclass(slots=True)
class Place:
    """Where a text goes: its address and zone; an article's filing, moment and editions."""

    url: str
    zone: str
    filing: Filing | None = None
    published: Stamp | None = None
    editions: tuple[Link, ...] = ()


@dataclass(slots=True)
class Originals:
    """What translations may name.

    Attributes:
        texts: path → record and place of every text that has one and is no translation.
        translations: path → what a translation names, as written.
        urls: address → path; refused: paths of sources with a fault of their own.
        taken: path of an original and language → path of its translation.
    """

    texts: Mapping[str, tuple[Record, Place]]
    translations: Mapping[str, str]
    urls: Mapping[str, str]
    refused: Set[str]
    taken: dict[tuple[str, str], str]

    @classmethod
    def of(
        cls,
        filed: Iterable[tuple[Verdict, Place]],
        waiting: Iterable[Verdict],
        urls: Mapping[str, str],
        refused: Set[str],
    ) -> Originals:
        """The originals among what is filed, beside the translations that wait for them."""
        texts = {verdict.path: (verdict.record, place) for verdict, place in filed if verdict.record}
        named = {verdict.path: verdict.record.translation_of for verdict in waiting if verdict.record}
        return cls(texts, named, urls, refused, {})

    def place(self, record: Record, own: Place) -> tuple[Place | None, list[Problem]]:
        """Where a translation goes, and what is wrong with it.

        Args:
            own: where it would go if it were no translation.

        Returns:
            None for the place where the original is not to be had; without a problem where that
            has a fault of its own, which is told.
        """
        path = self._find(record)
        known = self.texts.get(path)
        if known is None or known[0].kind != ARTICLE:
            if path in self.refused and path not in self.translations:
                return None, []
            return None, [_problem(record, FIELD, *self._explain(record, path))]
        original, place = known
        owner = self.taken.setdefault((path, record.language), record.path)
        if owner != record.path:
            fault = f"naskah asal {quote(path, MAX_SHOWN)} sudah diterjemahkan di {quote(owner, MAX_SHOWN)}"
            return None, [_problem(record, FIELD, fault, "hapus salah satunya")]
        own = replace(own, published=share_hour(own.published, place.published))
        url = translation_url(place.url, record.language)
        editions = (_edition(INDONESIAN.code, place.url), _edition(record.language, url))
        problems = [_problem(record, *told) for told in _disagreements(record, own, original, place)]
        return replace(own, url=url, filing=place.filing, editions=editions), problems

    def _find(self, record: Record) -> str:
        """The path that a translation means; as written where an address leads nowhere."""
        written = record.translation_of.partition("#")[0]
        if is_relative(written):
            return source_path(record.path, written)
        return self.urls.get(written, written)

    def _explain(self, record: Record, path: str) -> tuple[str, str]:
        shown = f"naskah asal {quote(record.translation_of, MAX_SHOWN)}"
        if path == record.path:
            return f"{shown} adalah berkas ini sendiri", "tulis alamat atau letak berkas naskah asalnya"
        if path in self.translations:
            mend = f"tulis translation_of: {self._rooted(path) or self.translations[path]}"
            return f"{shown} sendiri sebuah terjemahan", mend
        if path in self.texts:
            return f"{shown} bukan artikel", "hanya artikel yang dapat diterjemahkan"
        near = nearest(path, [url for url, owner in self.urls.items() if owner in self._articles(record)])
        mend = f"maksudnya {quote(near, MAX_SHOWN)}?" if near else "tulis alamat atau letak berkasnya"
        return f"{shown} tidak ditemukan", mend

    def _rooted(self, path: str) -> str:
        """The address of the original of a translation; "" where it names none."""
        original = source_path(path, self.translations[path])
        return self.texts[original][1].url if original in self.texts else ""

    def _articles(self, record: Record) -> Set[str]:
        """Paths of articles of the same office: nothing else can be meant."""
        return {
            path for path, (other, _) in self.texts.items() if other.office == record.office and other.office
        }


def share_hour(published: Stamp | None, first: Stamp | None) -> Stamp | None:
    """A day without an hour, where it is the original's day, means the original's hour."""
    if published is None or first is None or published.has_time:
        return published
    return first if published.moment.date() == first.moment.date() else published


def _disagreements(
    record: Record, own: Place, original: Record, place: Place
) -> Iterator[tuple[str, str, str]]:
    """What a translation says otherwise than its original, as field, fault and mend."""
    if record.office != original.office:
        yield (
            "berkas",
            f"naskah asalnya milik kantor {quote(original.office)}",
            f"pindahkan berkas ini ke artikel/{original.office}/",
        )
    if own.filing is not None and place.filing is not None:
        category, topics = place.filing.category, place.filing.topics
        if category is not None and own.filing.category not in (None, category):
            yield "category", "berbeda dari naskah asalnya", f"tulis category: {category.slug}"
        if own.filing.topics != topics and record.topics:
            names = ", ".join(topic.slug for topic in topics)
            mend = f"tulis topics: [{names}], atau hapus baris ini" if names else "hapus baris ini"
            yield "topics", "berbeda dari naskah asalnya", mend
    published, first = own.published, place.published
    if published is not None and first is not None and published.moment < first.moment:
        fault = f"{quote(published.iso)} mendahului naskah asalnya"
        yield "date", fault, f"tulis {first.iso.replace('T', ' ')[:16]} atau sesudahnya"
    yield from _other_status(record, original)


def _other_status(record: Record, original: Record) -> Iterator[tuple[str, str, str]]:
    """A translation cannot be more public, or more in force, than its original."""
    if record.status == DRAFT:
        return
    if original.status == DRAFT:
        yield FIELD, "naskah asalnya masih draf", "terbitkan naskah asalnya dahulu, atau tulis status: draft"
    elif original.status == HIDDEN and record.status != HIDDEN:
        yield "status", "naskah asalnya tersembunyi", f"tulis status: {HIDDEN}"
    elif original.status == WITHDRAWN and record.status == PUBLISHED:
        yield "status", "naskah asalnya sudah dicabut", f"tulis status: {WITHDRAWN} beserta withdrawn"


def _edition(code: str, url: str) -> Link:
    return Link(text=LANGUAGES[code].name, url=url, language=code)


def _problem(record: Record, field: str, fault: str, mend: str) -> Problem:
    return Problem(file=record.path, line=record.line_of(field), field=field, fault=fault, mend=mend)


def show_editions(articles: list[Article], translations: Sequence[Article]) -> None:
    """Gives each translated article its editions too; what is not public itself is shown nowhere."""
    editions = {translation.editions[0].url: translation.editions for translation in translations}
    for number, article in enumerate(articles):
        if article.url in editions:
            articles[number] = replace(article, editions=editions[article.url])
