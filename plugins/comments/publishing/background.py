"""Edge: what goes on beside the service, begun and ended with it."""

from __future__ import annotations

from plugins.comments.publishing.publisher import Publisher


class Background:
    """The service's works of its own.

    Args:
        publisher: keeps export and site in step with the inbox.
    """

    def __init__(self, publisher: Publisher) -> None:
        self.publisher = publisher

    def begin(self) -> None:
        """Start beside the service; a task that only uses the desk begins nothing."""
        self.publisher.begin()

    def close(self) -> None:
        """Finish what would otherwise be lost."""
        self.publisher.close()
