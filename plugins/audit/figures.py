"""Words: what Lighthouse measured of a page, and which goals it misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any


class ReportRefused(Exception):
    """Lighthouse's report holds no measurement; the message has its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One page as a phone on slow data gets it (Lighthouse's mobile preset).

    Attributes:
        performance, accessibility, best_practices, seo: scores, 0 to 100.
        fcp_ms, lcp_ms: milliseconds to the first text and to the largest.
        cls: layout shift, without unit; tbt_ms: milliseconds in which the page does not answer.
        bytes: as sent, headers included; requests: the page's own among them.
    """

    performance: float
    accessibility: float
    best_practices: float
    seo: float
    fcp_ms: float
    lcp_ms: float
    cls: float
    tbt_ms: float
    bytes: float
    requests: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """At least `least`, at most `most`; None where there is no such bound."""

    least: float | None = None
    most: float | None = None

    def is_met(self, value: float) -> bool:
        """True where the value lies within both bounds."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


_ALL = Goal(least=100)

# Source: the reading design's goals; the bare text of an article, measured the same way, has 640 ms.
GOALS: Mapping[str, Goal] = {
    "performance": _ALL,
    "accessibility": _ALL,
    "best_practices": _ALL,
    "seo": _ALL,
    "fcp_ms": Goal(most=800),
    "lcp_ms": Goal(most=800),
    "cls": Goal(most=0),
    "tbt_ms": Goal(most=0),
}

TIMED = frozenset({"performance", "fcp_ms", "lcp_ms", "tbt_ms"})
SCORES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best_practices": "best-practices",
    "seo": "seo",
}
_AUDITS = {
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "cls": "cumulative-layout-shift",
    "tbt_ms": "total-blocking-time",
    "bytes": "total-byte-weight",
}
_REQUESTS = "network-requests"


def read_report(report: Mapping[str, Any]) -> Figures:
    """The figures of a report in Lighthouse's JSON.

    Raises:
        ReportRefused: the page could not be measured, or the report lacks a figure.
    """
    if error := report.get("runtimeError"):
        raise ReportRefused(f"{error.get('code')}: {error.get('message')}")
    try:
        scores = {name: 100 * report["categories"][key]["score"] for name, key in SCORES.items()}
        values = {name: report["audits"][key]["numericValue"] for name, key in _AUDITS.items()}
        requests = len(report["audits"][_REQUESTS]["details"]["items"])
    except (KeyError, TypeError) as error:
        raise ReportRefused(f"the report lacks a figure ({error})") from error
    # A score has two digits and a hundred times it may have fifteen.
    return Figures(**{name: round(score) for name, score in scores.items()}, **values, requests=requests)


def find_faults(report: Mapping[str, Any]) -> list[str]:
    """What costs points, but for time: "seo: robots-txt (robots.txt is not valid)", in the report's order."""
    audits, found = report["audits"], []
    for name, category in report["categories"].items():
        if name in TIMED:
            continue
        for entry in category["auditRefs"]:
            audit = audits[entry["id"]]
            score = audit.get("score")
            if entry.get("weight") and score is not None and score < 1:
                found.append(f"{name}: {entry['id']} ({audit['title']})")
    return found


def judge_rounds(rounds: Sequence[Figures]) -> Figures:
    """One page's figures over several measurements.

    Another job on the machine can only add time, so of times, and of the score made of them, the best
    is the page's own. Whatever else differs from round to round is a fault that shows at times: there
    the worst counts.
    """

    def choose(name: str) -> float:
        values: list[float] = [getattr(one, name) for one in rounds]
        best, worst = (max, min) if name in SCORES else (min, max)
        return best(values) if name in TIMED else worst(values)

    return Figures(**{field.name: choose(field.name) for field in fields(Figures)})


def find_missed(figures: Figures, names: Iterable[str] = GOALS) -> list[str]:
    """Names of the goals, of those asked for, that the page misses."""
    return [name for name in names if not GOALS[name].is_met(getattr(figures, name))]
