"""Words: every fault of a picture, as its writer is told it: fault, mend, severity."""

from __future__ import annotations

from plugins.gate.problem import ERROR, WARNING
from plugins.images.recipe import WIDTHS

SMALLER = f"perkecil dahulu; lebar {WIDTHS[-1]} piksel sudah cukup"
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


def tell_size(width: int, height: int) -> Told:
    """A picture with more pixels than may be unpacked."""
    shown = " × ".join(f"{side:,}".replace(",", ".") for side in (width, height))
    return f"gambar terlalu besar ({shown} piksel)", SMALLER, ERROR
