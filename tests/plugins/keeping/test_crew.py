"""Shared work gives the same at any number of workers, and every failure is told."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.keeping.crew import PORTION, SMALL, count_workers, share_out
from plugins.keeping.faults import LOST, WorkerLost, WorkRefused

COUNTS = (0, 1, PORTION, SMALL - 1, SMALL, 3 * PORTION + 1, 500)
WORKERS = (1, 2, 5)
LAST = 499


class PageTorn(WorkRefused):
    """A refusal of a kind of its own."""


def start_squares(worker: int) -> Callable[[int], int]:
    del worker
    return lambda number: number * number


def failing(fail: Callable[[], object], at: int = LAST) -> Callable[[int], Callable[[int], int]]:
    """Work in which one task fails."""

    def start(worker: int) -> Callable[[int], int]:
        del worker
        return lambda number: number if number != at else int(bool(fail()))

    return start


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("count", COUNTS)
def test_results_come_in_order_at_any_number_of_workers(count: int, workers: int) -> None:
    assert share_out(count, start_squares, workers) == [number * number for number in range(count)]


def test_work_is_really_shared() -> None:
    def start(worker: int) -> Callable[[int], tuple[int, int]]:
        return lambda number: (worker, os.getpid())

    results = share_out(LAST + 1, start, 2)

    assert os.getpid() not in {pid for _, pid in results}
    assert {worker for worker, _ in results} <= {0, 1}


def test_little_work_is_done_at_home() -> None:
    def start(worker: int) -> Callable[[int], int]:
        return lambda number: os.getpid()

    assert set(share_out(SMALL - 1, start, 5)) == {os.getpid()}


def test_workers_see_what_the_parent_has_in_memory() -> None:
    texts = [f"teks {number}" for number in range(100)]

    assert share_out(100, lambda worker: texts.__getitem__, 3) == texts


@pytest.mark.parametrize("at", [0, LAST])
@pytest.mark.parametrize("workers", WORKERS)
def test_a_refusal_crosses_whole(workers: int, at: int) -> None:
    def tear() -> None:
        raise PageTorn("semarang/index.html: sobek – “ya”")

    with pytest.raises(PageTorn) as refusal:
        share_out(LAST + 1, failing(tear, at), workers)

    assert str(refusal.value) == "semarang/index.html: sobek – “ya”"


def test_a_crash_is_told_with_its_place() -> None:
    with pytest.raises(RuntimeError) as crash:
        share_out(LAST + 1, failing(lambda: {}["absent"]), 2)

    assert str(crash.value).startswith("a worker crashed:\nTraceback")
    assert str(crash.value).endswith("KeyError: 'absent'\n")


def test_a_crash_at_home_is_raised_as_it_is() -> None:
    with pytest.raises(KeyError):
        share_out(LAST + 1, failing(lambda: {}["absent"]), 1)


def test_a_worker_that_cannot_begin_is_told() -> None:
    def start(worker: int) -> Callable[[int], int]:
        raise OSError(28, f"worker {worker} has no room")

    with pytest.raises(RuntimeError, match="has no room"):
        share_out(LAST + 1, start, 2)


@pytest.mark.parametrize("at", [0, LAST])
def test_a_killed_worker_is_told(at: int) -> None:
    with pytest.raises(WorkerLost) as end:
        share_out(LAST + 1, failing(lambda: os.kill(os.getpid(), signal.SIGKILL), at), 3)

    assert str(end.value) == LOST


def test_after_a_failure_no_worker_is_left(tmp_path: Path) -> None:
    def start(worker: int) -> Callable[[int], int]:
        (tmp_path / str(os.getpid())).touch()

        def work(number: int) -> int:
            if number == 0:
                raise PageTorn("torn")
            # Would go on for ever.
            while True:
                signal.pause()

        return work

    with pytest.raises(PageTorn):
        share_out(LAST + 1, start, 3)

    left = [path.name for path in tmp_path.iterdir() if Path(f"/proc/{path.name}").exists()]
    assert left == []


def test_a_worker_without_its_parent_stops(tmp_path: Path) -> None:
    """A killed build leaves no workers that go on for long."""
    reading, writing = os.pipe()
    parent = os.fork()
    if parent == 0:
        os.close(reading)
        gate = tmp_path / "gate"

        def start(worker: int) -> Callable[[int], int]:
            def work(number: int) -> int:
                if number == 0:
                    parent = os.getppid()
                    os.kill(parent, signal.SIGKILL)
                    while os.getppid() == parent:
                        os.sched_yield()
                    gate.touch()
                while not gate.exists():
                    os.sched_yield()
                with (tmp_path / f"task-{number}").open("w"):
                    return number

            return work

        share_out(10_000, start, 2)
        os._exit(0)
    os.waitpid(parent, 0)
    os.close(writing)
    # The pipe ends when the last worker, who inherited it, has ended.
    assert os.read(reading, 1) == b""
    os.close(reading)

    assert len(list(tmp_path.glob("task-*"))) <= 2 * PORTION


def test_a_process_with_threads_works_alone() -> None:
    ready = threading.Event()
    thread = threading.Thread(target=ready.wait)
    thread.start()
    try:
        assert count_workers(4) == 1
    finally:
        ready.set()
        thread.join()


@pytest.mark.parametrize(("wanted", "workers"), [(1, 1), (3, 3), (0, None), (None, None), (-2, 1)])
def test_as_many_workers_as_wanted_or_one_a_core(wanted: int | None, workers: int | None) -> None:
    assert count_workers(wanted) == (workers or len(os.sched_getaffinity(0)))
