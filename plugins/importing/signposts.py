"""Rules: each former address of texts, kinds, accounts, days and files, and where it leads now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.gate.source import ARTICLE
from plugins.importing.copies import Copy
from plugins.importing.found import FoundTerm
from plugins.importing.links import LinkTable, without_size
from plugins.importing.planned import DRAFT, FormerFile, PlannedText
from plugins.importing.terms import TermMapping, choose_terms, name_term

_UNFIT = re.compile(r"[\x00-\x20\x7f\"\\$;{}]")
"""Signs that no honest address has, and that a server's configuration would read as its own."""

_OLD_FEEDS = tuple(f"/wp-{kind}.php" for kind in ("atom", "rdf", "rss", "rss2", "feed", "commentsrss2"))
"""Feeds of WordPress before 1.5, which it still answers. Source: its `redirect_canonical`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signposts:
    """Former path or number ("/2025/02/judul", "?p=12") → address here, from the root.

    Attributes:
        categories: of the register; now: what is dated later is not there yet.
    """

    office: Office
    categories: Mapping[str, Category]
    links: LinkTable
    now: datetime

    def to_texts(self, texts: Iterable[PlannedText]) -> dict[str, str]:
        """The texts themselves, the archives of their days, and the site's own first page and feeds."""
        found: dict[str, str] = {}
        for text in texts:
            if text.fate == DRAFT:
                continue
            paths = [self.links.fold(address) for address in text.old_addresses]
            found |= dict.fromkeys(paths, text.url)
            found |= {f"?page_id={path[3:]}": text.url for path in paths if path.startswith("?p=")}
            moment = text.settled.moment
            if text.kind == ARTICLE and moment is not None and moment <= self.now:
                for day in (f"{moment:{form}}" for form in ("%Y", "%Y/%m", "%Y/%m/%d")):
                    found[f"/{day}"] = found[f"?m={day.replace('/', '')}"] = f"{self.office.url}{day}/"
        feeds = dict.fromkeys(("/feed", "/comments/feed", *_OLD_FEEDS), f"{self.office.url}feed.xml")
        return found | {"/": self.office.url} | feeds

    def to_terms(
        self, terms: Sequence[FoundTerm], texts: Iterable[PlannedText], mapping: TermMapping
    ) -> dict[str, str]:
        """Categories, by their own name and under those above them, and topics; with their feeds."""
        parents = {name_term(term): term.parent for term in terms if term.kind == "category" and term.parent}
        used = self._used(texts, mapping)
        feed = f"{self.office.url}feed.xml"
        found: dict[str, str] = {}
        for term in terms:
            key = name_term(term)
            if term.kind == "category":
                slug = mapping.categories.get(key) or mapping.rest
                url = f"{self.office.url if slug in used else '/'}kategori/{slug}/"
                for path in {key, _nest(key, parents)}:
                    found[f"/category/{path}"] = url
                    found[f"/category/{path}/feed"] = f"/kategori/{slug}/feed.xml"
                found[f"?category_name={key}"] = url
                if term.number:
                    found[f"?cat={term.number}"] = url
            elif term.kind == "tag":
                slug = mapping.topics.get(key, "")
                found[f"/tag/{key}"] = f"/topik/{slug}/" if slug else self.office.url
                found[f"?tag={key}"] = found[f"/tag/{key}"]
                found[f"/tag/{key}/feed"] = feed
        return found

    def to_authors(self, authors: Iterable[str], numbers: Iterable[str]) -> dict[str, str]:
        """The archives of accounts, which lead to the office: bylines are no addresses here."""
        names = [name for author in authors if (name := name_author(author))]
        feeds = {f"/author/{name}/feed": f"{self.office.url}feed.xml" for name in names}
        archives = [form for name in names for form in (f"/author/{name}", f"?author_name={name}")]
        archives += [f"?author={number}" for number in numbers if number]
        return feeds | dict.fromkeys(archives, self.office.url)

    def to_files(
        self, files: Iterable[FormerFile], texts: Iterable[PlannedText], find: Callable[[str], Copy | None]
    ) -> dict[str, str]:
        """Pages of files: to the file itself where it moved, or else to the text that it belonged to."""
        owners = {text.key: text.url for text in texts if text.fate != DRAFT}
        found: dict[str, str] = {}
        for file in files:
            copy = find(self.links.whole(file.url))
            url = copy.url if copy else owners.get(file.owner, self.office.url)
            found[f"?attachment_id={file.number}"] = url
            path = self.links.fold(file.page)
            if not path.startswith("?") and path != "/":
                found[path] = url
            if copy:
                folder = file.url.rpartition("/")[0]
                forms = (file.url, *(f"{folder}/{name}" for name in file.sizes))
                found |= self.to_pictures(dict.fromkeys(forms, copy))
        return found

    def to_pictures(self, taken: Mapping[str, Copy]) -> dict[str, str]:
        """Files themselves, by each address that is known and by the one from which smaller forms were made.

        Args:
            taken: former address → the file here.
        """
        found: dict[str, str] = {}
        for address, copy in taken.items():
            if path := self.links.path_of(address):
                found[path] = found[without_size(path)] = copy.url
        return found

    def _used(self, texts: Iterable[PlannedText], mapping: TermMapping) -> frozenset[str]:
        """Categories of which the office has a list: its texts' own, and those above them."""
        own = {
            choose_terms(text, mapping)[0]
            for text in texts
            if text.kind == ARTICLE and text.fate != DRAFT and text.shown_moment(self.now) <= self.now
        }
        above = {
            parent for slug in own if slug in self.categories for parent in self.categories[slug].parents
        }
        return frozenset(own | above)


def name_author(login: str) -> str:
    """An account as its archive's address names it; of one that is an e-mail address, no address is left."""
    return re.sub(r"[\s.]+", "-", re.sub(r"[^\w\s.-]", "", login.casefold())).strip("-")


def in_order(redirects: Mapping[str, str]) -> dict[str, str]:
    """The same in a fixed order, without those that no server could be told."""
    return {path: url for path, url in sorted(redirects.items()) if not _UNFIT.search(path + url)}


def _nest(key: str, parents: Mapping[str, str]) -> str:
    """A category's path below those above it; a circle ends where it closes."""
    path = [key]
    while (above := parents.get(path[0], "")) and above not in path:
        path.insert(0, above)
    return "/".join(path)
