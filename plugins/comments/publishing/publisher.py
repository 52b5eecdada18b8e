"""Edge: keeps the export and the built site in step with the inbox, beside the service."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

from sqlalchemy import Engine

from plugins.comments.inbox.marks import read_mark, set_mark
from plugins.comments.inbox.writer import Writer
from plugins.comments.publishing.errand import FIRST_WAIT, Errand
from plugins.comments.publishing.exporting import export_inbox
from plugins.comments.publishing.faults import ErrandError
from plugins.comments.publishing.hook import Hook
from plugins.comments.publishing.owning import ForeignExportError
from plugins.comments.publishing.settings import PublishingSettings

# The digest of the export that any service wrote last: another service, or a task, has published.
PUBLISHED = "published"
# How often this is looked at; one row.
LOOK_SECONDS = 5.0
# Approvals of one moderator come in bursts; a reader does not notice this wait.
SETTLE_SECONDS = 0.3


class Publisher:
    """Writes the export after each change, then has the site built; and makes good what a crash left.

    A service begins it; a task only closes it, and what is due is then done before the task ends.

    Args:
        engine, writer: of the inbox.
        settings: where the export goes and what builds the site.
        settle: seconds in which a burst of changes becomes one export.
        first_wait: seconds before what failed is tried again.
    """

    def __init__(
        self,
        engine: Engine,
        writer: Writer,
        settings: PublishingSettings,
        *,
        settle: float = SETTLE_SECONDS,
        first_wait: float = FIRST_WAIT,
    ) -> None:
        self._engine, self._writer, self._settings = engine, writer, settings
        self._hook = Hook(settings.hook, settings.hook_limit) if settings.hook else None
        self._seen = b""
        self._has_begun = False
        self.exporting = Errand("export", self.look, delay=settle, every=LOOK_SECONDS, first_wait=first_wait)
        self.building = Errand("hook", self._build, delay=settings.hook_delay, first_wait=first_wait)

    def published(self) -> None:
        """Something changed that readers may see, and is committed; returns at once."""
        self.exporting.ask()

    def begin(self) -> None:
        """Start beside the service; the export is looked through at once."""
        self._has_begun = True
        self.exporting.begin()
        self.building.begin()
        self.exporting.ask()

    def close(self) -> None:
        """Write what is not yet exported; a build that a service owes is left to its next start."""
        self.exporting.close()
        if self._has_begun and self._hook is not None:
            self._hook.close()
        self.building.close()

    def look(self) -> None:
        """Write the export where that was asked for, or where another service has published."""
        path = self._settings.export
        if path is None or not (self.exporting.is_due or self._find(PUBLISHED) != self._seen.hex()):
            return
        try:
            written = export_inbox(self._engine, path)
        except ForeignExportError as fault:
            raise ErrandError(str(fault)) from None
        self._set(PUBLISHED, written.hex())
        self._seen = written
        if self._hook is not None and self._find(_built_name(path)) != written.hex():
            self.building.ask()

    def _build(self) -> None:
        path = self._settings.export
        if self._hook is None or path is None:
            return
        # What is exported while the program runs is asked for anew.
        built = self._seen.hex()
        if self._find(_built_name(path)) != built:
            self._hook.run()
            self._set(_built_name(path), built)

    def _find(self, name: str) -> str:
        with self._engine.connect() as connection:
            return read_mark(connection, name)

    def _set(self, name: str, value: str) -> None:
        if self._find(name) != value:
            self._writer.do(lambda connection: set_mark(connection, name, value))


def _built_name(path: Path) -> str:
    """The mark of what this machine's site was built from; others have sites of their own."""
    place = f"{socket.gethostname()} {path.absolute()}"
    return f"built:{hashlib.sha256(place.encode()).hexdigest()[:32]}"
