"""Store: whether what a task was given can be used, looked at before the task begins."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.setup.options import Kind
from plugins.setup.wording import Wording


def find_fault(given: str, kind: Kind, wording: Wording) -> str:
    """What is wrong with a place, "" where nothing is; nothing that was not there before stays.

    Raises:
        OSError: the system does not even let it be looked at.
    """
    if not given:
        return wording.empty
    look = _LOOKS.get(kind)
    return look(Path(given), wording) if look else ""


def _look_at_folder(place: Path, wording: Wording) -> str:
    if not place.is_dir():
        return wording.is_file if place.exists() else wording.missing_folder
    return _ask(place, os.R_OK | os.X_OK, wording)


def _look_at_file(place: Path, wording: Wording) -> str:
    if place.is_dir():
        return wording.is_folder
    return _ask(place, os.R_OK, wording) if place.exists() else wording.missing_file


def _look_at_made_folder(place: Path, wording: Wording) -> str:
    if place.exists():
        return _ask(place, os.W_OK | os.X_OK, wording) if place.is_dir() else wording.is_file
    return _try_to_make(place, wording)


def _look_at_made_file(place: Path, wording: Wording) -> str:
    if place.is_dir():
        return wording.is_folder
    if place.exists():
        return _ask(place, os.W_OK, wording) if place.is_file() else wording.is_device
    return _try_to_make(place, wording)


def _ask(place: Path, mode: int, wording: Wording) -> str:
    return "" if os.access(place, mode) else wording.tell(OSError(errno.EACCES, ""), is_given=True)


def _try_to_make(place: Path, wording: Wording) -> str:
    """Make the highest folder that is wanting; some places only look as if they could be written."""
    missing = [place, *(folder for folder in place.absolute().parents if not folder.exists())][-1]
    try:
        missing.mkdir()
        missing.rmdir()
    except OSError as error:
        return wording.tell(error, is_given=True)
    return ""


_LOOKS: Mapping[Kind, Callable[[Path, Wording], str]] = {
    Kind.FOLDER: _look_at_folder,
    Kind.FILE: _look_at_file,
    Kind.MADE_FOLDER: _look_at_made_folder,
    Kind.MADE_FILE: _look_at_made_file,
}
