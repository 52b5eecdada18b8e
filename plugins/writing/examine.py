"""Rules: a draft shown to the gate before it is written."""

from __future__ import annotations

from dataclasses import replace

from plugins.categories.registers import Registers
from plugins.categories.resolve import Directory
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
