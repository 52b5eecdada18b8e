"""An errand is run after it was asked for: once for many, and again after a failure."""

from __future__ import annotations

import logging
import threading

import pytest

from plugins.comments.publishing.errand import Errand


class Work:
    """Counts its runs, waits until it may go on, and fails as often as it is told."""

    def __init__(self, failures: int = 0) -> None:
        self.runs = 0
        self.failures = failures
        self.entered = threading.Semaphore(0)
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self) -> None:
        self.runs += 1
        self.entered.release()
        self.may_go_on.wait()
        if self.runs <= self.failures:
            raise RuntimeError("what Siti wrote")


def test_many_askings_before_the_run_are_one_run() -> None:
    work = Work()
    errand = Errand("ekspor", work)
    for _ in range(20):
        errand.ask()

    errand.begin()

    assert errand.wait_done(10)
    errand.close()
    assert work.runs == 1


def test_what_is_asked_for_during_a_run_is_done_by_another() -> None:
    work = Work()
    work.may_go_on.clear()
    errand = Errand("ekspor", work)
    errand.begin()
    errand.ask()
    work.entered.acquire()
    errand.ask()

    work.may_go_on.set()

    assert errand.wait_done(10)
    errand.close()
    assert work.runs == 2


def test_failed_run_is_tried_again_and_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    work = Work(failures=2)
    errand = Errand("ekspor", work, first_wait=0.001)
    errand.ask()

    with caplog.at_level(logging.ERROR):
        errand.begin()
        assert errand.wait_done(10)
        errand.close()

    assert work.runs == 3
    assert [record.facts for record in caplog.records] == [
        {"errand": "ekspor", "why": "RuntimeError", "tries": 1},
        {"errand": "ekspor", "why": "RuntimeError", "tries": 2},
    ]
    assert "what Siti wrote" not in caplog.text


def test_asking_never_waits_for_a_run() -> None:
    work = Work()
    work.may_go_on.clear()
    errand = Errand("ekspor", work)
    errand.begin()
    errand.ask()
    work.entered.acquire()

    errand.ask()

    assert errand.is_due
    work.may_go_on.set()
    errand.close()


def test_what_is_due_is_done_before_the_end_even_where_no_thread_was_begun() -> None:
    work = Work()
    errand = Errand("ekspor", work, delay=3600)
    errand.ask()

    errand.close()

    assert (work.runs, errand.is_due) == (1, False)


def test_periodic_errand_runs_unasked() -> None:
    work = Work()
    errand = Errand("surel", work, every=0.001)

    errand.begin()

    assert work.entered.acquire(timeout=10) and work.entered.acquire(timeout=10)
    errand.close()
