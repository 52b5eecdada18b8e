"""Rules: the name in an address, from the file's name or from `slug`."""

from __future__ import annotations

import re
import unicodedata

from plugins.gate.problem import Problem, quote
from plugins.gate.source import PAGE

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:-|$)")

# Whole paths have to fit Windows' 260 characters; office, date and folders take their share.
MAX_SLUG_CHARS = 120

# Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces"),
# and parts that our own addresses use.
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
RESERVED = DEVICE_NAMES | {"halaman", "index"}
# First parts of our own addresses, which no page and no office may have; a year is any four digits.
RESERVED_ROOTS = frozenset(
    "arsip cari feed gambar halaman kantor kategori komentar laman media moderasi redaksi theme topik "
    "umpan".split()
)


def propose_slug(text: str) -> str:
    """A legal slug made of a text: ASCII, lower case, hyphens, cut at a word; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    while words and len("-".join(words)) > MAX_SLUG_CHARS:
        words.pop()
    return "-".join(words)


def file_stem(path: str) -> str:
    """The file's name without its ending and a leading date."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return FILE_DATE.sub("", stem, count=1)


def check_slug(path: str, kind: str, slug: str, line: int, *, is_written: bool) -> list[Problem]:
    """Faults of a slug.

    Args:
        is_written: True where the header names it, False where the file's name gives it.
    """
    field = "slug" if is_written else "berkas"
    what = "slug" if is_written else "nama berkas"
    proposal = propose_slug(slug) or "judul-singkat"

    def fault(text: str, mend: str) -> list[Problem]:
        return [Problem(file=path, line=line, field=field, fault=text, mend=mend)]

    if not slug:
        return fault(f"{what} tidak memberi alamat", f"beri nama seperti {quote('judul-singkat')}")
    if len(slug) > MAX_SLUG_CHARS:
        return fault(
            f"{what} {quote(slug)} terlalu panjang ({len(slug)} aksara)",
            f"pendekkan sampai {MAX_SLUG_CHARS} aksara",
        )
    if not SLUG.fullmatch(slug):
        return fault(
            f"{what} {quote(slug)} tidak sah sebagai alamat",
            f"pakai huruf kecil a–z, angka dan tanda hubung, misalnya {quote(proposal)}",
        )
    taken = RESERVED | RESERVED_ROOTS if kind == PAGE else RESERVED
    if slug in taken or (kind == PAGE and re.fullmatch(r"\d{4}", slug)):
        return fault(f"{what} {quote(slug)} dipakai untuk hal lain", "pilih nama lain")
    return []
