"""Edge: build and check as functions that return an exit status; `tasks.py` calls them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.comments.settings import CommentSettingsError
from plugins.gate.problem import Problem
from plugins.keeping.faults import KeptBroken, WorkerLost
from plugins.keeping.full import tell_full
from plugins.keeping.kept import remove_leftovers
from plugins.keeping.lock import LockRefused, hold_lock
from plugins.languages.reading import CatalogueBroken
from plugins.press.output import OutputRefused
from plugins.press.render import PageRefused
from plugins.press.stylesheet import StylesheetError
from plugins.publication.building import Building, BuildRefused
from plugins.publication.clock import read_now
from plugins.publication.conf import read_conf
from plugins.publication.last import NAME as LAST
from plugins.publication.places import PlacesRefused, check_places, name_state
from plugins.publication.settings import SettingsRefused
from plugins.root import ROOT
from plugins.search.engine import IndexRefused

PLUGIN = "plugins.publication.plugin"


class PelicanRefused(Exception):
    """Pelican logged a warning or an error of its own or of a plugin's."""


# What the build refuses by name; anything else is a fault of ours and keeps its traceback.
ENGINEERS_FAULTS = (
    PlacesRefused,
    LockRefused,
    PelicanRefused,
    SettingsRefused,
    CommentSettingsError,
    PageRefused,
    CatalogueBroken,
    OutputRefused,
    StylesheetError,
    IndexRefused,
    WorkerLost,
)


def build(
    *,
    settings: str = "pelicanconf.py",
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    clean: bool = False,
    state: str | None = None,
    changes: Mapping[str, Any] | None = None,
    tell_early: Callable[[], None] | None = None,
) -> int:
    """Checks the sources and makes the site.

    Args:
        settings: settings file in the project's folder.
        content, output, state: folders instead of those of the settings.
        now: ISO 8601 moment of the build instead of the clock's.
        clean: True forgets what earlier builds kept.
        changes: settings in the place of the file's.
        tell_early: called when the page of a text that was just saved is in place and the lists that
            name it are still to be made; without it everything is put in place together.

    Returns:
        Exit status: 0, or 1 where anything was refused; everything was told by then.
    """
    overrides: dict[str, Any] = {**(changes or {}), "PRESS_CLEAN": clean, "TELL_EARLY": tell_early}
    if output is not None:
        overrides["OUTPUT_PATH"] = str(Path(output).absolute())
    return _run(settings, content, now, state, overrides)


def check(
    *,
    settings: str = "pelicanconf.py",
    content: str | None = None,
    now: str | None = None,
    files: Collection[str] | None = None,
    report: Callable[[Sequence[Problem], str], None] | None = None,
) -> int:
    """The gate alone; writes nothing. Returns the exit status as `build` does.

    Args:
        files: sources, from the content folder, whose faults alone are told and count; None for all.
        report: called with the problems and the content folder's name, besides telling them.
    """
    asked = {"CHECK_ONLY": True, "CHECK_FILES": files, "CHECK_REPORT": report}
    return _run(settings, content, now, None, asked)


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
        chosen["PRESS_STATE"] = str(Path(state).absolute() if state else name_state(chosen["OUTPUT_PATH"]))
        # A build that was given places writes nowhere else.
        pictures = Path(state).absolute() / "images" if state else "var/images"
        chosen["IMAGES_CACHE"] = str(ROOT / (chosen.get("IMAGES_CACHE") or pictures))
        if chosen.get("CHECK_ONLY"):
            _build(chosen, str(ROOT / settings))
        else:
            _build_alone(chosen, str(ROOT / settings))
    except BuildRefused:
        return 1
    except KeptBroken as fault:
        if overrides.get("PRESS_CLEAN"):
            raise
        print(f"{fault}; building anew without what was kept", file=sys.stderr)
        return _run(settings, content, now, state, {**overrides, "PRESS_CLEAN": True})
    except ENGINEERS_FAULTS as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as error:
        if not (told := tell_full(error)):
            raise
        print(told, file=sys.stderr)
        return 1
    finally:
        gc.enable()
    return 0


def _build_alone(chosen: dict[str, Any], path: str) -> None:
    """A build that no other one of the same output disturbs; it waits as long as one is at work."""
    state = Path(chosen["PRESS_STATE"])
    pictures = Path(chosen["IMAGES_CACHE"])
    check_places(Path(chosen["PATH"]), Path(chosen["OUTPUT_PATH"]), state, ROOT, pictures)
    with hold_lock(state, lambda: _tell_waiting(chosen["OUTPUT_PATH"])):
        remove_leftovers(state)
        _build(chosen, path)


def _tell_waiting(output: str) -> None:
    print(f"Menunggu pembangunan lain yang sedang menulis ke {output} …", file=sys.stderr, flush=True)


def _build(chosen: dict[str, Any], path: str) -> None:
    """Through Pelican, or directly where our plugin is the only one and an earlier build is kept.

    Importing Pelican takes longer than printing one corrected article. It would only call
    `Building` with these settings, which a test compares.
    """
    is_alone = list(chosen.get("PLUGINS", ())) == [PLUGIN]
    is_kept = (Path(chosen["PRESS_STATE"]) / LAST).is_file()
    # Pelican has no words for a content folder that is missing; the gate does.
    is_missing = not Path(chosen["PATH"]).is_dir()
    if is_missing or (is_alone and (is_kept or chosen.get("CHECK_ONLY"))):
        Building(chosen).run()
        return
    from plugins.publication.pelican_run import run_pelican

    if not run_pelican(chosen, path):
        raise PelicanRefused("Pelican or one of its plugins complained; its line stands above")
