"""Rules: the content folder and the settings → a publication ready to be printed, or its faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from plugins.categories.registers import Registers
from plugins.comments.settings import CommentSettings
from plugins.gate.known import Survey
from plugins.gate.problem import Problem, sort_problems
from plugins.gate.record import DRAFT
from plugins.images.album import Album
from plugins.press.page import Page
from plugins.publication.aliases import check_aliases
from plugins.publication.article import Article, Text
from plugins.publication.assembling import make_publication
from plugins.publication.attachments import check_attachments
from plugins.publication.links import Targets, check_links, host_of_site
from plugins.publication.maps import NEWS_SPAN, is_news
from plugins.publication.materials import Materials
from plugins.publication.plan import page_address, plan_pages
from plugins.publication.publication import Publication
from plugins.publication.resolve import resolve
from plugins.publication.resolved import Resolved
from plugins.publication.tally import Tally, take_tally
from plugins.scanning.citing import Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalNames:
    """What sources may name.

    Attributes:
        registers: offices, categories and topics; hosts: those that links may lead to however they look.
        problems: faults of the registers themselves.
    """

    registers: Registers
    hosts: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A publication, its pages, and what the gate has to say.

    Attributes:
        publication: all that is built.
        pages: every page to make.
        problems: faults in the order of a report.
        tally: what became of every source.
        held_back: path and moment of what waits for its day, the earliest first.
        orphans: comments of articles that are not built.
        urls: every source's address → its path.
        next_change: the next moment at which the same sources give another publication; None for never.
        latest: when the last of its texts became public; None where none has a date.
    """

    publication: Publication
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    tally: Tally
    held_back: tuple[tuple[str, str], ...]
    orphans: int
    urls: Mapping[str, str]
    next_change: datetime | None
    latest: datetime | None

    @property
    def errors(self) -> int:
        """How many faults stop the build."""
        return sum(problem.is_error for problem in self.problems)


def compile_publication(found: Survey, names: LegalNames, materials: Materials) -> Compiled:
    """All sources together: names looked up, pages planned, links followed."""
    settings, album, now = materials.settings, materials.album, materials.now
    resolved = resolve(
        found.verdicts,
        names.registers,
        album,
        now,
        settings.timezone,
        is_preview=settings.is_preview,
    )
    _leave_out_refused(resolved)
    publication, orphans = make_publication(resolved, names.registers, materials)
    pages = plan_pages(publication)
    problems = [*names.problems, *found.problems, *album.problems, *resolved.problems]
    problems += _across(found, resolved, pages, album, names, settings.url)
    refused = resolved.refused | {problem.file for problem in problems if problem.is_error}
    return Compiled(
        publication=publication,
        pages=tuple(pages),
        problems=tuple(sort_problems(problems)),
        tally=take_tally(found, resolved, refused),
        held_back=tuple(
            (article.record.path, article.published.full)
            for article in sorted(resolved.held_back, key=lambda article: article.published.moment)
        ),
        orphans=orphans,
        urls=resolved.urls,
        next_change=_next_change(resolved, materials.comment_settings, now),
        latest=_latest(resolved),
    )


def _next_change(resolved: Resolved, settings: CommentSettings, now: datetime) -> datetime | None:
    """The earliest moment at which a text is due, is news no longer, or takes no more replies."""
    moments = [article.published.moment for article in resolved.held_back]
    moments += [
        article.published.moment + NEWS_SPAN for article in resolved.articles if is_news(article, now)
    ]
    if settings.close_after_days is not None:
        days = timedelta(days=settings.close_after_days)
        moments += [article.published.moment + days for article in (*resolved.articles, *resolved.held_back)]
    return min((moment for moment in moments if moment > now), default=None)


def _latest(resolved: Resolved) -> datetime | None:
    """The moment before which nobody was to read all of this."""
    texts = (*resolved.articles, *resolved.hidden, *resolved.translations)
    return max((text.published.moment for text in texts if isinstance(text, Article)), default=None)


def _leave_out_refused(resolved: Resolved) -> None:
    """Refused sources are counted as refused and as nothing else."""

    def stays(text: Text) -> bool:
        return text.record.path not in resolved.refused

    resolved.articles[:] = filter(stays, resolved.articles)
    resolved.hidden[:] = filter(stays, resolved.hidden)
    resolved.translations[:] = filter(stays, resolved.translations)
    resolved.pages[:] = filter(stays, resolved.pages)
    resolved.held_back[:] = filter(stays, resolved.held_back)
    resolved.drafts[:] = [path for path in resolved.drafts if path not in resolved.refused]


def _across(
    found: Survey,
    resolved: Resolved,
    pages: list[Page],
    album: Album,
    names: LegalNames,
    site_url: str,
) -> list[Problem]:
    """Faults between sources: dead links, addresses with two owners.

    Texts that are refused for a fault of their own take part, as if it were mended already: their
    links are told in the same run, and links to them are no fault of others.
    """
    texts = {
        verdict.path: (verdict.record, verdict.facts)
        for verdict in found.verdicts
        if verdict.record is not None and verdict.facts is not None and verdict.record.status != DRAFT
    }
    held_back = {article.record.path for article in resolved.held_back}
    mended = {url for url, path in resolved.urls.items() if path in resolved.refused and path in texts}
    urls = {page_address(page) for page in pages} - {""} | {f"/{page.path}" for page in pages} | mended
    paths = {path: url for url, path in resolved.urls.items()}
    targets = Targets(
        urls=urls,
        sources=resolved.urls,
        anchors={url: texts[path][1].anchors for url, path in resolved.urls.items() if path in texts},
        media=album.media,
        paths=paths,
        unplaced={verdict.path for verdict in found.verdicts if verdict.path not in paths},
        host=host_of_site(site_url),
    )
    problems = []
    citations = Citations(names.hosts)
    for path, (record, facts) in texts.items():
        problems += citations.check(record, facts)
        problems += check_links(record, facts, targets, is_built=path not in held_back)
        problems += check_attachments(record, facts, album)
    built: list[Text] = [*resolved.articles, *resolved.translations, *resolved.hidden]
    built += [*resolved.pages, *resolved.held_back]
    problems += check_aliases(built, set(resolved.urls) | _office_roots(names.registers), pages)
    return problems


def _office_roots(registers: Registers) -> set[str]:
    return {office.url for office in registers.offices.values()}
