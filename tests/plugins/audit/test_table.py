"""The table sets every page beside the goals, and the lines below it name what is missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.audit.figures import Figures
from plugins.audit.table import tell_outcome, write_table
from tests.plugins.audit.reports import GOOD

BARE = replace(GOOD, fcp_ms=640, lcp_ms=640, requests=1, bytes=2720)


def test_pages_stand_beside_the_goals_and_missed_ones_are_starred() -> None:
    pages = {"front": GOOD, "search": replace(GOOD, lcp_ms=1004.6, seo=92)}

    assert write_table(pages, BARE).splitlines() == [
        "page        perf   a11y   best    seo    FCP s    LCP s  CLS  TBT ms  bytes  requests",
        "goal       ≥ 100  ≥ 100  ≥ 100  ≥ 100  ≤ 0.800  ≤ 0.800  ≤ 0     ≤ 0                 ",
        "front        100    100    100    100    0.750    0.790    0       0  6,234         2",
        "search       100    100    100    92*    0.750   1.005*    0       0  6,234         2",
        "bare text    100    100    100    100    0.640    0.640    0       0  2,720         1",
    ]


@pytest.mark.parametrize(
    ("pages", "bare", "lines"),
    [
        ({"front": GOOD}, BARE, []),
        ({"front": GOOD}, replace(BARE, tbt_ms=40), []),
        (
            {"front": GOOD, "search": replace(GOOD, lcp_ms=1000, tbt_ms=9)},
            BARE,
            ["search misses: LCP s, TBT ms"],
        ),
        (
            {"front": replace(GOOD, tbt_ms=9)},
            replace(BARE, tbt_ms=40, fcp_ms=900),
            [
                "front misses: TBT ms",
                "the bare text misses FCP s, TBT ms too: this machine is busy or slow, "
                "measure again when it rests",
            ],
        ),
    ],
    ids=["all met", "busy, but all met", "two missed", "busy and missed"],
)
def test_what_is_missed_is_told_in_a_line(pages: dict[str, Figures], bare: Figures, lines: list[str]) -> None:
    assert tell_outcome(pages, bare) == lines
