"""Store: the one writer. Work that waits is committed together, and answered only after the commit."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from plugins.comments.inbox.database import begin_writing

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


class Writer:
    """A thread that owns the only connection that writes.

    Args:
        engine: from `open_database`; stays the caller's to dispose of.
        max_waiting: works that may wait.
    """

    def __init__(self, engine: Engine, *, max_waiting: int = MAX_WAITING) -> None:
        self._engine = engine
        self._waiting: queue.Queue[tuple[Work, Future[Any]] | None] = queue.Queue(max_waiting)
        self._thread = threading.Thread(target=self._run, name="inbox-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Connection], Result]) -> Future[Result]:
        """Have work done in a transaction; the result comes after it was committed.

        Args:
            work: may run more than once, and only the last time counts; an exception of its own undoes
                its own changes alone.

        Raises:
            InboxBusyError: at once; the future's own failures are `InboxFailedError` and those of the work.
        """
        future: Future[Result] = Future()
        try:
            self._waiting.put_nowait((work, future))
        except queue.Full:
            raise InboxBusyError from None
        return future

    def do(self, work: Callable[[Connection], Result]) -> Result:
        """As `submit`, but wait for the result."""
        return self.submit(work).result()

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

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
            self._commit(batch)
            if is_last:
                return

    def _commit(self, batch: Sequence[tuple[Work, Future[Any]]]) -> None:
        try:
            with begin_writing(self._engine) as connection:
                outcomes = [self._attempt(connection, work) for work, _ in batch]
        except SQLAlchemyError as error:
            failed = InboxFailedError("the inbox could not be written")
            failed.__cause__ = error
            for _, future in batch:
                future.set_exception(failed)
            return
        for (_, future), (result, fault) in zip(batch, outcomes, strict=True):
            if fault is None:
                future.set_result(result)
            else:
                future.set_exception(fault)

    def _attempt(self, connection: Connection, work: Work) -> tuple[Any, Exception | None]:
        """One work by itself: its fault must not take its neighbours with it."""
        try:
            with connection.begin_nested():
                return work(connection), None
        except SQLAlchemyError:
            # The store itself fails: nothing of this batch may be thanked for.
            raise
        except Exception as fault:  # noqa: BLE001 (it goes to whoever asked for the work)
            return None, fault
