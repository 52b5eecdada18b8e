"""Rules: a draft shown to the gate before it is written, and answers understood as a writer gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.categories.resolve import Directory
from plugins.categories.topic import Topic
from plugins.dates.reading import DateRefused, read_moment, to_stamp
from plugins.gate.fields import read_record
from plugins.gate.problem import HEADER_FIELD, Problem, sort_problems
from plugins.gate.reading import read_source
from plugins.gate.source import ARTICLE
from plugins.writing.draft import Draft

# The draft has no file yet; its slug is shown to the gate in the header, so that no answer
# becomes a path before it has passed.
PROBE = "naskah.md"


def examine(draft: Draft, registers: Registers) -> list[Problem]:
    """Everything that the gate would tell of this draft, office included; sorted."""
    path = f"{ARTICLE}/{draft.office}/{PROBE}"
    text = draft.write(with_slug=True)
    source, problems = read_source(path, text.encode("utf-8", "surrogateescape"))
    problems = [_at_its_key(problem, text) for problem in problems]
    if source is None:
        return problems
    record, found = read_record(source)
    problems = [*problems, *found]
    problems += Directory.of(registers).file(record)[1]
    if draft.title and not draft.address_slug:
        fault, mend = "judul ini tidak memberi alamat", "tulis slug, misalnya judul-singkat"
        problems.append(Problem(file=path, line=1, field="slug", fault=fault, mend=mend))
    return sort_problems(problems)


def _at_its_key(problem: Problem, text: str) -> Problem:
    """A fault of the whole header told at the one key that its line holds."""
    if problem.field != HEADER_FIELD:
        return problem
    return replace(problem, field=text.splitlines()[problem.line - 1].partition(":")[0])


def understand_term(answer: str, terms: Mapping[str, Office | Category | Topic], order: Sequence[str]) -> str:
    """The slug that an answer means; the answer itself where it means none.

    Args:
        answer: a number of the list, a slug, a former slug or a name, in letters of either case.
        terms: slug → entry of the register.
        order: slugs in the order in which the list was shown.
    """
    word = " ".join(answer.split())
    if word.isascii() and word.isdecimal() and 1 <= int(word) <= len(order):
        return order[int(word) - 1]
    for slug, term in terms.items():
        if word.casefold() in (slug, term.name.casefold(), *term.aliases):
            return slug
    return word


def understand_date(answer: str, zone: str) -> str:
    """A date in the header's form and the office's zone; what is no date stays, for the gate to refuse."""
    try:
        stamp = to_stamp(read_moment(answer), zone)
    except DateRefused:
        return answer
    form = "%Y-%m-%d %H:%M" if stamp.has_time else "%Y-%m-%d"
    return stamp.moment.strftime(form)


def order_categories(categories: Mapping[str, Category]) -> list[str]:
    """Slugs with every category right below its parent, siblings in the register's order."""
    place = {slug: number for number, slug in enumerate(categories)}
    return sorted(
        categories,
        key=lambda slug: [place[part] for part in (*categories[slug].parents, slug) if part in place],
    )
