"""Store: when each article is put out, from its header and its office alone; nothing else is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.categories.resolve import Directory
from plugins.dates.reading import DateRefused, to_stamp
from plugins.dates.stamp import Stamp
from plugins.gate.fields import read_record
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT, Record
from plugins.gate.source import ARTICLE
from plugins.gate.walk import list_content
from plugins.publication.addresses import article_url, is_relative, source_path, translation_url
from plugins.publication.translations import share_hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article that is or will be public: its path from the content folder, address and moment."""

    path: str
    url: str
    published: Stamp


def list_dated(content: Path) -> list[Dated]:
    """Every article but drafts, the earliest first; what the gate would refuse for its header is left out."""
    directory = Directory.of(read_registers(content)[0])
    placed: dict[str, Dated] = {}
    waiting: list[tuple[Record, Dated]] = []
    for record in _records(content):
        office = directory.offices.get(record.office)
        if office is None or record.date is None or record.status == DRAFT:
            continue
        try:
            published = to_stamp(record.date, office.timezone)
        except DateRefused:
            continue
        one = Dated(
            path=record.path, url=article_url(office.slug, published, record.slug), published=published
        )
        if record.translation_of:
            waiting.append((record, one))
        else:
            placed[record.path] = one
    return sorted([*placed.values(), *_translations(waiting, placed)], key=_order)


def find_waiting(dated: Iterable[Dated], now: datetime) -> list[Dated]:
    """Those that are held back at a moment, in the same order."""
    return [one for one in dated if one.published.moment > now]


def _records(content: Path) -> Iterator[Record]:
    for file in list_content(content).sources:
        if file.path.startswith(f"{ARTICLE}/"):
            source, _ = read_source(file.path, (content / file.path).read_bytes())
            if source is not None:
                yield read_record(source)[0]


def _translations(waiting: Iterable[tuple[Record, Dated]], placed: dict[str, Dated]) -> Iterator[Dated]:
    by_url = {one.url: one for one in placed.values()}
    for record, one in waiting:
        written = record.translation_of.partition("#")[0]
        found = placed.get(source_path(record.path, written)) if is_relative(written) else by_url.get(written)
        if found is not None:
            published = share_hour(one.published, found.published) or one.published
            url = translation_url(found.url, record.language)
            yield Dated(path=one.path, url=url, published=published)


def _order(one: Dated) -> tuple[datetime, str]:
    return (one.published.moment, one.path)
