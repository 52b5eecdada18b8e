"""Words: a former site as any reader of it gives it, whether it was read from an export or from pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plugins.importing.found import FoundTerm
from plugins.importing.planned import FormerFile, FoundBody, PlannedText, Skipped


@dataclass(frozen=True, kw_only=True)
class Former:
    """A former site.

    Attributes:
        name: of the source, for the report; address: of the site.
        texts: planned, unplaced; bodies: a fresh pass over them, in the same order.
        terms: that the site lists, used or not; authors: accounts; staff: ids of those accounts whose
            comments are the office's.
        others: further addresses → where they lead here; files: those that had pages of their own.
        prefix: of the ids of its comments.
    """

    name: str
    address: str
    texts: list[PlannedText]
    skipped: list[Skipped]
    terms: tuple[FoundTerm, ...]
    authors: tuple[str, ...]
    staff: frozenset[str]
    bodies: Callable[[], Iterable[FoundBody]]
    others: Mapping[str, str] = field(default_factory=dict)
    files: Iterable[FormerFile] = ()
    prefix: str = "wp"

    def used_terms(self) -> Iterator[FoundTerm]:
        """Categories and topics of its texts, once for each text that has them."""
        for text in self.texts:
            yield from text.categories
            yield from text.topics
