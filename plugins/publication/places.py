"""Store: whether the folders that a build is to use can be used without harm to what is in them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from plugins.press.ledger import NAME as LEDGER
from plugins.press.strangers import is_harmless
from plugins.root import ROOT

STATE_NAME_CHARS = 16

# Folders of the project that nothing is built into.
SOURCE_FOLDERS = ("theme", "plugins", "tests", ".git")

_SHEET = re.compile(rb"/theme/css/site\.[0-9a-f]{10}\.css")
_SHEET_NAME = "theme/css/site.*.css"
_HEAD_BYTES = 4096


class PlacesRefused(Exception):
    """A folder named by an option or a setting cannot be used; the message names the option and why."""


def check_places(content: Path, output: Path, state: Path, root: Path, pictures: Path | None = None) -> None:
    """Refuses folders in which a build would mix with sources or with somebody's files.

    The state folder is made, to find out whether it can be. A content folder that is missing is
    left to the gate, which tells it as it tells every fault of a source.

    Args:
        root: the project's folder.
        pictures: where made pictures are kept; None where that lies within the state.

    Raises:
        PlacesRefused: the first folder that cannot be used.
    """
    if content.exists() and not content.is_dir():
        raise PlacesRefused(f"--content: {content} is a file; name a folder")
    try:
        places = {"--output": output.resolve(), "--state": state.resolve()}
        kept = [content.resolve(), *((root / name).resolve() for name in SOURCE_FOLDERS)]
    except (OSError, RuntimeError) as error:
        raise PlacesRefused(f"--output, --state: a folder's path cannot be followed ({error})") from error
    for option, place in places.items():
        _check_apart(option, place, kept, root.resolve())
        if place.exists() and not place.is_dir():
            raise PlacesRefused(f"{option}: {place} is a file; name a folder")
    if pictures is not None:
        _check_pictures(pictures.resolve(), places["--output"], kept, root.resolve())
    if _overlap(places["--output"], places["--state"]):
        raise PlacesRefused(
            f"--state: {places['--state']} and the output {places['--output']} lie within each other; "
            "name a folder beside the output"
        )
    try:
        _check_owner(places["--output"], places["--state"])
    except OSError as error:
        raise PlacesRefused(f"--output: {output} cannot be read ({error.strerror})") from error
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlacesRefused(f"--state: {state} cannot be made ({error.strerror})") from error


def _check_pictures(place: Path, output: Path, kept: list[Path], root: Path) -> None:
    _check_apart("IMAGES_CACHE", place, kept, root)
    if _overlap(place, output):
        raise PlacesRefused(
            f"IMAGES_CACHE: {place} and the output {output} lie within each other; "
            "name a folder beside the output"
        )
    if place.exists() and not place.is_dir():
        raise PlacesRefused(f"IMAGES_CACHE: {place} is a file; name a folder")


def _check_apart(option: str, place: Path, kept: list[Path], root: Path) -> None:
    if root.is_relative_to(place):
        raise PlacesRefused(f"{option}: {place} holds the whole project; name a folder of its own")
    for folder in kept:
        if _overlap(place, folder):
            raise PlacesRefused(
                f"{option}: {place} would mix with the sources in {folder}; name a folder of its own"
            )


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _check_owner(output: Path, state: Path) -> None:
    """An output that holds something must be ours: by the ledger, or by the looks of a former output."""
    if not output.is_dir() or (state / LEDGER).is_file():
        return
    stranger = next((name for name in sorted(_names(output)) if not is_harmless(name)), None)
    if stranger is not None and not _is_former_output(output):
        raise PlacesRefused(
            f"--output: {output} holds files that no build of ours made ({stranger}); "
            "name an empty folder, or empty this one first"
        )


def _names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def _is_former_output(output: Path) -> bool:
    """True where our stylesheet is there, or a page at the root that names it."""
    if any(output.glob(_SHEET_NAME)):
        return True
    for name in ("index.html", "404.html"):
        page = output / name
        if page.is_file():
            with page.open("rb") as stream:
                if _SHEET.search(stream.read(_HEAD_BYTES)):
                    return True
    return False


def name_state(output: str) -> Path:
    """Each output folder has its own state, so that two never take each other's files for theirs."""
    name = hashlib.sha256(str(Path(output).absolute()).encode()).hexdigest()[:STATE_NAME_CHARS]
    return ROOT / "var" / "press" / name
