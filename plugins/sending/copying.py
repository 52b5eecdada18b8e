"""Rules: a text or photo that makes room for somebody else's → the copy that is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.editor.manuscript import write_edited
from plugins.gate.fences import split_source
from plugins.gate.folders import MEDIA, SOURCE_ENDING
from plugins.gate.model import KEYS
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT

MARK = "-salinan"
# Two texts may not answer at one address, and a copy has not been withdrawn from anywhere.
_NOT_OF_A_COPY = ("slug", "aliases", "withdrawn", "status")


def name_copies(path: str) -> Iterator[str]:
    """Names beside a file, the first one first: "…-salinan.md", "…-salinan-2.md"."""
    stem, dot, ending = path.rpartition(".")
    number = 1
    while True:
        yield f"{stem}{MARK}{f'-{number}' if number > 1 else ''}{dot}{ending}"
        number += 1


def is_copy(path: str) -> bool:
    """True for a name that such a copy has."""
    stem = path.rpartition(".")[0]
    return stem.rstrip("0123456789").removesuffix("-").endswith(MARK) or stem.endswith(MARK)


def name_original(path: str) -> str:
    """The file that a copy was kept beside: "…-salinan-2.md" → "….md"; "" for what is no copy."""
    stem, dot, ending = path.rpartition(".")
    return re.sub(rf"{MARK}(?:-?\d+)?$", "", stem) + dot + ending if is_copy(path) else ""


def make_copy(path: str, raw: bytes) -> bytes:
    """A text as a draft, without what only one of two can have; anything else to the letter.

    Args:
        path: where it stands, from the content folder.
    """
    source = read_source(path, raw)[0] if path.endswith(SOURCE_ENDING) else None
    if source is None:
        return raw
    parts, _ = split_source(path, source.kind, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    if parts is None:
        return raw
    before = dict.fromkeys(_NOT_OF_A_COPY, "ada")
    return write_edited(parts.lines, before, {"status": DRAFT}, KEYS[source.kind], parts.body).encode()


def shows(raw: bytes, path: str) -> bool:
    """True where a text names a photo or document; its path from the content folder."""
    return path.startswith(f"{MEDIA}/") and _find(raw, path) >= 0


def rename_shown(raw: bytes, path: str, copy: str) -> bytes:
    """A text that shows the copy of a photo instead."""
    done, rest = b"", raw
    while (place := _find(rest, path)) >= 0:
        done, rest = done + rest[:place] + copy.encode(), rest[place + len(path.encode()) :]
    return done + rest


def _find(raw: bytes, path: str) -> int:
    """Where a text names exactly this file; -1 for nowhere."""
    name, start = path.encode(), 0
    while (place := raw.find(name, start)) >= 0:
        after = raw[place + len(name) : place + len(name) + 1]
        if not (after.isalnum() or after in (b"-", b"_", b".")) or _ends(raw, place + len(name)):
            return place
        start = place + 1
    return -1


def _ends(raw: bytes, place: int) -> bool:
    """True where a full stop behind a name ends a sentence, and not the name."""
    return raw[place : place + 1] == b"." and not raw[place + 1 : place + 2].isalnum()
