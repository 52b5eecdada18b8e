"""Edge: all texts proved together, as a build would; one that brings a fault is mended, or else set apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.gate.problem import Problem
from plugins.importing.heading import without_aliases
from plugins.importing.planned import APART
from plugins.importing.proving import prove
from plugins.importing.refused import release_links
from plugins.importing.reporting import Outcome, Report
from plugins.importing.scratch import Scratch

# A mended text may bring another fault, as one set apart takes away what others lead to.
_ROUNDS = 4
_TOLD_PROBLEMS = 3
_QUOTED = re.compile("“([^”]*)”")


def mend_together(
    content: Path, scratch: Scratch, media: Mapping[str, Path], report: Report, now: datetime
) -> None:
    """Look at the whole content folder as it would be, until nothing of the import brings a fault.

    Args:
        media: path from the content folder → file; report: takes what became of texts that were mended.
    """
    for _ in range(_ROUNDS):
        faults: dict[str, list[Problem]] = defaultdict(list)
        for one in prove(content, scratch.sources, media, now.isoformat()):
            if one.is_error and scratch.has(one.file):
                faults[one.file].append(one)
        if not faults:
            return
        for at, outcome in enumerate(report.outcomes):
            if problems := faults.get(outcome.path):
                report.outcomes[at] = _mend(outcome, problems, scratch)


def _mend(outcome: Outcome, problems: Sequence[Problem], scratch: Scratch) -> Outcome:
    source = scratch.read(outcome.path)
    if all(one.field == "aliases" for one in problems):
        taken = frozenset(found[1] for one in problems if (found := _QUOTED.search(one.fault)))
        mended = without_aliases(source, taken)
        if mended != source:
            scratch.change(outcome.path, mended)
            return outcome
    mended, doubts = release_links(source, problems)
    if doubts:
        scratch.change(outcome.path, mended)
        return replace(outcome, doubts=(*outcome.doubts, *doubts))
    scratch.set_apart(outcome.path)
    reason = "; ".join(f"{one.field}: {one.fault}" for one in problems[:_TOLD_PROBLEMS])
    return replace(outcome, fate=APART, reason=reason, path="", url="")
