"""Words: the sum of sources: what was found, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.gate.known import Survey
from plugins.publication.article import Text
from plugins.publication.resolved import Resolved, count_withdrawn


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


def take_tally(found: Survey, resolved: Resolved, refused: set[str]) -> Tally:
    """Counts from the lists that pages are made of, so that a loss would show in the sum."""

    def count(texts: Iterable[Text]) -> int:
        return sum(text.record.path not in refused and not text.waits for text in texts)

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
