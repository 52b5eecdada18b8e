"""Words: which comment answers which, once some of them stay behind: nobody's words are lost by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plugins.comments.carrying.transfer import Transfer
from plugins.comments.inbox.states import State
from plugins.importing.found import Doubt


def find_parents(kept: Mapping[str, Transfer], doubts: list[Doubt]) -> list[Transfer]:
    """Answers to what is not here stand at the top; so does whatever answers itself by a circle.

    What readers see may only answer what they see too: such an answer moves up to the next one of those.
    """
    made = []
    for one in kept.values():
        parent = None if _circles(one.id, kept) else _find_parent(one, kept)
        if parent != one.parent:
            what = "tidak ikut pindah" if one.parent not in kept else "tidak tayang atau melingkar"
            doubts.append(
                Doubt(
                    fault=f"komentar {one.id} membalas komentar yang {what}",
                    mend=f"menjadi balasan {parent}" if parent else "berdiri sendiri",
                )
            )
        made.append(replace(one, parent=parent))
    return made


def _find_parent(one: Transfer, kept: Mapping[str, Transfer]) -> str | None:
    seen = {one.id}
    at = one.parent
    while at is not None and at in kept and at not in seen:
        if one.state is not State.APPROVED or kept[at].state is State.APPROVED:
            return at
        seen.add(at)
        at = kept[at].parent
    return None


def _circles(start: str, kept: Mapping[str, Transfer]) -> bool:
    """Whether a comment answers itself by others; what hangs on such a circle may go on doing so."""
    seen: set[str] = set()
    at = kept[start].parent
    while at is not None and at in kept and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = kept[at].parent
    return False
