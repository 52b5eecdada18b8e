"""Words: what all sources mean together."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.gate.problem import Problem
from plugins.gate.record import WITHDRAWN
from plugins.publication.article import Article, Text


@dataclass(slots=True, kw_only=True)
class Resolved:
    """What the sources mean together.

    Attributes:
        articles: published and withdrawn ones, newest first; hidden: reachable, in no list.
        translations: published ones of articles, by address; in no list.
        pages: undated ones by slug.
        drafts, held_back: sources that are not public now, with the moment of the latter; only a preview
            holds them among the others too.
        urls: every source's address, unbuilt ones included, → its path; titles: → its title.
        problems: faults between sources.
        refused: paths of sources with a fault.
    """

    articles: list[Article] = field(default_factory=list)
    hidden: list[Article | Text] = field(default_factory=list)
    translations: list[Article] = field(default_factory=list)
    pages: list[Text] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    held_back: list[Article] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)


def count_withdrawn(resolved: Resolved) -> int:
    """Articles that are shown as no longer in force."""
    shown = (*resolved.articles, *resolved.translations)
    return sum(article.record.status == WITHDRAWN for article in shown)
