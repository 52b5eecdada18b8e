"""Rules: which pictures are refused before they are unpacked, and which are told about."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gate.problem import ERROR, FILE_FIELD, WARNING, Problem
from plugins.images.anatomy import Anatomy
from plugins.images.recipe import MAX_BYTES, MAX_PIXELS, MAX_SIDE, WIDTHS

_SMALLER = f"perkecil dahulu; lebar {WIDTHS[-1]} piksel sudah cukup"
Told = tuple[str, str, str]

BROKEN: Told = (
    "gambar rusak atau terpotong",
    "salin ulang dari kamera atau program asalnya",
    ERROR,
)
ANIMATED: Told = (
    "gambar bergerak, dan pembaca tidak dapat menghentikannya",
    "simpan satu gambarnya sebagai gambar diam, atau gerakannya sebagai video .mp4",
    ERROR,
)
PRINT_COLOURS: Told = (
    "gambar memakai warna cetak (CMYK) tanpa profil warna, jadi warnanya dapat berubah",
    "simpan ulang dengan warna layar (RGB)",
    WARNING,
)


def tell(path: str, told: Told) -> Problem:
    """A fault or a warning about a file of `media/`."""
    fault, mend, severity = told
    return Problem(file=path, line=1, field=FILE_FIELD, fault=fault, mend=mend, severity=severity)


def judge_bytes(size: int) -> Told | None:
    """A file that is too large to be read at all; None where it is not."""
    if size <= MAX_BYTES:
        return None
    return f"berkas gambar terlalu besar ({size / 1_000_000:.0f} MB)", _SMALLER, ERROR


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


def tell_size(width: int, height: int) -> Told:
    """A picture with more pixels than may be unpacked."""
    shown = " × ".join(f"{side:,}".replace(",", ".") for side in (width, height))
    return f"gambar terlalu besar ({shown} piksel)", _SMALLER, ERROR
