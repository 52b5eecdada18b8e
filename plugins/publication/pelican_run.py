"""Edge: a build through Pelican, with its settings, plugins, signals and logging."""

from __future__ import annotations

from typing import Any

from pelican import Pelican
from pelican import log as pelican_log
from pelican.settings import read_settings


def run_pelican(overrides: dict[str, Any], path: str) -> None:
    """Pelican over a settings file; any warning of its own or of a plugin stops it.

    Args:
        overrides: values that take the place of the file's.
        path: the settings file.

    Raises:
        RuntimeError: something was logged as a warning or an error; what `Building.run` raises.
    """
    pelican_log.init(fatal="warnings", handler=None)
    # Pelican's own closing line counts its own generators' articles, and those are none.
    pelican_log.console.quiet = True
    Pelican(read_settings(path, override=dict(overrides))).run()
