"""Rules: verdicts and registers → articles and pages, and every fault between sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from plugins.categories.registers import Registers
from plugins.categories.resolve import Directory
from plugins.dates.reading import to_stamp
from plugins.gate.problem import Problem, quote
from plugins.gate.record import DRAFT, HIDDEN, Record
from plugins.gate.source import ARTICLE
from plugins.gate.verdict import Verdict
from plugins.images.album import Album
from plugins.images.picture import Picture
from plugins.prose.facts import BodyFacts
from plugins.publication.addresses import article_url, is_relative, media_url, page_url, source_path
from plugins.publication.article import Article, Text
from plugins.publication.attached import attach, find_linked
from plugins.publication.dated import check_happened, read_dates
from plugins.publication.resolved import Resolved
from plugins.publication.text_views import Change, Withdrawal
from plugins.publication.translations import Originals, Place, show_editions
from plugins.publication.views import Link


def resolve(
    verdicts: Iterable[Verdict],
    registers: Registers,
    album: Album,
    now: datetime,
    timezone: str,
    *,
    is_preview: bool = False,
) -> Resolved:
    """Articles and pages of all readable sources.

    Args:
        album: files of `media/`, and what was made of the pictures among them.
        now: aware; what is dated later is held back.
        timezone: zone of undated pages' changes (those of articles are told in the office's).
        is_preview: True shows drafts and what is held back among the others, marked as such.
    """
    resolved = Resolved()
    directory = Directory.of(registers)
    addresses: dict[str, str] = {}
    filed: list[tuple[Verdict, Place]] = []
    waiting: list[Verdict] = []
    for verdict in verdicts:
        if verdict.is_refused:
            resolved.refused.add(verdict.path)
        if verdict.record is None:
            continue
        if verdict.record.translation_of:
            waiting.append(verdict)
            continue
        place = _file(verdict.record, directory, resolved, addresses, timezone)
        if place is not None:
            _add(resolved, check_happened(verdict.record, place.zone, place.published, now))
            filed.append((verdict, place))
    filed += _file_translations(waiting, filed, directory, resolved, addresses, now)
    for verdict, place in filed:
        text = _make(verdict, place, addresses, album, resolved)
        if text is not None:
            _sort_in(text, now, resolved, is_preview=is_preview)
    if resolved.translations:
        resolved.translations.sort(key=lambda article: article.url)
        show_editions(resolved.articles, resolved.translations)
    resolved.articles.sort(key=lambda article: article.order)
    resolved.pages.sort(key=lambda page: page.url)
    return resolved


def _file(
    record: Record, directory: Directory, resolved: Resolved, addresses: dict[str, str], timezone: str
) -> Place | None:
    """Where a text goes; None where its office, its moment or its name is unknown."""
    if record.kind == ARTICLE:
        place = _file_article(record, directory, resolved)
    else:
        place = Place(page_url(record.slug), timezone)
        _add(resolved, read_dates(record, timezone)[1])
        if record.slug in directory.offices:
            _add(resolved, [_same_address(record, place.url, f"kantor {record.slug}")])
    if place is None or not record.slug:
        return None
    _claim(record, place, resolved, addresses)
    return place


def _claim(record: Record, place: Place, resolved: Resolved, addresses: dict[str, str]) -> None:
    owner = resolved.urls.setdefault(place.url, record.path)
    if owner != record.path:
        _add(resolved, [_same_address(record, place.url, owner)])
    addresses[record.path] = place.url
    resolved.titles.setdefault(place.url, record.title)


def _file_translations(
    waiting: list[Verdict],
    filed: list[tuple[Verdict, Place]],
    directory: Directory,
    resolved: Resolved,
    addresses: dict[str, str],
    now: datetime,
) -> list[tuple[Verdict, Place]]:
    """Where translations go: below their originals, which are filed by now."""
    if not waiting:
        return []
    desk = Originals.of(filed, waiting, resolved.urls, resolved.refused)
    placed = []
    for verdict in waiting:
        record = verdict.record
        own = _file_article(record, directory, resolved) if record is not None else None
        if record is None or own is None:
            continue
        place, problems = desk.place(record, own)
        _add(resolved, problems)
        if place is None:
            resolved.refused.add(record.path)
            continue
        _add(resolved, check_happened(record, place.zone, place.published, now))
        _claim(record, place, resolved, addresses)
        placed.append((verdict, place))
    return placed


def _file_article(record: Record, directory: Directory, resolved: Resolved) -> Place | None:
    filing, problems = directory.file(record)
    _add(resolved, problems)
    if filing.office is None or record.date is None:
        return None
    zone = filing.office.timezone
    published, problems = read_dates(record, zone)
    _add(resolved, problems)
    if published is None or any(problem.is_error for problem in problems):
        return None
    return Place(article_url(filing.office.slug, published, record.slug), zone, filing, published)


def _same_address(record: Record, url: str, owner: str) -> Problem:
    return Problem(
        file=record.path,
        line=record.line_of("slug"),
        field="slug" if "slug" in record.lines else "berkas",
        fault=f"alamat {quote(url)} sudah dipakai {quote(owner)}",
        mend="beri slug atau nama berkas yang lain",
    )


def _add(resolved: Resolved, problems: Iterable[Problem]) -> None:
    for problem in problems:
        resolved.problems.append(problem)
        if problem.is_error:
            resolved.refused.add(problem.file)


def _make(
    verdict: Verdict, place: Place, addresses: Mapping[str, str], album: Album, resolved: Resolved
) -> Text | None:
    """The article or page of a verdict; None where its category is unknown."""
    record, facts, zone, filing = verdict.record, verdict.facts, place.zone, place.filing
    if record is None or facts is None:
        return None
    common: dict[str, Any] = {
        "record": record,
        "digest": verdict.digest,
        "url": place.url,
        "facts": facts,
        "body_key": verdict.body_key,
        "replacements": _replacements(verdict, addresses, album.media),
        "pictures": _pictures(record, facts, album),
        "attachments": attach(record, album, addresses, resolved.titles),
        "documents": find_linked(record, facts, album),
        "modified": to_stamp(record.modified, zone) if record.modified else None,
        "changes": tuple(
            Change(stamp=to_stamp(note.moment, zone), note=note.note) for note in record.changes
        ),
    }
    if filing is None:
        return Text(**common)
    if filing.office is None or filing.category is None or place.published is None:
        return None
    return Article(
        **common,
        office=filing.office,
        category=filing.category,
        topics=filing.topics,
        published=place.published,
        withdrawal=_withdrawal(record, zone, addresses, resolved.titles),
        image=_find(record, record.picture.file, album) if record.picture else None,
        editions=place.editions,
    )


def _withdrawal(
    record: Record, zone: str, addresses: Mapping[str, str], titles: Mapping[str, str]
) -> Withdrawal | None:
    note = record.withdrawn
    if note is None:
        return None
    link = None
    if note.replaced_by:
        url = source_url(record.path, note.replaced_by, addresses)
        link = Link(text=titles.get(url, url), url=url)
    return Withdrawal(stamp=to_stamp(note.moment, zone), reason=note.reason, replaced_by=link)


def _pictures(record: Record, facts: BodyFacts, album: Album) -> tuple[tuple[str, Picture], ...]:
    """The pictures of a body by their addresses from the root."""
    found = {}
    for use in facts.images:
        picture = _find(record, use.src, album)
        if picture is not None:
            found[media_url(record.path, use.src, album.media)] = picture
    return tuple(sorted(found.items()))


def _find(record: Record, written: str, album: Album) -> Picture | None:
    return album.find(media_url(record.path, written, album.media))


def _replacements(
    verdict: Verdict, addresses: Mapping[str, str], media: Set[str]
) -> tuple[tuple[str, str], ...]:
    """Relative addresses of a body, each with the address from the root that it means."""
    if verdict.facts is None:
        return ()
    pairs = {}
    for use in verdict.facts.links:
        written, hash_, anchor = use.url.partition("#")
        if is_relative(written):
            url = source_url(verdict.path, written, addresses)
            if url == written:
                url = media_url(verdict.path, written, media)
            pairs[use.url] = f"{url}{hash_}{anchor}"
    for image in verdict.facts.images:
        if is_relative(image.src):
            pairs[image.src] = media_url(verdict.path, image.src, media)
    return tuple(sorted(pairs.items()))


def source_url(path: str, written: str, addresses: Mapping[str, str]) -> str:
    """The address of a source named relatively; the words as written where there is none."""
    return addresses.get(source_path(path, written), written) if is_relative(written) else written


def _sort_in(text: Text, now: datetime, resolved: Resolved, *, is_preview: bool) -> None:
    status = text.record.status
    if status == DRAFT:
        resolved.drafts.append(text.record.path)
        text = replace(text, waits="draft")
    elif isinstance(text, Article) and text.published.moment > now:
        resolved.held_back.append(text)
        text = replace(text, waits="held_back")
    if text.waits and not is_preview:
        return
    if status == HIDDEN:
        resolved.hidden.append(text)
    elif isinstance(text, Article):
        (resolved.translations if text.is_translation else resolved.articles).append(text)
    else:
        resolved.pages.append(text)
