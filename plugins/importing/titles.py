"""Rules: a former title as one that may be published here; nothing of it is lost unsaid."""

from __future__ import annotations

from plugins.gate.fields import MAX_TITLE_CHARS
from plugins.importing.found import Doubt


def settle_title(title: str, instead: str) -> tuple[str, tuple[Doubt, ...]]:
    """A title that says something and is not too long, and what was changed.

    Args:
        instead: what stands where the former title has no word.
    """
    if not any(map(str.isalnum, title)):
        what = f"judul “{title}” tanpa kata" if title else "tanpa judul"
        return instead, (Doubt(fault=what, mend=f"judul dibuat dari isinya: “{instead}”"),)
    if len(title) <= MAX_TITLE_CHARS:
        return title, ()
    cut = title[: MAX_TITLE_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return cut, (
        Doubt(fault=f"judul terlalu panjang: “{title}”", mend=f"dipotong sampai {MAX_TITLE_CHARS} aksara"),
    )
