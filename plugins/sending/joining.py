"""Store: what was committed here and what others sent meanwhile → one commit that follows from both."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.gate.folders import SOURCE_ENDING
from plugins.sending.change import ATTRIBUTES, Clash, Revised, SendingRefused, Writer, is_ours
from plugins.sending.clone import Clone
from plugins.sending.copying import name_copies, rename_shown, shows
from plugins.sending.telling import Teller
from plugins.sending.worktree import Worktree

MESSAGE = "Gabungkan dengan kiriman orang lain\n"


class Joining:
    """Two commits of one branch that went apart: nothing of either is lost.

    Args:
        clone, worktree: of the folder; teller: says who changed what.
        writer: who joins them.
    """

    def __init__(self, clone: Clone, worktree: Worktree, teller: Teller, writer: Writer) -> None:
        self._clone = clone
        self._worktree = worktree
        self._teller = teller
        self._writer = writer

    def join(self, ours: str, theirs: str) -> tuple[str, list[Clash]]:
        """A commit that has both as its parents.

        Of a file that both changed theirs stands in it; ours lies in the folder, beside it.

        Raises:
            SendingRefused: something else than texts was committed here.
        """
        base = self._clone.common(ours, theirs)
        if not base:
            raise SendingRefused("salinan ini tidak sejalan dengan tempat bersama; hubungi pengelola situs")
        here, there = self._clone.differences(base, ours), self._clone.differences(base, theirs)
        refuse_programs(self._clone, here)
        changes: dict[str, str] = {}
        clashes: list[Clash] = []
        for path, one in here.items():
            other = there.get(path)
            if other is None or not other.new:
                changes[path] = one.new
            if other is not None and other.new != one.new:
                clashes.append(self._part(path, one, other, base, theirs, here, changes))
        return self._clone.commit((theirs, ours), changes, MESSAGE, self._writer), clashes

    def _part(
        self,
        path: str,
        one: Revised,
        other: Revised,
        base: str,
        theirs: str,
        here: Mapping[str, Revised],
        changes: dict[str, str],
    ) -> Clash:
        place = path.removeprefix(self._clone.prefix)
        fate, copy = ("tetap", "") if not other.new else ("kembali", "")
        if one.new and other.new:
            fate = "disalin"
            if place.endswith(SOURCE_ENDING):
                copy = self._worktree.set_aside(place, self._clone.read(one.new))
            else:
                copy = self._rename_photo(place, one.new, theirs, here, changes)
        return self._teller.tell_clash(place, copy, fate, base, theirs, other)

    def _rename_photo(
        self, place: str, blob: str, theirs: str, here: Mapping[str, Revised], changes: dict[str, str]
    ) -> str:
        """Gives our photo another name in the commit, and its texts that name."""
        prefix = self._clone.prefix
        copy = next(name for name in name_copies(place) if not self._clone.find(f"{theirs}:{prefix}{name}"))
        changes[f"{prefix}{copy}"] = blob
        for path in here:
            text = changes.get(path, "")
            if path.endswith(SOURCE_ENDING) and text and shows(raw := self._clone.read(text), place):
                changes[path] = self._clone.keep(rename_shown(raw, place, copy))
        return copy


def refuse_programs(clone: Clone, here: Mapping[str, Revised]) -> None:
    """Only texts travel this way.

    Args:
        here: what was committed in this clone, by path from the top.

    Raises:
        SendingRefused: something else is among it.
    """
    for path in here:
        place = path.removeprefix(clone.prefix)
        if not path.startswith(clone.prefix) or not (is_ours(place) or place == ATTRIBUTES):
            raise SendingRefused(
                f"salinan ini memuat perubahan di luar naskah yang belum dikirim ({path}); "
                "mintalah pengelola situs mengirimkannya dengan git"
            )
