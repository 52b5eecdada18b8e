"""Rules: each line that has characters which a reader cannot see, or which look other than they are."""

from __future__ import annotations

from plugins.gate.bytes import MAX_TOLD_LINES
from plugins.gate.characters import Family, find_faulty
from plugins.gate.problem import BODY_FIELD, FILE_FIELD, HEADER_FIELD, Problem, quote


def tell_faulty(text: str) -> list[tuple[Family, str]]:
    """Each family that has faulty characters in a short text, and the fault in words."""
    found: dict[str, tuple[Family, list[int]]] = {}
    for at, family in find_faulty(text):
        found.setdefault(family.fault, (family, []))[1].append(at)
    return [(family, _tell(family, text, places)) for family, places in found.values()]


def check_characters(path: str, text: str, body_line: int | None) -> list[Problem]:
    """Every line of a source that has faulty characters, once for each family.

    Args:
        text: the whole file, lines ending with a line feed.
        body_line: first line of the body; earlier lines are the header's. None where that is unknown.
    """
    if next(find_faulty(text), None) is None:
        return []
    found: dict[str, list[tuple[int, str, str]]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for family, fault in tell_faulty(line):
            found.setdefault(family.fault, []).append((number, fault, family.mend))
    problems = []
    for name, faults in found.items():
        told = faults[:MAX_TOLD_LINES]
        if len(faults) > MAX_TOLD_LINES:
            number, _, mend = faults[MAX_TOLD_LINES]
            told.append(
                (number, f"{name} di {len(faults) - MAX_TOLD_LINES} baris lain, mulai baris ini", mend)
            )
        problems += [_problem(path, body_line, *fault) for fault in told]
    return problems


def _problem(path: str, body_line: int | None, line: int, fault: str, mend: str) -> Problem:
    field = FILE_FIELD
    if body_line is not None:
        field = HEADER_FIELD if line < body_line else BODY_FIELD
    return Problem(file=path, line=line, field=field, fault=fault, mend=mend)


def _tell(family: Family, text: str, places: list[int]) -> str:
    codes = sorted({f"U+{ord(text[at]):04X}" for at in places})
    named = ", ".join(codes[:3]) + (", …" if len(codes) > 3 else "")
    start, end = places[0], places[0] + 1
    # Far enough to know the word again, near enough to stay quick on a line that is one long word.
    while start > places[0] - 24 and start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < places[0] + 24 and end < len(text) and not text[end].isspace():
        end += 1
    return f"{family.fault} {named} di dalam {quote(text[start:end])}"
