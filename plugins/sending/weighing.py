"""Rules: what the gate says of exactly what would be sent, and of nothing else that lies in the folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from plugins.gate.problem import Problem
from plugins.sending.change import Item

Weigh = Callable[[Mapping[str, bytes | None]], tuple[Problem, ...]]
"""Files as they would stand otherwise (None: not there) → the gate's problems of the whole folder."""


def find_faults(
    weigh: Weigh,
    before: Mapping[str, bytes | None],
    going: Sequence[Item],
    unsent: Collection[str] = (),
) -> dict[str, list[Problem]]:
    """What refuses a sending, by the path of the text that is told of it.

    A text that waits for approval is weighed with those that go at once; these are weighed without it,
    for it may never come.

    Args:
        before: every changed file as it was, None where it was not there.
        going: what is to be sent; unsent: paths that were committed earlier and go with it.
    """
    if not going and not unsent:
        return {}
    standing = {_name(one) for one in weigh(before)}
    direct = [item for item in going if not item.branch]
    loads = [direct] if direct or unsent else []
    loads += [[*direct, item] for item in going if item.branch]
    faults: dict[str, list[Problem]] = defaultdict(list)
    for load in loads:
        owners = {one.path: item.path for item in load for one in item.changes} | {one: one for one in unsent}
        sent = {one.path for item in load for one in item.changes}
        left = {path: raw for path, raw in before.items() if path not in sent}
        for one in weigh(left):
            is_told = one.file in owners or _name(one) not in standing
            owner = owners.get(one.file, one.file)
            if one.is_error and is_told and one not in faults[owner]:
                faults[owner].append(one)
    return {path: told for path, told in faults.items() if told}


def _name(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which an edit further up moves."""
    return (problem.file, problem.field, problem.fault)
