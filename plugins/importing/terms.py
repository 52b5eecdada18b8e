"""Words: categories and topics of a former site, and those of our registers that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.gate.slugs import propose_slug
from plugins.importing.found import Doubt, FoundTerm
from plugins.importing.planned import PlannedText


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMapping:
    """Former slugs → slugs of our registers.

    Attributes:
        categories, topics: "" where nothing here stands for it; rest: the category of those.
    """

    categories: Mapping[str, str]
    topics: Mapping[str, str]
    rest: str


def name_term(term: FoundTerm) -> str:
    """The name under which a mapping holds a term."""
    return term.slug or propose_slug(term.name) or term.name


def choose_terms(text: PlannedText, terms: TermMapping) -> tuple[str, list[str], list[Doubt]]:
    """A text's category and topics here, and a doubt for what has no place."""
    mapped = [slug for term in text.categories if (slug := terms.categories.get(name_term(term), ""))]
    topics = [slug for term in text.topics if (slug := terms.topics.get(name_term(term), ""))]
    doubts = []
    if len(set(mapped)) > 1:
        names = ", ".join(dict.fromkeys(mapped))
        doubts.append(Doubt(fault=f"beberapa kategori: {names}", mend=f"yang pertama dipakai: {mapped[0]}"))
    return (mapped[0] if mapped else terms.rest), list(dict.fromkeys(topics)), doubts
