"""Edge: a build through Pelican, with its settings, plugins, signals and logging."""

from __future__ import annotations

from typing import Any

from pelican import Pelican
from pelican import log as pelican_log
from pelican.settings import read_settings

# What Pelican's logger raises after it has told a warning that is to be fatal.
TOLD = "Warning or error encountered"


def run_pelican(overrides: dict[str, Any], path: str) -> bool:
    """Pelican over a settings file; any warning of its own or of a plugin stops it.

    Args:
        overrides: values that take the place of the file's.
        path: the settings file.

    Returns:
        False where something was logged as a warning or an error; it was told by then.

    Raises:
        what `Building.run` raises.
    """
    pelican_log.init(fatal="warnings", handler=None)
    # Pelican's own closing line counts its own generators' articles, and those are none.
    pelican_log.console.quiet = True
    try:
        Pelican(read_settings(path, override=dict(overrides))).run()
    except RuntimeError as error:
        if str(error) == TOLD:
            return False
        raise
    return True
