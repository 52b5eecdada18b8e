"""Store: what no build has asked for in a season goes out of the folder of made pictures and cards.

Each output's builds mark what they need, at most once a week, and then remove what nobody marked for
long. So outputs may share the folder, and what one of them needs is never another's to throw away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

KEPT_DAYS, MARKED_EVERY_DAYS, STAGING_DAYS = 90, 7, 1
"""Our choices: a draft may rest for a season; marking costs time with each picture; no build takes a day."""
_DAY_NS = 86_400 * 10**9

STAMP = "images-marked"
STAGING = ".making-"


def is_due(state: Path, now_ns: int) -> bool:
    """True where this output's builds have not marked for a week.

    Args:
        state: the folder of what builds of this output keep.
        now_ns: by the clock of its disk.
    """
    try:
        return now_ns - (state / STAMP).stat().st_mtime_ns >= MARKED_EVERY_DAYS * _DAY_NS
    except FileNotFoundError:
        return True


def sweep(folder: Path, state: Path, used: Iterable[Path], now_ns: int) -> None:
    """Mark what this build needs; remove what has no mark of the last season.

    Args:
        folder: of made pictures and cards.
        state: as in `is_due`.
        used: folders of pictures and files of cards; those not made yet do not matter.
    """
    for place in used:
        _touch(place, now_ns)
    for place, days in _places(folder):
        try:
            is_old = now_ns - place.stat().st_mtime_ns > days * _DAY_NS
        except FileNotFoundError:
            continue
        if is_old:
            _remove(place)
    (state / STAMP).write_bytes(b"")
    _touch(state / STAMP, now_ns)


def _places(folder: Path) -> Iterator[tuple[Path, int]]:
    """Folders of pictures and files of cards, and for how many days each may rest."""
    for place in (*folder.glob("*/*"), *folder.glob("cards/*/*")):
        if place.parent.name != "cards":
            yield place, STAGING_DAYS if place.name.startswith(STAGING) else KEPT_DAYS


def _touch(place: Path, now_ns: int) -> None:
    try:
        os.utime(place, ns=(now_ns, now_ns))
    except FileNotFoundError:
        return


def _remove(place: Path) -> None:
    """A picture's folder is moved away first: at its place it is whole, or it is not there."""
    try:
        if place.is_dir():
            aside = Path(tempfile.mkdtemp(prefix=STAGING, dir=place.parent))
            place.rename(aside / place.name)
            shutil.rmtree(aside, ignore_errors=True)
        else:
            place.unlink()
    except FileNotFoundError:
        # Another build was faster.
        return
