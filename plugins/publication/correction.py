"""Rules: corrections, changes of words alone; only the pages that print those words are planned.

A text's face is all that other texts and lists see of it. While the faces of all texts are those of
the last whole plan, so is the plan, but for the pages that print a changed text whole: its own, and
its day's. Those are made of the text, of the cards of a few others, and of what never changes in a
correction; nothing else is resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.categories.registers import Registers
from plugins.gate.known import Survey
from plugins.gate.record import Record
from plugins.gate.source import PAGE
from plugins.languages.language import LANGUAGES
from plugins.press.page import Page
from plugins.prose.facts import BodyFacts
from plugins.publication.addresses import output_path, paged_url, source_path, translation_url
from plugins.publication.archive_pages import day_page
from plugins.publication.article import Article
from plugins.publication.article_pages import article_page, make_frame, undated_pages
from plugins.publication.assembling import make_publication
from plugins.publication.materials import Materials
from plugins.publication.publication import Publication
from plugins.publication.reach import Day, Kin, Reach
from plugins.publication.resolve import resolve
from plugins.publication.translation_pages import translation_pages

# Beyond these a whole plan is as quick.
MAX_CORRECTED = 100
# Texts that one person saves at a time.
MAX_SAVED = 3


def find_corrected(reach: Reach, found: Survey) -> list[str] | None:
    """Paths of the texts whose words alone have changed; None where anything else has."""
    changed = _find_changed(reach, found)
    is_correction = all(
        reach.texts[path].face and found.rows[path].face == reach.texts[path].face for path in changed
    )
    return changed if changed and is_correction and len(changed) <= MAX_CORRECTED else None


def find_saved(reach: Reach, found: Survey) -> list[str] | None:
    """Paths of a few faultless texts that have changed; None where that is not all that has.

    Their own pages can be shown before those of the lists that name them.
    """
    changed = _find_changed(reach, found)
    is_faultless = all(found.rows[path].face for path in changed)
    return changed if changed and is_faultless and len(changed) <= MAX_SAVED else None


def _find_changed(reach: Reach, found: Survey) -> list[str]:
    """Texts that changed; none where texts came or went."""
    rows, texts = found.rows, reach.texts
    if rows.keys() != texts.keys():
        return []
    return [path for path, row in rows.items() if row.digest != texts[path].digest]


def plan_corrected(
    reach: Reach, changed: list[str], found: Survey, registers: Registers, materials: Materials
) -> list[Page] | None:
    """The pages that print the changed texts; None where something does not fit, so that all are planned."""
    desk = _Desk(reach, found, changed)
    verdicts = [found.rows[path].verdict for path in sorted(desk.needed)]
    resolved = resolve(
        verdicts,
        registers,
        materials.album,
        materials.now,
        materials.settings.timezone,
        is_preview=materials.settings.is_preview,
    )
    if resolved.refused:
        return None
    publication, _ = make_publication(resolved, registers, materials)
    return list(desk.pages(publication)) if desk.fits(publication) else None


class _Desk:
    """What lies ready for a correction.

    Attributes:
        changed: numbers of the changed texts; shown: of those that their pages show as cards.
        days: pages of days' archives that print them, by address.
        needed: paths of all texts that the pages are made of.
    """

    def __init__(self, reach: Reach, found: Survey, changed: list[str]) -> None:
        self.reach, self.found = reach, found
        self.paths = list(reach.texts)
        self.numbers = {path: number for number, path in enumerate(self.paths)}
        self.by_url = {text.url: path for path, text in reach.texts.items()}
        self.changed = {self.numbers[path] for path in changed}
        self.days = list(self._days(changed))
        kin = (reach.kin[number] for number in self.changed if number in reach.kin)
        self.shown = {other for one in kin for other in _others(one)}
        self.needed = self._needed()

    def _days(self, changed: list[str]) -> Iterator[tuple[str, Day]]:
        """Each page of a day's archive that prints a changed text, once."""
        seen = set()
        for path in changed:
            for day in _days_above(self.reach.texts[path].url):
                number = 1
                while (page := self.reach.day(url := paged_url(day, number))) is not None:
                    if url not in seen and self.changed.intersection(page.articles):
                        seen.add(url)
                        yield url, page
                    number += 1

    def _needed(self) -> set[str]:
        whole = self.changed.union(*(day.articles for _, day in self.days))
        needed = {self.paths[number] for number in whole | self.shown}
        for number in whole:
            needed.update(self._editions(self._url(number)))
            verdict = self.found.rows[self.paths[number]].verdict
            if verdict.record is not None and verdict.facts is not None:
                needed.update(self._named(verdict.record, verdict.facts))
        # The footer of every page names some of these.
        needed.update(path for path in self.paths if path.startswith(f"{PAGE}/"))
        return needed

    def _editions(self, url: str) -> Iterator[str]:
        """Paths of an article's translations, or of a translation's original: each page names the other."""
        above = url.rstrip("/").rpartition("/")[0]
        for other in (f"{above}/", *(translation_url(url, code) for code in LANGUAGES)):
            if url and other in self.by_url:
                yield self.by_url[other]

    def _named(self, record: Record, facts: BodyFacts) -> Iterator[str]:
        """Paths of the texts that one leads to, by path or by address."""
        urls = [use.url for use in facts.links]
        urls += [attached.alternative for attached in record.attachments]
        if record.withdrawn is not None:
            urls.append(record.withdrawn.replaced_by)
        for url in urls:
            address = url.partition("#")[0]
            for path in (source_path(record.path, address), self.by_url.get(address)):
                if path in self.numbers:
                    yield path

    def _url(self, number: int) -> str:
        return self.reach.texts[self.paths[number]].url

    def fits(self, publication: Publication) -> bool:
        """True where every text that the pages need is still what it was, at its address."""
        articles, url_of = _articles_of(publication), self._url
        whole = (number for _, day in self.days for number in day.articles)
        return (
            all((url_of(number) in articles) == (number in self.reach.kin) for number in self.changed)
            and all(url_of(number) in articles for number in whole)
            and all(url_of(number) in publication.cards for number in self.shown)
        )

    def pages(self, publication: Publication) -> Iterator[Page]:
        """The pages that print the changed texts."""
        articles, frame, url_of = _articles_of(publication), make_frame(publication), self._url
        for number in sorted(self.changed):
            kin = self.reach.kin.get(number)
            if kin is not None:
                newer, older = (
                    publication.cards[url_of(other)] if other is not None else None
                    for other in (kin.newer, kin.older)
                )
                related = tuple(publication.cards[url_of(other)] for other in kin.related)
                yield article_page(publication, frame, articles[url_of(number)], newer, older, related)
        for url, day in self.days:
            office = publication.registers.offices[day.office] if day.office else None
            members = tuple(articles[url_of(number)] for number in day.articles)
            yield day_page(publication, office, day.date, day.period, url, day.place, members)
        own = {output_path(url_of(number)) for number in self.changed}
        others = (*undated_pages(publication), *translation_pages(publication))
        yield from (page for page in others if page.path in own)


def _articles_of(publication: Publication) -> dict[str, Article]:
    listed, unlisted = publication.articles, publication.unlisted
    return {text.url: text for text in (*listed, *unlisted) if isinstance(text, Article)}


def _others(kin: Kin) -> Iterator[int]:
    yield from (number for number in (kin.newer, kin.older, *kin.related) if number is not None)


def _days_above(url: str) -> Iterator[str]:
    """The day's archives that print an article, by its address: its office's, and that of all."""
    parts = url.strip("/").split("/")
    if len(parts) == 5:
        office, *day, _ = parts
        for root in (f"/{office}/", "/"):
            yield root + "".join(f"{part}/" for part in day)
