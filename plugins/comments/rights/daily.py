"""Edge: what the service deletes every day by itself."""

from __future__ import annotations

import logging

from plugins.comments.intake.desk import Desk
from plugins.comments.publishing.errand import Errand
from plugins.comments.rights.forgetting import retain_all, tell_retained

DAY_SECONDS = 86_400.0

_log = logging.getLogger("komentar")


def retention(desk: Desk) -> Errand:
    """The daily errand, asked for once at the start: a service that is restarted often must not forget it."""

    def work() -> None:
        _log.info("kept long enough", extra={"facts": {"deleted": tell_retained(retain_all(desk))}})

    errand = Errand("retention", work, every=DAY_SECONDS)
    errand.ask()
    return errand
