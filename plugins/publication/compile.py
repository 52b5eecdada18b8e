"""Rules: the content folder and the settings → a publication ready to be printed, or its faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from plugins.categories.register import Registers, read_registers
from plugins.comments.comment import Comment, count_living, split_by_article
from plugins.comments.settings import CommentSettings
from plugins.gate.problem import Problem, sort_problems
from plugins.gate.record import DRAFT
from plugins.gate.shelf import Shelf
from plugins.gate.survey import Survey
from plugins.gate.walk import FoundFile
from plugins.images.album import Album
from plugins.languages.reading import Catalogues
from plugins.press.page import Page
from plugins.publication.aliases import check_aliases
from plugins.publication.article import Article, Text
from plugins.publication.links import Targets, check_links, host_of_site
from plugins.publication.maps import NEWS_SPAN, is_news
from plugins.publication.plan import page_address, plan_pages
from plugins.publication.publication import Publication, make_card
from plugins.publication.resolve import Resolved, count_withdrawn, resolve
from plugins.publication.settings import PublicationSettings
from plugins.publication.views import Link, Site
from plugins.search.addresses import SearchFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of every source. `sources` is always the sum of the others.

    Attributes:
        sources: texts found.
        published: shown in lists, withdrawn ones included, and undated pages.
        withdrawn: of the published, those no longer in force.
        drafts, held_back, hidden, refused: the rest.
    """

    sources: int
    published: int
    withdrawn: int
    drafts: int
    held_back: int
    hidden: int
    refused: int

    @property
    def is_balanced(self) -> bool:
        """True where nothing was lost."""
        rest = self.published + self.drafts + self.held_back + self.hidden + self.refused
        return self.sources == rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A publication, its pages, and what the gate has to say.

    Attributes:
        publication: all that is built.
        pages: every page to make.
        media: files to publish as they are.
        problems: faults in the order of a report.
        tally: what became of every source.
        held_back: path and moment of what waits for its day, the earliest first.
        orphans: comments of articles that are not built.
        urls: every source's address → its path.
        next_change: the next moment at which the same sources give another publication; None for never.
    """

    publication: Publication
    pages: tuple[Page, ...]
    media: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    tally: Tally
    held_back: tuple[tuple[str, str], ...]
    orphans: int
    urls: Mapping[str, str]
    next_change: datetime | None

    @property
    def errors(self) -> int:
        """How many faults stop the build."""
        return sum(problem.is_error for problem in self.problems)


def compile_publication(
    found: Survey,
    content: Path,
    shelf: Shelf,
    *,
    settings: PublicationSettings,
    comment_settings: CommentSettings,
    comments: Iterable[Comment],
    now: datetime,
    stylesheet_url: str,
    search_files: SearchFiles,
    album: Album,
    catalogues: Catalogues,
) -> Compiled:
    """All sources together: names looked up, pages planned, links followed."""
    registers, problems = read_registers(content)
    resolved = resolve(found.verdicts, registers, album, now, settings.timezone)
    _leave_out_refused(resolved)
    publication, orphans = make_publication(
        resolved,
        registers,
        shelf,
        settings,
        comment_settings,
        comments,
        now,
        stylesheet_url,
        search_files,
        album,
        catalogues,
    )
    pages = plan_pages(publication)
    problems += [*found.problems, *album.problems, *resolved.problems]
    problems += _across(found, resolved, pages, album.media, registers, settings.url)
    refused = resolved.refused | {problem.file for problem in problems if problem.is_error}
    return Compiled(
        publication=publication,
        pages=tuple(pages),
        media=tuple(found.listing.media),
        problems=tuple(sort_problems(problems)),
        tally=_tally(found, resolved, refused),
        held_back=tuple(
            (article.record.path, article.published.full)
            for article in sorted(resolved.held_back, key=lambda article: article.published.moment)
        ),
        orphans=orphans,
        urls=resolved.urls,
        next_change=_next_change(resolved, comment_settings, now),
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


def make_publication(
    resolved: Resolved,
    registers: Registers,
    shelf: Shelf,
    settings: PublicationSettings,
    comment_settings: CommentSettings,
    comments: Iterable[Comment],
    now: datetime,
    stylesheet_url: str,
    search_files: SearchFiles,
    album: Album,
    catalogues: Catalogues,
) -> tuple[Publication, int]:
    """What these texts are together, and how many comments belong to none of them."""
    hidden = [text for text in resolved.hidden if isinstance(text, Article)]
    known = {article.url for article in (*resolved.articles, *hidden)}
    threads, orphans = split_by_article(comments, known)
    links: dict[str, Link] = {}
    cards = {
        article.url: make_card(article, count_living(threads.get(article.url, ())), links)
        for article in resolved.articles
    }
    publication = Publication(
        settings=settings,
        comment_settings=comment_settings,
        registers=registers,
        now=now,
        articles=tuple(resolved.articles),
        unlisted=tuple(resolved.hidden),
        translations=tuple(resolved.translations),
        pages=tuple(resolved.pages),
        threads=threads,
        cards=cards,
        site=_site(settings, resolved.pages, stylesheet_url),
        search_files=search_files,
        drawing=album.drawing,
        bodies=shelf,
        catalogues=catalogues,
    )
    return publication, len(orphans)


def _site(settings: PublicationSettings, pages: list[Text], stylesheet_url: str) -> Site:
    by_slug = {page.record.slug: page for page in pages}
    links = [
        Link(text=by_slug[slug].record.title, url=by_slug[slug].url)
        for slug in settings.footer_pages
        if slug in by_slug
    ]
    return Site(
        name=settings.name,
        agency=settings.agency,
        url=settings.url,
        language=settings.language,
        address=settings.address,
        email=settings.email,
        phone=settings.phone,
        stylesheet_url=stylesheet_url,
        footer_links=tuple(links),
        feed_url="/feed.xml",
        licence=Link(text=settings.licence[0], url=settings.licence[1]) if settings.licence else None,
    )


def _across(
    found: Survey,
    resolved: Resolved,
    pages: list[Page],
    media: Set[str],
    registers: Registers,
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
        media=media,
        paths=paths,
        unplaced={verdict.path for verdict in found.verdicts if verdict.path not in paths},
        host=host_of_site(site_url),
    )
    problems = []
    for path, (record, facts) in texts.items():
        problems += check_links(record, facts, targets, is_built=path not in held_back)
    built: list[Text] = [*resolved.articles, *resolved.translations, *resolved.hidden]
    built += [*resolved.pages, *resolved.held_back]
    problems += check_aliases(built, set(resolved.urls) | _office_roots(registers), pages)
    return problems


def _office_roots(registers: Registers) -> set[str]:
    return {office.url for office in registers.offices.values()}


def _tally(found: Survey, resolved: Resolved, refused: set[str]) -> Tally:
    """Counts from the lists that pages are made of, so that a loss would show in the sum."""

    def count(texts: Iterable[Text]) -> int:
        return sum(text.record.path not in refused for text in texts)

    sources = {verdict.path for verdict in found.verdicts}
    return Tally(
        sources=found.source_count,
        published=count([*resolved.articles, *resolved.translations, *resolved.pages]),
        withdrawn=count_withdrawn(resolved),
        drafts=sum(path not in refused for path in resolved.drafts),
        held_back=count(resolved.held_back),
        hidden=count(resolved.hidden),
        refused=len(sources & refused) + len(found.listing.refused),
    )
