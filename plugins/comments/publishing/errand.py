"""Edge: something to do once after it was asked for, however often, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from plugins.comments.publishing.faults import ErrandError

FIRST_WAIT = 5.0
LONGEST_WAIT = 600.0

# The service's own: others are logged by their names alone (`intake/logbook.py`).
_log = logging.getLogger("komentar")


class Errand:
    """Runs a work after it was asked for, one at a time, and again later where it failed.

    Args:
        name: for the log and the thread.
        work: any exception of its own is logged by its kind and means "later again".
        delay: seconds from the first asking to the run, in which more askings cost nothing.
        every: seconds after which it is run unasked; None for never.
        first_wait: seconds before a failed run is tried again; doubled each time, ten minutes at most.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], object],
        *,
        delay: float = 0.0,
        every: float | None = None,
        first_wait: float = FIRST_WAIT,
    ) -> None:
        self._name, self._work, self._delay, self._every = name, work, delay, every
        self._first_wait = first_wait
        self._changed = threading.Condition()
        self._asked = self._done = 0
        self._failures = 0
        self._is_closing = False
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Start the thread; until then askings are only counted."""
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def ask(self) -> None:
        """Have it done soon; returns at once."""
        with self._changed:
            self._asked += 1
            self._changed.notify_all()

    @property
    def is_due(self) -> bool:
        """True from an asking to the end of a run that began after it and succeeded."""
        return self._done < self._asked

    def wait_done(self, seconds: float) -> bool:
        """True once all that was asked for is done; False where it is not after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.is_due, seconds)

    def close(self) -> None:
        """Do at once what is still due, once, and end the thread."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        if self.is_due and self._failures == 0:
            self._try()

    def _run(self) -> None:
        while self._wait():
            self._try()

    def _wait(self) -> bool:
        """Until the next run; False where there is none."""
        with self._changed:
            if self._failures:
                wait = min(self._first_wait * 2 ** (self._failures - 1), LONGEST_WAIT)
                return not self._changed.wait_for(lambda: self._is_closing, wait)
            self._changed.wait_for(lambda: self.is_due or self._is_closing, self._every)
            if self._delay and not self._is_closing:
                self._changed.wait_for(lambda: self._is_closing, self._delay)
            return not self._is_closing

    def _try(self) -> None:
        asked = self._asked
        try:
            self._work()
        except Exception as fault:  # noqa: BLE001 (a fault of the work must not end the service)
            with self._changed:
                self._failures += 1
                self._changed.notify_all()
            # The words of a stranger's fault may hold what readers wrote.
            told = str(fault) if isinstance(fault, ErrandError) else type(fault).__name__
            facts = {"errand": self._name, "why": told, "tries": self._failures}
            _log.error("errand failed", extra={"facts": facts})
            return
        with self._changed:
            self._failures = 0
            self._done = max(self._done, asked)
            self._changed.notify_all()
