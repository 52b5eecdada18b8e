"""Store: a file that was taken in, put beside the article that owns it and named after that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.gate.folders import MEDIA
from plugins.gate.slugs import propose_slug


def shelve(content: Path, place: str, title: str, data: bytes, ending: str) -> str:
    """Puts a file into `media/`; the same file is kept once, and none is written over.

    Args:
        content: the content folder.
        place: folder below `media/`, "semarang/2026".
        title: what the file is named after; ending: with its full stop.

    Returns:
        The address from the root, as headers and texts name it.
    """
    folder = content / MEDIA / place
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(data).digest()
    for name in _names(name_file(title), ending):
        file = folder / name
        try:
            with file.open("xb") as target:
                target.write(data)
        except FileExistsError:
            if hashlib.sha256(file.read_bytes()).digest() != digest:
                continue
        return f"/{MEDIA}/{place}/{name}"
    raise AssertionError("names never end")


def name_file(title: str) -> str:
    """The stem of a file that is named after a title."""
    return propose_slug(title) or "berkas"


def _names(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1
