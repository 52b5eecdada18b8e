"""Rules: which pictures are refused before they are unpacked, and which are told about."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gate.problem import ERROR, FILE_FIELD, Problem
from plugins.images.anatomy import Anatomy
from plugins.images.recipe import MAX_BYTES, MAX_PIXELS, MAX_SIDE
from plugins.images.told import ANIMATED, BROKEN, SMALLER, Told, tell_size


def tell(path: str, told: Told) -> Problem:
    """A fault or a warning about a file of `media/`."""
    fault, mend, severity = told
    return Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=mend, severity=severity)


def judge_bytes(size: int) -> Told | None:
    """A file that is too large to be read at all; None where it is not."""
    if size <= MAX_BYTES:
        return None
    return f"berkas gambar terlalu besar ({size / 1_000_000:.0f} MB)", SMALLER, ERROR


def judge_anatomy(anatomy: Anatomy) -> Told | None:
    """A picture that must not be unpacked; None where it may be."""
    return next(_faults(anatomy), None)


def _faults(anatomy: Anatomy) -> Iterator[Told]:
    width, height = anatomy.width, anatomy.height
    if min(width, height) < 1:
        yield BROKEN
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        yield tell_size(width, height)
    if anatomy.is_animated:
        yield ANIMATED
