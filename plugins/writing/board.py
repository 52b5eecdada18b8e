"""Words: what the preview tells the browsers about the last build, handed from thread to thread."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The state of the preview after a build.

    Attributes:
        number: builds so far, 0 before the first.
        edition: changes with every good build; a page of an older one has to be loaded anew.
        faults: what the build told, as the terminal shows it; "" where it was good.
    """

    number: int
    edition: str
    faults: str

    @property
    def event(self) -> bytes:
        """The notice as a server-sent event (WHATWG HTML, Server-sent events)."""
        told = json.dumps({"edition": self.edition, "faults": self.faults})
        return f"data: {told}\n\n".encode()


class Board:
    """Holds the last notice and wakes those who wait for the next."""

    def __init__(self, run: str) -> None:
        """An empty board.

        Args:
            run: names this run of the server, so that pages of an earlier run are loaded anew.
        """
        self._run = run
        self._changed = threading.Condition()
        self._is_closed = False
        self._notice = Notice(number=0, edition="", faults="")

    @property
    def notice(self) -> Notice:
        """The last notice."""
        return self._notice

    @property
    def is_closed(self) -> bool:
        """True once the server stops."""
        return self._is_closed

    def post(self, faults: str) -> None:
        """Tell the end of a build; with faults the edition stays, because the output did."""
        with self._changed:
            number = self._notice.number + 1
            edition = self._notice.edition if faults else f"{self._run}-{number}"
            self._notice = Notice(number=number, edition=edition, faults=faults)
            self._changed.notify_all()

    def wait_beyond(self, number: int, seconds: float) -> Notice | None:
        """The first notice after the given one; None where there is none in time, or the board closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._notice.number != number, seconds)
            is_new = self._notice.number != number and not self._is_closed
            return self._notice if is_new else None

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
