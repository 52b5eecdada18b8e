"""Words: the legal names of offices, categories and topics, as the registers have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """The three registers, each slug → entry in the order written.

    Attributes:
        offices, categories, topics: the entries.
        lines: "offices.semarang" → 1-based line of its heading.
    """

    offices: Mapping[str, Office] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
