"""Edge: the program that builds the site after the export changed."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence

from plugins.comments.publishing.faults import ErrandError

GRACE_SECONDS = 10.0
SECRET_PREFIX = "INTAKE_"


class HookFailedError(ErrandError):
    """The program could not be started, took too long, or ended with another status than 0."""


class Hook:
    """A program with its arguments, run without a shell and without the service's secrets.

    Args:
        command: program and arguments.
        limit: seconds after which it is ended; what it then left is the next run's to mend.
        environment: of the service.
    """

    def __init__(
        self, command: Sequence[str], limit: float, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._command, self._limit = tuple(command), limit
        self._environment = {
            name: value for name, value in environment.items() if not name.startswith(SECRET_PREFIX)
        }
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def run(self) -> None:
        """Wait until it has ended well; its output goes where the service's goes.

        Raises:
            HookFailedError: it did not.
        """
        with self._lock:
            if self._is_closed:
                raise HookFailedError("the service stops")
            try:
                self._running = subprocess.Popen(
                    self._command, env=self._environment, stdin=subprocess.DEVNULL
                )
            except OSError as error:
                raise HookFailedError(f"{self._command[0]} cannot be started: {error.strerror}") from error
        running = self._running
        try:
            status = running.wait(self._limit)
        except subprocess.TimeoutExpired:
            _end(running)
            raise HookFailedError(f"{self._command[0]} took longer than {self._limit} s") from None
        if status != 0:
            raise HookFailedError(f"{self._command[0]} ended with status {status}")

    def close(self) -> None:
        """End the program where it runs, and start it no more; a build that is ended leaves a whole site."""
        with self._lock:
            self._is_closed = True
            if self._running is not None and self._running.poll() is None:
                _end(self._running)


def _end(running: subprocess.Popen[bytes]) -> None:
    running.terminate()
    try:
        running.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
