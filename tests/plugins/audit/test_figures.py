"""Lighthouse's report becomes figures, and a missed goal is never passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plugins.audit.figures import (
    GOALS,
    TIMED,
    ReportRefused,
    find_faults,
    find_missed,
    judge_rounds,
    read_report,
)
from tests.plugins.audit.reports import GOOD, make_report


def test_a_report_becomes_figures() -> None:
    assert read_report(make_report()) == GOOD


def test_a_score_is_told_in_whole_points() -> None:
    assert read_report(make_report(performance=0.57)).performance == 57


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ({"runtimeError": {"code": "NO_FCP", "message": "Nothing painted."}}, "NO_FCP: Nothing painted."),
        ({"categories": {}}, "the report lacks a figure ('performance')"),
        (
            make_report(seo=None),
            "the report lacks a figure (unsupported operand type(s) for *: 'int' and 'NoneType')",
        ),
    ],
    ids=["not measured", "no category", "no score"],
)
def test_a_report_without_a_measurement_is_refused(report: dict[str, object], message: str) -> None:
    with pytest.raises(ReportRefused) as refused:
        read_report(report)

    assert str(refused.value) == message


def test_what_costs_points_is_named_but_hints_and_times_are_not() -> None:
    assert find_faults(make_report(seo=0.92, performance=0.9)) == [
        "seo: robots-txt (robots.txt is not valid)"
    ]


def test_a_page_that_meets_every_goal_misses_none() -> None:
    assert find_missed(GOOD) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("performance", 99),
        ("accessibility", 99),
        ("best_practices", 96),
        ("seo", 92),
        ("fcp_ms", 800.1),
        ("lcp_ms", 801),
        ("cls", 0.0001),
        ("tbt_ms", 0.5),
    ],
)
def test_a_goal_just_missed_is_missed(name: str, value: float) -> None:
    assert find_missed(replace(GOOD, **{name: value})) == [name]


def test_a_bound_itself_is_met() -> None:
    assert find_missed(replace(GOOD, fcp_ms=800, lcp_ms=800)) == []


def test_weight_and_requests_are_told_without_a_goal() -> None:
    assert find_missed(replace(GOOD, bytes=1_000_000, requests=90)) == []
    assert set(GOALS) == set(GOOD.__dataclass_fields__) - {"bytes", "requests"}


def test_of_several_rounds_the_best_times_and_the_worst_of_all_else_count() -> None:
    busy = replace(GOOD, performance=90, fcp_ms=990, lcp_ms=1200, tbt_ms=70, cls=0.2, seo=92, bytes=7000)

    judged = judge_rounds([busy, GOOD])

    assert judged == replace(GOOD, cls=0.2, seo=92, bytes=7000)


@given(rounds=some.lists(some.tuples(some.integers(0, 100), some.floats(0, 9)), min_size=1, max_size=5))
def test_a_fault_of_one_round_is_never_lost(rounds: list[tuple[int, float]]) -> None:
    figures = [replace(GOOD, accessibility=score, cls=shift) for score, shift in rounds]

    missed = set(find_missed(judge_rounds(figures)))

    assert missed == {name for one in figures for name in find_missed(one)}
    assert not missed & TIMED
