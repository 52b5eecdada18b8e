"""Store: texts that a second person approves first: each on a branch of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.sending.change import Item, Shared, Writer
from plugins.sending.clone import Clone

OWN = "refs/kabar/"
OWN_MAIN = f"{OWN}utama"
KEPT = f"{OWN}lama/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A branch of the shared repository that one text waits on.

    Attributes:
        branch: its name there; ours: the commit that was made for it here, "" for none.
        theirs: the commit that it stands on there, "" where it is not there.
    """

    branch: str
    ours: str
    theirs: str

    @property
    def own_ref(self) -> str:
        """Where this clone remembers its own commit."""
        return f"{OWN}{self.branch}"


class Lanes:
    """The branches that texts wait on.

    Args:
        clone: of the folder; shared: where the branches are.
    """

    def __init__(self, clone: Clone, shared: Shared) -> None:
        self._clone = clone
        self._shared = shared

    def commit(self, item: Item, message: str, writer: Writer) -> Lane:
        """A commit of a text, that follows from what is on its branch.

        Where somebody else has changed the text on that branch, it gets another one: both are there then,
        for whoever approves to see.
        """
        lane, parent = self._find(item)
        changes = self._changes(item)
        made = parent
        if any(self._at(parent, path) != blob for path, blob in changes.items()):
            made = self._clone.commit((parent,), changes, message, writer)
        if lane.ours and not self._clone.is_within(lane.ours, made):
            self._clone.set_ref(f"{KEPT}{lane.ours}", lane.ours)
        # Known here before it is there: whoever is interrupted in between goes on from it.
        self._clone.set_ref(lane.own_ref, made)
        return Lane(branch=lane.branch, ours=made, theirs=lane.theirs)

    def find_waiting(self, item: Item) -> Lane | None:
        """The branch that already holds the text as it is here; None where it is not there."""
        changes = self._changes(item)
        for lane in self._known(item):
            if lane.theirs and all(self._at(lane.theirs, path) == blob for path, blob in changes.items()):
                return lane
        return None

    def _find(self, item: Item) -> tuple[Lane, str]:
        """The branch for a text, and the commit that its next one follows."""
        known = list(self._known(item))
        for lane in known[max((n for n, one in enumerate(known) if one.ours), default=0) :]:
            if parent := self._find_parent(lane, item):
                return lane, parent
        raise AssertionError("the last branch is a free one")

    def _find_parent(self, lane: Lane, item: Item) -> str:
        """What follows on a branch; "" where somebody else has changed the text there."""
        target = self._clone.find(self._shared.tracking) or self._clone.head()
        if not lane.theirs:
            return target
        if lane.ours and self._clone.is_within(lane.theirs, lane.ours):
            return lane.ours
        base = self._clone.common(lane.ours or target, lane.theirs)
        for path, blob in self._changes(item).items():
            if self._at(lane.theirs, path) not in (blob, self._at(base, path)):
                return ""
        return lane.theirs

    def _known(self, item: Item) -> Iterator[Lane]:
        """The branches of a text, those in use first, then a free one."""
        number = 1
        while True:
            branch = item.branch if number == 1 else f"{item.branch}-{number}"
            ours = self._clone.find(f"{OWN}{branch}")
            theirs = self._clone.find(f"refs/remotes/{self._shared.remote}/{branch}")
            yield Lane(branch=branch, ours=ours, theirs=theirs)
            if not ours and not theirs:
                return
            number += 1

    def _changes(self, item: Item) -> Mapping[str, str]:
        return {f"{self._clone.prefix}{one.path}": one.now for one in item.changes}

    def _at(self, commit: str, path: str) -> str:
        return self._clone.find(f"{commit}:{path}")
