"""Work beside its parent: the same result, the same refusals, and no process left."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from plugins.keeping.beside import work_beside
from plugins.keeping.faults import LOST, WorkerLost, WorkRefused
from plugins.keeping.progress import Progress

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


def count(progress: Progress) -> int:
    for done in range(1, 1_001):
        progress(done, 1_000)
    return 7


def refuse(progress: Progress) -> int:
    raise WorkRefused("tidak jadi")


def crash(progress: Progress) -> int:
    raise ZeroDivisionError("nol")


def end(progress: Progress) -> int:
    os._exit(1)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_result_is_had_whatever_the_number_of_processes(workers: int) -> None:
    told: list[tuple[int, int]] = []

    with work_beside(count, workers, lambda done, all_: told.append((done, all_))) as wait:
        found = wait()

    assert found == 7
    assert told[-1] == (1_000, 1_000)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_refusal_is_told_to_who_waits(workers: int) -> None:
    with pytest.raises(WorkRefused, match=r"^tidak jadi$"), work_beside(refuse, workers) as wait:
        wait()


def test_a_crash_is_told_with_its_place() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: nol"), work_beside(crash, 2) as wait:
        wait()


def test_a_lost_process_is_told() -> None:
    with pytest.raises(WorkerLost) as caught, work_beside(end, 2) as wait:
        wait()

    assert str(caught.value) == LOST


def test_no_process_outlives_a_parent_that_failed() -> None:
    with pytest.raises(KeyError), work_beside(lambda progress: _never(), 2):
        raise KeyError("lain")

    assert multiprocessing.active_children() == []


def _never() -> int:
    os.read(os.pipe()[0], 1)
    return 0
