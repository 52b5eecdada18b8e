"""Rules: one article tried among texts that stay as they are; it alone is resolved, its page alone planned.

What cannot be answered exactly in this way is not answered: where another text names the tried one,
where it is a translation or bears old addresses, or where a list would lose a page, all is compiled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from plugins.categories.registers import Registers
from plugins.comments.comment import count_living
from plugins.gate.known import Survey
from plugins.gate.problem import Problem, sort_problems
from plugins.gate.record import DRAFT, Record
from plugins.gate.source import ARTICLE
from plugins.gate.verdict import Verdict
from plugins.press.page import Page
from plugins.publication.addresses import is_relative, source_path
from plugins.publication.article import Article
from plugins.publication.article_pages import one_article_page
from plugins.publication.attachments import check_attachments
from plugins.publication.compile import Compiled
from plugins.publication.links import Targets, check_links, host_of_site
from plugins.publication.materials import Materials
from plugins.publication.plan import page_address
from plugins.publication.publication import Publication, make_card
from plugins.publication.resolve import resolve
from plugins.publication.resolved import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A compiled folder, ready for one article more or another one in its place.

    Attributes:
        compiled: the folder as it stands; verdicts: its texts', by path; registers: its legal names.
        addresses: path → address; urls: of all that is built; anchors: address → those in its text.
        namers: a path or an address → paths of the texts that name it.
        translated: those that a translation names as its original.
        old: all old addresses, of texts that have any.
    """

    compiled: Compiled
    registers: Registers
    verdicts: Mapping[str, Verdict]
    addresses: Mapping[str, str]
    urls: frozenset[str]
    anchors: Mapping[str, tuple[str, ...]]
    namers: Mapping[str, frozenset[str]]
    translated: frozenset[str]
    old: tuple[str, ...]

    @classmethod
    def of(cls, compiled: Compiled, found: Survey, site_url: str) -> Standing:
        """A folder that was just compiled."""
        verdicts = {verdict.path: verdict for verdict in found.verdicts}
        texts = {url: verdicts[path] for url, path in compiled.urls.items()}
        namers: dict[str, set[str]] = {}
        for verdict in verdicts.values():
            for name in _names_in(verdict, host_of_site(site_url)):
                namers.setdefault(name, set()).add(verdict.path)
        records = [verdict.record for verdict in verdicts.values() if verdict.record is not None]
        built = {url for page in compiled.pages if (url := page_address(page))}
        built |= {f"/{page.path}" for page in compiled.pages}
        held = {path for path, _ in compiled.held_back}
        # A text that is refused for a fault of its own counts as mended: links to it are no fault too.
        mended = {url for url, one in texts.items() if one.path not in held and _status(one) != DRAFT}
        return cls(
            compiled=compiled,
            registers=compiled.publication.registers,
            verdicts=verdicts,
            addresses={path: url for url, path in compiled.urls.items()},
            urls=frozenset(built | mended),
            anchors={url: one.facts.anchors for url, one in texts.items() if one.facts is not None},
            namers={name: frozenset(paths) for name, paths in namers.items()},
            translated=frozenset(_original(record) for record in records if record.translation_of),
            old=tuple(alias for record in records for alias in record.aliases),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What is known of a tried article: its own problems, its address and its page where it is listed now."""

    problems: tuple[Problem, ...]
    url: str
    page: Page | None


def try_article(standing: Standing, verdict: Verdict, leaves: str, materials: Materials) -> Tried | None:
    """A tried article's problems, address and page; None where all has to be compiled for them.

    Args:
        verdict: of the article; leaves: path that it would go away from, "" for none.
        materials: with the album that shows its pictures, and the moment at which it is looked at.
    """
    record, facts = verdict.record, verdict.facts
    if record is None or facts is None or record.kind != ARTICLE or record.translation_of or record.aliases:
        return None
    gone = {path for path in (verdict.path, leaves) if path in standing.verdicts}
    resolved = _resolve(standing, verdict, gone, materials)
    if resolved is None:
        return None
    url = next((url for url, path in resolved.urls.items() if path == verdict.path), "")
    text = _find(resolved, verdict.path)
    if not _stands_alone(standing, verdict, gone, url, None if text in resolved.held_back else text):
        return None
    if not _keeps_lists(standing, gone, text if text in resolved.articles else None):
        return None
    links = _check_links(standing, verdict, gone, url, resolved, materials)
    if links is None:
        return None
    own = [one for one in resolved.problems if one.file == verdict.path]
    problems = tuple(sort_problems([*verdict.problems, *own, *links]))
    is_shown = text is not None and verdict.path not in resolved.refused and text not in resolved.held_back
    shown = text if is_shown else None
    page = one_article_page(_publish(standing, gone, shown, materials), url) if shown is not None else None
    return Tried(problems=problems, url=url, page=page)


def _resolve(standing: Standing, verdict: Verdict, gone: set[str], materials: Materials) -> Resolved | None:
    """The article with those that it names; None where one of them needs another to be resolved."""
    named = {standing.compiled.urls.get(name, name) for name in _names_in(verdict, "")}
    others = [standing.verdicts[path] for path in sorted(named - gone) if path in standing.verdicts]
    if any(one.record is not None and one.record.translation_of for one in others):
        return None
    timezone = materials.settings.timezone
    return resolve([*others, verdict], standing.registers, materials.album, materials.now, timezone)


def _stands_alone(
    standing: Standing, verdict: Verdict, gone: set[str], url: str, text: Article | None
) -> bool:
    """True where nothing changes for the texts that name this one, and nobody else wants its address."""
    if any((record := standing.verdicts[path].record) is None or record.aliases for path in gone):
        return False
    mine = {verdict.path, url, *gone, *(standing.addresses.get(path, "") for path in gone)} - {""}
    owner = standing.compiled.urls.get(url)
    is_old = any(url.casefold().startswith(alias.casefold().rstrip("/")) for alias in standing.old if url)
    if is_old or not (owner is None or owner in gone) or mine & standing.translated:
        return False
    is_named = any(standing.namers.get(name, frozenset()) - gone for name in mine)
    return not is_named or (text is not None and _stays(standing, verdict, url))


def _stays(standing: Standing, verdict: Verdict, url: str) -> bool:
    """True where a text is found under its old path and address, with every anchor that was in it."""
    facts, before = verdict.facts, standing.anchors.get(url, ())
    is_there = url in standing.urls and standing.addresses.get(verdict.path) == url
    return is_there and facts is not None and set(before) <= set(facts.anchors)


def _keeps_lists(standing: Standing, gone: set[str], listed: Article | None) -> bool:
    """True where every page of a list that was there is there still."""
    before = [article for article in standing.compiled.publication.articles if article.record.path in gone]
    return not before or (listed is not None and all(_shelves(one) == _shelves(listed) for one in before))


def _shelves(article: Article) -> tuple[object, ...]:
    """All that decides which lists show an article."""
    day = (article.published.year, article.published.month, article.published.day)
    return (article.office.slug, day, article.category.slug, article.topics, article.withdrawal is None)


def _check_links(
    standing: Standing, verdict: Verdict, gone: set[str], url: str, resolved: Resolved, materials: Materials
) -> list[Problem] | None:
    """Dead links of the article; None where one leads to a list that may be there for its sake alone."""
    record, facts = verdict.record, verdict.facts
    if record is None or facts is None or record.status == DRAFT:
        return []
    is_held = verdict.path not in resolved.refused and any(
        article.record.path == verdict.path for article in resolved.held_back
    )
    paths = {path: one for path, one in standing.addresses.items() if path not in gone}
    away = {standing.addresses.get(path, "") for path in gone}
    own = {verdict.path: url} if url else {}
    paths |= own
    targets = Targets(
        urls=(standing.urls - away) | ({url} if url and not is_held else set()),
        sources={one: path for path, one in paths.items()},
        anchors={**standing.anchors, url: facts.anchors},
        media=materials.album.media,
        paths=paths,
        unplaced=(standing.verdicts.keys() | {verdict.path}) - paths.keys(),
        host=host_of_site(materials.settings.url),
    )
    problems = check_links(record, facts, targets, is_built=not is_held)
    problems += check_attachments(record, facts, materials.album)
    above = {url[: place + 1] for place, sign in enumerate(url) if sign == "/"}
    lists = [name for name in _names_in(verdict, "") if name.startswith("/") and name not in standing.urls]
    return (
        None
        if any(name in above or name.startswith(("/kategori/", "/topik/")) for name in lists)
        else problems
    )


def _publish(standing: Standing, gone: set[str], text: Article, materials: Materials) -> Publication:
    """The publication with the article in it."""
    before = standing.compiled.publication
    cards = dict(before.cards)
    for path in gone:
        cards.pop(standing.addresses.get(path, ""), None)
    kept = [article for article in before.articles if article.record.path not in gone]
    is_hidden = text.record.status == "hidden"
    if not is_hidden:
        cards[text.url] = make_card(text, count_living(before.threads.get(text.url, ())), {})
        kept = sorted([*kept, text], key=lambda article: article.order)
    return replace(
        before,
        now=materials.now,
        articles=tuple(kept),
        unlisted=(text,) if is_hidden else (),
        cards=cards,
        bodies=materials.bodies,
    )


def _find(resolved: Resolved, path: str) -> Article | None:
    built = (*resolved.articles, *resolved.hidden, *resolved.held_back)
    return next((one for one in built if isinstance(one, Article) and one.record.path == path), None)


def _names_in(verdict: Verdict, host: str) -> Iterator[str]:
    """Every path and address inside the publication that a text names."""
    record = verdict.record
    written = [use.url for use in verdict.facts.links] if verdict.facts is not None else []
    if record is not None:
        written += [record.translation_of] if record.translation_of else []
        written += [record.withdrawn.replaced_by] if record.withdrawn is not None else []
        written += [one.alternative for one in record.attachments if one.alternative]
    for one in written:
        address = unquote(one.partition("#")[0].partition("?")[0])
        if host and host in address.casefold():
            address = f"/{address.partition('//')[2].partition('/')[2]}"
        yield source_path(verdict.path, address) if is_relative(address) else address


def _original(record: Record) -> str:
    """The path or address that a translation names."""
    written = record.translation_of.partition("#")[0]
    return source_path(record.path, written) if is_relative(written) else written


def _status(verdict: Verdict) -> str:
    return verdict.record.status if verdict.record is not None else DRAFT
