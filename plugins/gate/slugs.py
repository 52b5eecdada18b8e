"""Words: the name in an address, from the file's name or from `slug`."""

from __future__ import annotations

import re
import unicodedata

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
