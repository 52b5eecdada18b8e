"""Words: runs → Markdown tables. Ratios are taken round by round, then their median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median

MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build, measured.

    Attributes:
        tool, phase, turn: which; turn counts rounds from 1.
        wall_s, cpu_s: from start to exit; user and system time of all its processes.
        peak_bytes: of the largest single process.
        written_bytes: towards the disk, all processes; None where the system does not count them.
        files, output_bytes: of the output folder afterwards.
    """

    tool: str
    phase: str
    turn: int
    wall_s: float
    cpu_s: float
    peak_bytes: int
    written_bytes: int | None
    files: int
    output_bytes: int


def tell_runs(runs: Sequence[Run]) -> Iterator[str]:
    """A line for each tool and phase: medians, and the range of the wall clock."""
    yield "| tool | phase | rounds | wall s | range | cpu s | peak MB | written MB | files | output MB |"
    yield "| --- | --- | --: | --: | --- | --: | --: | --: | --: | --: |"
    tools, phases = (
        dict.fromkeys(names) for names in ((run.tool for run in runs), (run.phase for run in runs))
    )
    for tool, phase in product(tools, phases):
        group = [run for run in runs if (run.tool, run.phase) == (tool, phase)]
        if not group:
            continue
        walls = [run.wall_s for run in group]
        written = [run.written_bytes for run in group if run.written_bytes is not None]
        cells = [
            tool,
            phase,
            str(len(group)),
            f"{median(walls):.2f}",
            f"{min(walls):.2f}–{max(walls):.2f}",
            f"{median(run.cpu_s for run in group):.2f}",
            f"{median(run.peak_bytes for run in group) / MB:.0f}",
            f"{median(written) / MB:.1f}" if written else "–",
            f"{median(run.files for run in group):.0f}",
            f"{median(run.output_bytes for run in group) / MB:.0f}",
        ]
        yield f"| {' | '.join(cells)} |"


def tell_ratios(runs: Sequence[Run], base: str) -> Iterator[str]:
    """A line for each phase: every other tool against the base, wall clock, processor and peak memory."""
    others = [tool for tool in dict.fromkeys(run.tool for run in runs) if tool != base]
    heads = [f"{tool} / {base}{what}" for tool in others for what in ("", ", cpu", ", peak")]
    yield f"| phase | {' | '.join(heads)} |"
    yield f"| --- |{' --- |' * len(heads)}"
    for phase in dict.fromkeys(run.phase for run in runs):
        if any((run.tool, run.phase) == (base, phase) for run in runs):
            cells = [cell for tool in others for cell in _compare(runs, phase, tool, base)]
            yield f"| {phase} | {' | '.join(cells)} |"


def _compare(runs: Sequence[Run], phase: str, tool: str, base: str) -> tuple[str, ...]:
    own, other = (
        {run.turn: run for run in runs if (run.tool, run.phase) == (name, phase)} for name in (tool, base)
    )
    pairs = [(own[turn], other[turn]) for turn in sorted(own.keys() & other.keys())]
    return (
        _range([one.wall_s / two.wall_s for one, two in pairs]),
        _range([one.cpu_s / two.cpu_s for one, two in pairs]),
        _range([one.peak_bytes / two.peak_bytes for one, two in pairs]),
    )


def _range(ratios: Sequence[float]) -> str:
    if not ratios:
        return "–"
    spread = f" ({_short(min(ratios))}–{_short(max(ratios))})" if len(ratios) > 1 else ""
    return f"{_short(median(ratios))}{spread}"


def _short(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"
