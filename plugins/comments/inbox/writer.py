"""Store: the one writer. Work that waits is committed together, and answered only after the commit."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

Result = TypeVar("Result")
Work = Callable[[Connection], Any]

# A commit costs one fsync however much is in it; more than this only delays the first.
MAX_BATCH = 256

# What waits longer than the disk can take is refused while the reader still has the form in hand.
MAX_WAITING = 512


class InboxBusyError(RuntimeError):
    """More work waits than is taken on; nothing was begun."""


class InboxFailedError(RuntimeError):
    """The store could not keep the work (full, read-only, gone); nothing of it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One work and whoever waits for it: a future of threads, or of the event loop that is named."""

    work: Work
    future: Any
    loop: asyncio.AbstractEventLoop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    job: _Job
    result: Any = None
    fault: BaseException | None = None

    def settle(self) -> None:
        # Whoever asked may be gone; the work was done all the same.
        if self.job.future.cancelled():
            return
        if self.fault is None:
            self.job.future.set_result(self.result)
        else:
            self.job.future.set_exception(self.fault)


class Writer:
    """A thread that owns the only connection that writes.

    Args:
        engine: from `open_database`; stays the caller's to dispose of.
        max_waiting: works that may wait.
    """

    def __init__(self, engine: Engine, *, max_waiting: int = MAX_WAITING) -> None:
        self._engine = engine.execution_options(is_writing=True)
        driver = engine.dialect.loaded_dbapi
        self._store_faults = (SQLAlchemyError, driver.Error)
        self._own_faults = (DataError, IntegrityError, driver.DataError, driver.IntegrityError)
        self._max_waiting = max_waiting
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="inbox-writer", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many works wait now."""
        return self._waiting.qsize()

    def submit(self, work: Callable[[Connection], Result]) -> Future[Result]:
        """Have work done in a transaction; the result comes after it was committed.

        Args:
            work: may run more than once, and only the last time counts; an exception of its own undoes
                its own changes alone.

        Raises:
            InboxBusyError: at once; the future's own failures are `InboxFailedError` and those of the work.
        """
        future: Future[Result] = Future()
        future.set_running_or_notify_cancel()
        self._put(_Job(work=work, future=future))
        return future

    def do(self, work: Callable[[Connection], Result]) -> Result:
        """As `submit`, but wait for the result."""
        return self.submit(work).result()

    async def ask(self, work: Callable[[Connection], Result]) -> Result:
        """As `do`, for code on an event loop: the loop is woken once for all that was committed together."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._put(_Job(work=work, future=future, loop=loop))
        return await future

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _put(self, job: _Job) -> None:
        if self._waiting.qsize() >= self._max_waiting:
            raise InboxBusyError
        self._waiting.put(job)

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            is_last = False
            while len(batch) < MAX_BATCH and not is_last:
                try:
                    more = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    is_last = True
                else:
                    batch.append(more)
            _settle(self._commit(batch))
            if is_last:
                return

    def _commit(self, batch: Sequence[_Job]) -> Sequence[_Outcome]:
        is_done = False
        try:
            with self._engine.begin() as connection:
                outcomes = [_Outcome(job=job, result=job.work(connection)) for job in batch]
                is_done = True
        except Exception as fault:  # noqa: BLE001 (it goes to whoever asked for the work)
            # A commit whose answer was lost may have been one: then nothing is done again.
            if is_done or len(batch) == 1:
                return [_Outcome(job=job, fault=self._name_fault(fault)) for job in batch]
            return self._commit_apart(batch)
        return outcomes

    def _commit_apart(self, batch: Sequence[_Job]) -> Sequence[_Outcome]:
        """The same works again, each behind a savepoint: a fault must not take its neighbours with it."""
        try:
            with self._engine.begin() as connection:
                outcomes = [self._attempt(connection, job) for job in batch]
        except self._store_faults as error:
            # The store itself fails: nothing of this batch may be thanked for.
            return [_Outcome(job=job, fault=self._name_fault(error)) for job in batch]
        return outcomes

    def _attempt(self, connection: Connection, job: _Job) -> _Outcome:
        try:
            with connection.begin_nested():
                return _Outcome(job=job, result=job.work(connection))
        except self._own_faults as error:
            return _Outcome(job=job, fault=self._name_fault(error))
        except self._store_faults:
            raise
        except Exception as fault:  # noqa: BLE001 (it goes to whoever asked for the work)
            return _Outcome(job=job, fault=fault)

    def _name_fault(self, fault: Exception) -> Exception:
        if not isinstance(fault, self._store_faults):
            return fault
        failed = InboxFailedError("the inbox could not be written")
        failed.__cause__ = fault
        return failed


def _settle(outcomes: Sequence[_Outcome]) -> None:
    loops: dict[asyncio.AbstractEventLoop, list[_Outcome]] = {}
    for outcome in outcomes:
        if outcome.job.loop is None:
            outcome.settle()
        else:
            loops.setdefault(outcome.job.loop, []).append(outcome)
    for loop, ours in loops.items():
        # A loop that was closed has nobody left who could be told.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle_all, ours)


def _settle_all(outcomes: Sequence[_Outcome]) -> None:
    for outcome in outcomes:
        outcome.settle()
