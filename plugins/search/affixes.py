"""Words: forms of one word that Pagefind's Indonesian stemmer takes for different words.

The stemmer is right about most roots: pembangunan, membangun and bangunan are one to it. Where a prefix
swallows the root's first letter, or looks like a part of it, it is not: diterima and penerimaan, nilai
and penilaian, tugas and penugasan are strangers. A text that holds one form of such a root is given
the others, so that it is found by any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

# Roots of the civil service's everyday language whose forms the stemmer (Snowball's "indonesian", after
# Tala 2003) parts; found by comparing the stems of a root's forms.
ROOTS = (
    "capai disiplin kabar kaji kawal kelola keluar kembang kenal kendali kerja kirim kuliah kunci "
    "magang masuk minta modal mohon mulai musnah naik nikah nilai nyata pakai pelihara periksa rawat "
    "rekrut rencana rumah rusak salah sesuai tambang tanam tanya tata tegur teliti tempat terap "
    "terima ternak tetap tingkat tipu tolak tolong tugas tulis tunjang tunjuk turun tutup"
).split()

_WORD = re.compile(r"[a-z]+")

# First letter of a root → what meN- and peN- make of it. Source: Tata Bahasa Baku Bahasa Indonesia,
# on the allomorphs of meng- and peng-.
_NASAL = {
    **dict.fromkeys("lrwymn", ""),
    **dict.fromkeys("bfv", "m"),
    **dict.fromkeys("cdjz", "n"),
    **dict.fromkeys("aeioughx", "ng"),
}
_SWALLOWED = {"k": "ng", "p": "m", "s": "ny", "t": "n"}


def other_forms(text: str) -> str:
    """Forms that the text does not hold, of roots that it holds in another form.

    Args:
        text: plain text, any case.
    """
    words = set(_WORD.findall(text.lower()))
    roots = sorted({root for word in words if (root := _forms().get(word))})
    return " ".join(form for root in roots for form in _chief_forms(root) if form not in words)


def _chief_forms(root: str) -> tuple[str, ...]:
    """One form of each group that the stemmer makes of a root's forms."""
    return (root, f"di{root}", _nasal("me", root), f"{_nasal('pe', root)}an")


@cache
def _forms() -> Mapping[str, str]:
    """Every form by which a root may be told, → the root."""
    return {form: root for root in ROOTS for form in _all_forms(root)}


def _all_forms(root: str) -> set[str]:
    active, agent = _nasal("me", root), _nasal("pe", root)
    stems = {root, f"di{root}", f"ter{root}", f"ber{root}", active, agent}
    return {
        *stems,
        *(f"{stem}{suffix}" for stem in (root, f"di{root}", active) for suffix in ("kan", "i")),
        *(f"{stem}an" for stem in (root, agent, f"per{root}", f"ke{root}")),
    }


def _nasal(prefix: str, root: str) -> str:
    first = root[0]
    if first in _SWALLOWED:
        return prefix + _SWALLOWED[first] + root[1:]
    return prefix + _NASAL[first] + root
