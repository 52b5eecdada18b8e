"""Edge: build and check as functions that return an exit status; `tasks.py` calls them."""

from __future__ import annotations

import gc
import hashlib
import sys
from pathlib import Path
from typing import Any

from plugins.comments.settings import CommentSettingsError
from plugins.gate.shelf import ShelfBroken
from plugins.press.output import OutputRefused
from plugins.press.render import PageRefused
from plugins.press.stylesheet import StylesheetError
from plugins.publication.building import Building, BuildRefused, read_now
from plugins.publication.conf import read_conf
from plugins.publication.last import NAME as LAST
from plugins.publication.settings import SettingsRefused

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / "var" / "press"
STATE_NAME_CHARS = 16
PLUGIN = "plugins.publication.plugin"

# What the build refuses by name; anything else is a fault of ours and keeps its traceback.
ENGINEERS_FAULTS = (SettingsRefused, CommentSettingsError, PageRefused, OutputRefused, StylesheetError)


def build(
    *,
    settings: str = "pelicanconf.py",
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    clean: bool = False,
    state: str | None = None,
) -> int:
    """Checks the sources and makes the site.

    Args:
        settings: settings file in the project's folder.
        content, output, state: folders instead of those of the settings.
        now: ISO 8601 moment of the build instead of the clock's.
        clean: True forgets what earlier builds kept.

    Returns:
        Exit status: 0, or 1 where anything was refused; everything was told by then.
    """
    overrides: dict[str, Any] = {"PRESS_CLEAN": clean}
    if output is not None:
        overrides["OUTPUT_PATH"] = str(Path(output).absolute())
    return _run(settings, content, now, state, overrides)


def check(*, settings: str = "pelicanconf.py", content: str | None = None, now: str | None = None) -> int:
    """The gate alone; writes nothing. Returns the exit status as `build` does."""
    return _run(settings, content, now, None, {"CHECK_ONLY": True})


def _run(
    settings: str, content: str | None, now: str | None, state: str | None, overrides: dict[str, Any]
) -> int:
    if content is not None:
        overrides["PATH"] = str(Path(content).absolute())
    if now is not None:
        try:
            read_now(now, "UTC")
        except ValueError:
            print(
                f"--now: {now!r} is not ISO 8601; write 2026-03-01 or 2026-03-01T08:00+07:00", file=sys.stderr
            )
            return 1
        overrides["NOW"] = now
    # A build makes hundreds of thousands of values that live until it ends; looking for garbage
    # among them takes a third of its time and finds none.
    gc.disable()
    try:
        chosen = read_conf(str(ROOT / settings), overrides)
        chosen["PRESS_STATE"] = str(Path(state).absolute()) if state else _state_of(chosen["OUTPUT_PATH"])
        _build(chosen, str(ROOT / settings))
    except BuildRefused:
        return 1
    except ShelfBroken as fault:
        if overrides.get("PRESS_CLEAN"):
            raise
        print(f"{fault}; building anew without what was kept", file=sys.stderr)
        return _run(settings, content, now, state, {**overrides, "PRESS_CLEAN": True})
    except ENGINEERS_FAULTS as fault:
        print(fault, file=sys.stderr)
        return 1
    finally:
        gc.enable()
    return 0


def _build(chosen: dict[str, Any], path: str) -> None:
    """Through Pelican, or directly where our plugin is the only one and an earlier build is kept.

    Importing Pelican takes longer than printing one corrected article. It would only call
    `Building` with these settings, which a test compares.
    """
    is_alone = list(chosen.get("PLUGINS", ())) == [PLUGIN]
    if is_alone and (chosen.get("CHECK_ONLY") or (Path(chosen["PRESS_STATE"]) / LAST).is_file()):
        Building(chosen).run()
        return
    from plugins.publication.pelican_run import run_pelican

    run_pelican(chosen, path)


def _state_of(output: str) -> str:
    """Each output folder has its own state, so that two never take each other's files for theirs."""
    name = hashlib.sha256(str(Path(output).absolute()).encode()).hexdigest()[:STATE_NAME_CHARS]
    return str(STATE / name)
