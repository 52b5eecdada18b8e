"""Rules: what a header may say of its article's comments."""

from __future__ import annotations

from plugins.comments.closing import CHOICES, CLOSED, OPEN
from plugins.gate.problem import Problem, nearest, quote

FIELD = "comments"

# What a writer means who thinks in Indonesian or in ticks of a form.
_MEANT = {
    **dict.fromkeys("buka dibuka terbuka ya boleh aktif yes true on".split(), OPEN),
    **dict.fromkeys("tutup ditutup tertutup tidak jangan nonaktif close no false off".split(), CLOSED),
}


def check_choice(file: str, value: str, line: int) -> list[Problem]:
    """The fault of a header's `comments`, in a list; empty where it is legal.

    Args:
        file: path of the source from the content folder.
        value: as written, not empty.
        line: where it stands.
    """
    if value in CHOICES:
        return []
    meant = _MEANT.get(value.strip().casefold()) or nearest(value.strip(), CHOICES)
    fault = f"pilihan {quote(value)} tidak dikenal"
    mend = f"maksudnya {quote(meant)}?" if meant else f"tulis {quote(OPEN)} atau {quote(CLOSED)}"
    return [Problem(file=file, line=line, field=FIELD, fault=fault, mend=mend)]
