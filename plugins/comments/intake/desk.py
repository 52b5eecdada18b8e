"""Edge: all that the service has at hand, handed to every part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from plugins.comments.inbox.sealing import Seal
from plugins.comments.inbox.writer import Writer
from plugins.comments.intake.meters import Meters
from plugins.comments.intake.pages import Pages
from plugins.comments.intake.settings import IntakeSettings
from plugins.comments.publishing.background import Background


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One running service.

    Attributes:
        settings: of the service; conf: all settings of the site, for the other parts' own.
        engine: for reading; writer: the only way to write.
        seal: the secret key.
        pages: prints what readers and moderators see.
        clock: the moment, aware, in UTC.
        published: called after a commit that changed what readers may see; returns at once.
        meters: the service's figures.
        background: what goes on beside the service; the service begins it, the desk's end ends it.
    """

    settings: IntakeSettings
    conf: Mapping[str, Any]
    engine: Engine
    writer: Writer
    seal: Seal
    pages: Pages
    clock: Callable[[], datetime]
    published: Callable[[], None]
    background: Background
    meters: Meters = field(default_factory=Meters)
