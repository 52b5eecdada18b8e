"""Words: the figures of all pages as a table for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plugins.audit.figures import GOALS, Figures, find_missed

BARE = "bare text"
MISSED = "*"
_COLUMNS: Mapping[str, tuple[str, Callable[[float], str]]] = {
    "performance": ("perf", "{:.0f}".format),
    "accessibility": ("a11y", "{:.0f}".format),
    "best_practices": ("best", "{:.0f}".format),
    "seo": ("seo", "{:.0f}".format),
    "fcp_ms": ("FCP s", lambda value: f"{value / 1000:.3f}"),
    "lcp_ms": ("LCP s", lambda value: f"{value / 1000:.3f}"),
    "cls": ("CLS", "{:.3g}".format),
    "tbt_ms": ("TBT ms", "{:.0f}".format),
    "bytes": ("bytes", "{:,.0f}".format),
    "requests": ("requests", "{:.0f}".format),
}


def write_table(pages: Mapping[str, Figures], bare: Figures | None) -> str:
    """Goals first, then a line for each page, missed goals starred; the bare text last, without stars."""
    rows = [["page", *(title for title, _ in _COLUMNS.values())], ["goal", *map(_goal, _COLUMNS)]]
    rows += [[name, *_cells(figures, find_missed(figures))] for name, figures in pages.items()]
    if bare is not None:
        rows.append([BARE, *_cells(bare, [])])
    return "\n".join(_align(rows))


def tell_outcome(pages: Mapping[str, Figures], bare: Figures | None) -> list[str]:
    """One line for each page that misses a goal, and one where the machine itself was too busy."""
    lines = [
        f"{name} misses: {', '.join(_COLUMNS[goal][0] for goal in missed)}"
        for name, figures in pages.items()
        if (missed := find_missed(figures))
    ]
    if lines and bare is not None and (blamed := find_missed(bare, ("fcp_ms", "lcp_ms", "tbt_ms"))):
        names = ", ".join(_COLUMNS[name][0] for name in blamed)
        lines.append(
            f"the bare text misses {names} too: this machine is busy or slow, measure again when it rests"
        )
    return lines


def _goal(name: str) -> str:
    goal = GOALS.get(name)
    if goal is None:
        return ""
    show = _COLUMNS[name][1]
    # Every goal has one bound.
    return f"≥ {show(goal.least)}" if goal.least is not None else f"≤ {show(goal.most or 0)}"


def _cells(figures: Figures, missed: Sequence[str]) -> list[str]:
    return [
        show(getattr(figures, name)) + (MISSED if name in missed else "")
        for name, (_, show) in _COLUMNS.items()
    ]


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
