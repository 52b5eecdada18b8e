"""Store: one sending or fetching, from the clone that it begins with to the commit that it ends at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plugins.gate.folders import SOURCE_ENDING
from plugins.sending.change import Clash, Item, Report, SendingRefused, Shared, Waiting, Writer, is_ours
from plugins.sending.clone import NETWORK_SECONDS, Clone
from plugins.sending.failing import find_cause, tell_cause
from plugins.sending.git import GitFailed
from plugins.sending.hosts import hide_login, propose_address
from plugins.sending.joining import Joining, refuse_programs
from plugins.sending.lanes import OWN_MAIN, Lane, Lanes
from plugins.sending.telling import Teller
from plugins.sending.wording import name_commit
from plugins.sending.worktree import Worktree


class Passage:
    """A clone with the turn held.

    Args:
        clone: of the content folder; zone_of: path of a text → the zone of its dates.

    Raises:
        SendingRefused: nothing can be sent from this clone.
    """

    def __init__(self, clone: Clone, zone_of: Callable[[str], str]) -> None:
        self.clone = clone
        self.shared: Shared = clone.find_shared()
        self.teller = Teller(clone, zone_of)
        self.worktree = Worktree(clone, self.shared, self.teller)
        self.lanes = Lanes(clone, self.shared)

    def fetch(self, report: Report, seconds: int = NETWORK_SECONDS) -> bool:
        """Asks for what others sent; False where that failed, and why is told."""
        try:
            self.clone.fetch(self.shared, seconds)
        except GitFailed as failure:
            report.trouble = tell_cause(find_cause(failure.told), failure.told, hide_login(self.shared.url))
            return False
        return True

    def take_in(self, report: Report, writer: Writer | None = None) -> None:
        """Brings what was fetched into the folder.

        Raises:
            SendingRefused: a file that is not the form's was changed here as well.
        """
        theirs, ours = self.clone.find(self.shared.tracking), self.clone.head()
        if not theirs or self.clone.is_within(theirs, ours):
            return
        new, clashes = theirs, list[Clash]()
        if not self.clone.is_within(ours, theirs):
            who = writer or self.clone.find_writer() or self.clone.find_author(ours)
            new, clashes = Joining(self.clone, self.worktree, self.teller, who).join(ours, theirs)
        if blocked := self.worktree.blocked(ours, new):
            raise SendingRefused(
                f"berkas {blocked[0]} berubah di komputer ini dan juga di tempat bersama, padahal bukan "
                "naskah; mintalah pengelola situs membereskannya dengan git"
            )
        base = self.clone.common(ours, theirs)
        news = self.teller.tell_news(base, theirs)
        report.has_code |= any(
            not path.startswith(self.clone.prefix) for path in self.clone.differences(base, theirs)
        )
        report.clashes += [*clashes, *self.worktree.move(new)]
        told = {clash.path for clash in report.clashes}
        report.news += [one for one in news if one.path not in told]

    def commit(self, items: Sequence[Item], extra: dict[str, str], writer: Writer) -> str:
        """A commit of these texts upon the last one; that one where there are none."""
        head = self.clone.head()
        if not items:
            return head
        changes = {f"{self.clone.prefix}{one.path}": one.now for item in items for one in item.changes}
        made = self.clone.commit((head,), changes | extra, name_commit(items), writer)
        # Known before it is sent: what comes back is then seen to be ours.
        self.clone.set_ref(OWN_MAIN, made)
        return made

    def propose(self, item: Item, writer: Writer) -> Lane:
        """A commit of a text on the branch that it waits on."""
        return self.lanes.commit(item, name_commit([item]), writer)

    def sort_out(self, items: Sequence[Item]) -> tuple[list[Item], list[Waiting]]:
        """What can be sent, and what was sent as it is and waits for approval."""
        left, waiting = [], []
        for item in items:
            lane = self.lanes.find_waiting(item) if item.branch else None
            if lane is None:
                left.append(item)
            else:
                waiting.append(self.tell_waiting(item, lane))
        return left, waiting

    def tell_waiting(self, item: Item, lane: Lane) -> Waiting:
        """Where a text waits, and how it is proposed there."""
        rival = self.clone.find(f"refs/remotes/{self.shared.remote}/{item.branch}")
        is_disputed = lane.branch != item.branch and bool(rival)
        return Waiting(
            path=item.path,
            title=item.told,
            branch=lane.branch,
            address=propose_address(self.shared.url, lane.branch, self.shared.branch),
            rival=self.clone.find_author(rival).name if is_disputed else "",
        )

    def unsent(self) -> list[str]:
        """Texts and photos that were committed here and have not arrived; from the content folder.

        Raises:
            SendingRefused: something else is among them.
        """
        theirs, ours = self.clone.find(self.shared.tracking), self.clone.head()
        if not theirs or self.clone.is_within(ours, theirs):
            return []
        here = self.clone.differences(self.clone.common(ours, theirs), ours)
        refuse_programs(self.clone, here)
        return [place for path in here if is_ours(place := path.removeprefix(self.clone.prefix))]

    def list_unsent(self) -> dict[str, str]:
        """The texts among them by path, as their writer calls them; all files where there is no text."""
        paths = self.unsent()
        texts = [path for path in paths if path.endswith(SOURCE_ENDING)] or paths
        head = self.clone.head()
        return {
            path: self.teller.name(path, self.clone.find(f"{head}:{self.clone.prefix}{path}"))
            for path in texts
        }
