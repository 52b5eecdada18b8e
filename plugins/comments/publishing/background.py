"""Edge: what goes on beside the service, begun and ended with it."""

from __future__ import annotations

from sqlalchemy import Engine

from plugins.comments.publishing.errand import Errand
from plugins.comments.publishing.publisher import Publisher
from plugins.comments.rights.scrubbing import scrub

SCRUB_WAIT = 1.0
# What a task erased while the service was reading leaves the files within so long.
SCRUB_SECONDS = 600.0


class Background:
    """The service's works of its own.

    Args:
        publisher: keeps export and site in step with the inbox.
        engine: of the inbox.

    Attributes:
        scrubbing: asked after something was erased.
    """

    def __init__(self, publisher: Publisher, engine: Engine) -> None:
        self.publisher = publisher
        self.scrubbing = Errand("scrub", lambda: scrub(engine), every=SCRUB_SECONDS, first_wait=SCRUB_WAIT)
        self._errands = [self.scrubbing]

    def add(self, errand: Errand) -> None:
        """Take in another work, before they are begun."""
        self._errands.append(errand)

    def begin(self) -> None:
        """Start beside the service; a task that only uses the desk begins nothing."""
        self.publisher.begin()
        for errand in self._errands:
            errand.begin()

    def close(self) -> None:
        """Finish what would otherwise be lost."""
        for errand in self._errands:
            errand.close()
        self.publisher.close()
