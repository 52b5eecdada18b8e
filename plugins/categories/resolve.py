"""Rules: a source's folder, category and topics, looked up in the registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.categories.rules import explain_unknown
from plugins.categories.topic import Topic
from plugins.gate.problem import Problem
from plugins.gate.record import Record

Term = TypeVar("Term", Office, Category, Topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where an article belongs; office or category is None where its name is unknown."""

    office: Office | None
    category: Category | None
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """The registers' names, former ones included, each leading to its entry."""

    offices: Mapping[str, Office]
    categories: Mapping[str, Category]
    topics: Mapping[str, Topic]

    @classmethod
    def of(cls, registers: Registers) -> Directory:
        """The names of these registers."""
        return cls(_by_name(registers.offices), _by_name(registers.categories), _by_name(registers.topics))

    def file(self, record: Record) -> tuple[Filing, list[Problem]]:
        """An article's office, category and topics, and every name that no register holds."""
        problems: list[Problem] = []

        def look_up(word: str, kind: str, terms: Mapping[str, Term], register: str, key: str) -> Term | None:
            found = terms.get(word)
            if found is None and word:
                fault, mend = explain_unknown(word, kind, terms, register)
                problems.append(
                    Problem(
                        file=record.path,
                        line=record.line_of(key),
                        field=key.split(".")[0],
                        fault=fault,
                        mend=mend,
                    )
                )
            return found

        topics = [
            look_up(word, "topik", self.topics, "topics", f"topics.{place}")
            for place, word in enumerate(record.topics)
        ]
        filing = Filing(
            office=look_up(record.office, "kantor", self.offices, "offices", "berkas"),
            category=look_up(record.category, "kategori", self.categories, "categories", "category"),
            topics=tuple(dict.fromkeys(topic for topic in topics if topic is not None)),
        )
        return filing, problems


def _by_name(terms: Mapping[str, Term]) -> dict[str, Term]:
    names = {alias: term for term in terms.values() for alias in term.aliases}
    return {**names, **terms}
