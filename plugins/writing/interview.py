"""Edge: the talk with a writer, in Indonesian, from which a new article's draft comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from plugins.categories.registers import Registers
from plugins.categories.rules import explain_unknown
from plugins.dates.stamp import Stamp
from plugins.gate.problem import Problem
from plugins.writing.answers import order_categories, understand_date, understand_term
from plugins.writing.draft import Draft
from plugins.writing.examine import examine

# Longer lists than this are not read on a screen; the name is asked for without one.
MAX_LISTED = 40

NEEDED = ("title", "category", "summary")
QUESTIONS = {
    "office": "Kantor",
    "title": "Judul",
    "category": "Kategori",
    "topics": "Topik (boleh beberapa, pisahkan dengan koma; kosongkan bila tidak ada)",
    "summary": "Ringkasan satu kalimat",
    "slug": "Alamat (huruf kecil, angka, dan tanda hubung)",
    "date": "Tanggal terbit",
    "author": "Penulis (kosongkan bila atas nama kantor)",
}
OF_ALL_OFFICES = tuple(key for key in QUESTIONS if key != "office")

Ask = Callable[[str], str]


class NewRefusedError(Exception):
    """No article can be made; the message tells the writer why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The way from answers to a draft that the gate passes.

    Attributes:
        given: answers known already, under the keys of `QUESTIONS`.
        registers: the legal names.
        now: aware; the date is proposed from it.
        ask: shows a question and returns the answer.
    """

    given: Mapping[str, str]
    registers: Registers
    now: datetime
    ask: Ask

    def run(self) -> Draft:
        """The draft, with everything that is wanting asked for.

        Where all that is needed was given, nothing is asked: what may be empty stays so, and the
        date is now.

        Raises:
            NewRefusedError: a given answer is faulty, or an answer is wanting and nobody answers.
        """
        draft = self._take_given(self._begin())
        asks_all = any(key not in self.given for key in NEEDED)
        for key in OF_ALL_OFFICES:
            is_wanting = asks_all if key != "slug" else not draft.address_slug
            if is_wanting and key not in self.given:
                draft = self._ask_for(draft, key)
        _refuse(examine(draft, self.registers))
        return draft

    def _begin(self) -> Draft:
        """A draft that knows its office, given or asked for, and a date proposed in the office's zone."""
        offices = self.registers.offices
        order = list(offices)
        given = self.given.get("office")
        if given is None:
            _show([f"{offices[slug].name} ({slug})" for slug in order])
        while True:
            answer = self._answer("office", "") if given is None else given
            slug = understand_term(answer, offices, order)
            if slug in offices:
                date = f"{Stamp.at(self.now, offices[slug].timezone).moment:%Y-%m-%d %H:%M}"
                return Draft(office=slug, title="", date=date, category="", summary="")
            fault, mend = explain_unknown(slug, "kantor", offices, "offices")
            if given is not None:
                raise NewRefusedError(f"office: {fault}; {mend}")
            print(f"  {fault}; {mend}", file=sys.stderr)

    def _take_given(self, draft: Draft) -> Draft:
        """The draft with all given answers; their faults are told together."""
        faults: list[Problem] = []
        for key in OF_ALL_OFFICES:
            if key in self.given:
                draft = self._with(draft, key, self.given[key])
                faults += self._faults_of(draft, key)
        _refuse(faults)
        return draft

    def _ask_for(self, draft: Draft, key: str) -> Draft:
        """The draft with an answer that has passed; asks until one does."""
        _show(self._choices(key))
        proposal = draft.date if key == "date" else ""
        while True:
            changed = self._with(draft, key, self._answer(key, proposal))
            faults = self._faults_of(changed, key)
            if not faults:
                return changed
            for fault in faults:
                print(f"  {fault.fault}; {fault.mend}", file=sys.stderr)

    def _answer(self, key: str, proposal: str) -> str:
        question = f"{QUESTIONS[key]} [{proposal}]: " if proposal else f"{QUESTIONS[key]}: "
        try:
            return self.ask(question).strip() or proposal
        except EOFError:
            fault = f"jawaban untuk “{QUESTIONS[key]}” tidak ada"
            raise NewRefusedError(f"{fault}; berikan dengan --{key}") from None

    def _with(self, draft: Draft, key: str, answer: str) -> Draft:
        """The draft with one more answer, understood as far as it can be."""
        registers = self.registers
        if key == "category":
            order = order_categories(registers.categories)
            return replace(draft, category=understand_term(answer, registers.categories, order))
        if key == "topics":
            order = list(registers.topics)
            words = [word for word in answer.split(",") if word.strip()]
            slugs = [understand_term(word, registers.topics, order) for word in words]
            return replace(draft, topics=tuple(dict.fromkeys(slugs)))
        if key == "date":
            return replace(draft, date=understand_date(answer, registers.offices[draft.office].timezone))
        line: Any = " ".join(answer.split())
        return replace(draft, **{key: line})

    def _faults_of(self, draft: Draft, key: str) -> list[Problem]:
        """What the gate says of one answer; stands in for a title and a summary not given yet."""
        titled = draft if draft.title or key == "title" else replace(draft, title="Judul")
        whole = titled if draft.summary or key == "summary" else replace(titled, summary="Ringkasan.")
        found = examine(whole, self.registers)
        return [fault for fault in found if fault.field.split(".")[0] == key and fault.is_error]

    def _choices(self, key: str) -> list[str]:
        if key == "topics":
            return [f"{topic.name} ({slug})" for slug, topic in self.registers.topics.items()]
        if key != "category":
            return []
        tree = self.registers.categories
        return [
            f"{'   ' * len(tree[slug].parents)}{tree[slug].name} ({slug})" for slug in order_categories(tree)
        ]


def _show(choices: list[str]) -> None:
    """A numbered list, where it is short enough to be read."""
    if len(choices) <= MAX_LISTED:
        for number, choice in enumerate(choices, start=1):
            print(f"  {number:2}  {choice}")


def _refuse(faults: list[Problem]) -> None:
    """Stop at faults that would stop the build; warnings are the writer's to weigh later."""
    told = [f"{fault.field}: {fault.fault}; {fault.mend}" for fault in faults if fault.is_error]
    if told:
        raise NewRefusedError("\n".join(told))
