"""Watches of a small release on the loopback interface."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.watching.addresses import read_site
from plugins.watching.inspecting import Inspector
from plugins.watching.memory import save_memory
from plugins.watching.pace import Pace
from plugins.watching.report import Report
from plugins.watching.watch import Watch, watch_site
from tests.fixtures.releases import KEY, make_release

NOW = datetime(2026, 3, 6, tzinfo=UTC)
WatchOnce = Callable[..., Report]
MakeInspector = Callable[..., Inspector]


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return make_release(tmp_path / "rilis")


@pytest.fixture
def make_inspector() -> MakeInspector:
    """An inspector that waits for nothing: as fast as it goes, and looks again at once."""

    def make(
        url: str, *, patience: float = 20.0, pauses: tuple[float, ...] = (0,), **options: object
    ) -> Inspector:
        pace = Pace(rate=0, most_bytes=1_000_000_000, most_seconds=600)
        options = {"keys": [KEY.public], "pace": pace, **options}
        return Inspector(site=read_site(url), patience=patience, pauses=pauses, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def watch_once(tmp_path: Path, make_inspector: MakeInspector) -> WatchOnce:
    """One run after another, each remembering what the one before did."""

    def run(
        url: str,
        *,
        most: int | None = None,
        accepts_older: bool = False,
        now: datetime = NOW,
        **options: object,
    ) -> Report:
        watch = Watch(
            inspector=make_inspector(url, **options),
            state=tmp_path / "ingatan",
            now=now,
            most=most,
            accepts_older=accepts_older,
        )
        report, memory = watch_site(watch)
        save_memory(watch.state, memory)
        return report

    return run
