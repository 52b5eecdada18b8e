"""Words: what one watch or verification found, for people and for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from plugins.release.fault import Fault
from plugins.watching.sight import Sight

# Kinds that mean more where some visitors are spared.
_CLOAKS = frozenset({"changed", "missing", "redirected"})
_MOST_UNREACHABLE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One run.

    Attributes:
        url: of the site, or a folder; faults: by path; notes: what to know besides, one line each.
        facts: figures and the release's inputs, by name.
    """

    url: str
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    facts: Mapping[str, Any]

    @property
    def document(self) -> dict[str, Any]:
        """The report as plain values for JSON."""
        return {
            "url": self.url,
            "ok": not self.faults,
            **self.facts,
            "faults": [asdict(fault) for fault in self.faults],
            "notes": list(self.notes),
        }


def gather_faults(sights: Iterable[Sight], wrong: Sequence[Sight]) -> list[Fault]:
    """One fault for each thing and each way in which it is wrong, with everybody who saw it.

    What some get true and others changed is cloaked: that is how planted pages are hidden.

    Args:
        sights: all of them; wrong: those that stayed wrong.
    """
    fine: dict[str, set[str]] = defaultdict(set)
    bad = {id(sight.visit) for sight in wrong}
    for sight in sights:
        if not sight.wrongs and id(sight.visit) not in bad:
            fine[sight.name].add(sight.visit.visitor.agent)
    harmed: dict[str, set[str]] = defaultdict(set)
    for sight in wrong:
        harmed[sight.name].add(sight.visit.visitor.agent)
    told: dict[tuple[str, str, str], list[str]] = {}
    for sight in wrong:
        spared = sorted(fine[sight.name] - harmed[sight.name])
        for one in sight.wrongs:
            kind, message = one.kind, one.message
            if kind in _CLOAKS and spared and sight.visit.path:
                kind, message = "cloaked", f"{kind}: {message}; {' and '.join(spared)} got the true page"
            told.setdefault((sight.name, kind, message), []).append(sight.visit.visitor.name)
    faults = [
        Fault(path=name, kind=kind, message=message, visitors=tuple(sorted(set(visitors))))
        for (name, kind, message), visitors in told.items()
    ]
    return sorted(_join_unreachable(faults))


def _join_unreachable(faults: list[Fault]) -> list[Fault]:
    """One fault instead of hundreds where the site is down."""
    silent = [fault for fault in faults if fault.kind == "unreachable"]
    if len(silent) <= _MOST_UNREACHABLE:
        return faults
    message = f"{len(silent)} files or addresses had no answer; {silent[0].path}: {silent[0].message}"
    rest = [fault for fault in faults if fault.kind != "unreachable"]
    return [*rest, Fault(path="/", kind="unreachable", message=message)]


def count_faults(report: Report) -> str:
    """ "1 fault", "7 faults"."""
    return f"{len(report.faults)} fault{'' if len(report.faults) == 1 else 's'}"


def tell_report(report: Report, most: int = 200) -> list[str]:
    """Lines for people: faults, notes, and what was looked at.

    Args:
        most: faults; of more only the number is told.
    """
    lines = [str(fault) for fault in report.faults[:most]]
    if len(report.faults) > most:
        lines.append(f"… and {len(report.faults) - most} faults more (--json tells all)")
    return [*lines, *(f"note: {note}" for note in report.notes)]
