"""Rules: a key that is not legal in a header, and the one that was meant."""

from __future__ import annotations

from plugins.gate.key import Key, list_names
from plugins.gate.model import KEYS
from plugins.gate.problem import nearest, quote
from plugins.gate.source import ARTICLE, PAGE

MAX_KEY_CHARS = 40
"""Characters of a key shown or compared. Source: our choice; the longest legal key has fourteen."""

_MERGE = "<<"
_OFFICE_WORDS = frozenset({"office", "kantor", "instansi", "unit"})


def judge_unknown_key(
    written: str, kind: str, keys: tuple[Key, ...], prefix: str
) -> tuple[str, str, str | None]:
    """Fault and mend of a key that is not legal, and the name of the legal one that it seems to mean.

    Args:
        keys: the legal keys at this place.
        prefix: the key above and a full stop ("image."), or "" at the top.
    """
    name = quote(written)
    if written == _MERGE:
        return "penggabungan YAML “<<” tidak dipakai di sini", "tulis kuncinya satu per satu", None
    if not prefix and written.strip().casefold() in _OFFICE_WORDS:
        where = "folder di bawah artikel/" if kind == ARTICLE else "folder, dan laman tidak berkantor"
        return f"kantor tidak ditulis di kepala: kantor ditentukan oleh {where}", "hapus baris ini", None
    if not prefix and kind == PAGE and any(key.name == written for key in KEYS[ARTICLE]):
        return f"laman tidak memiliki {name}", f"hapus; kunci laman: {list_names(keys)}", None
    place = f" di bawah “{prefix.rstrip('.')}”" if prefix else ""
    near = nearest_key(written, keys)
    mend = f"maksudnya “{near}”?" if near is not None else f"hapus, atau pilih: {list_names(keys)}"
    return f"kunci {name} tidak dikenal{place}", mend, near


def nearest_key(written: str, keys: tuple[Key, ...]) -> str | None:
    """The legal key that a word means: by another word for it first, then by likeness."""
    word = written.strip().casefold()
    if len(word) > MAX_KEY_CHARS:
        return None
    for key in keys:
        if word == key.name or word in key.also:
            return key.name
    return nearest(word, (key.name for key in keys))
