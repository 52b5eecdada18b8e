"""Edge: a writer's texts go to the shared repository, and others' come from there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.dates.stamp import Stamp
from plugins.gate.problem import Problem
from plugins.gate.record import Record
from plugins.sending.attributes import prepare_attributes
from plugins.sending.change import Change, Item, Report, SendingRefused, Writer, office_of
from plugins.sending.clone import Clone
from plugins.sending.failing import Cause, find_cause, tell_cause
from plugins.sending.fate import tell_fate
from plugins.sending.gathering import Gathering, find_owner
from plugins.sending.git import GitFailed
from plugins.sending.hosts import hide_login
from plugins.sending.lanes import Lane
from plugins.sending.overview import Overview
from plugins.sending.passage import Passage
from plugins.sending.turn import hold_turn, marked, remove_stale_locks
from plugins.sending.weighing import Weigh, find_faults

RACES = 8
"""Source: our choice; each is lost only because somebody else won it."""
START_SECONDS = 20
"""Source: our choice; how long a writer waits for the form where the network is bad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Load:
    """What one try sends: the shared branch's new commit with its texts, and texts on other branches."""

    commit: str
    direct: Sequence[Item]
    lanes: Sequence[tuple[Item, Lane]]


class Post:
    """Between a content folder and the repository that all share.

    Args:
        content: the content folder; zone: of texts without an office.
        weigh: the gate's word on the folder, with some of its files otherwise.
        turn: held while files are read and moved: the form writes none then.
        tell_now: gives the moment by which the gate judges, aware.
    """

    def __init__(
        self,
        content: Path,
        zone: str,
        weigh: Weigh,
        turn: AbstractContextManager[object],
        tell_now: Callable[[], datetime],
    ) -> None:
        self._tell_now = tell_now
        self._content = content
        self._zone = zone
        self._weigh = weigh
        self._turn = turn

    @property
    def registers(self) -> Registers:
        """The legal names, as they are now."""
        return read_registers(self._content)[0]

    def zone_of(self, path: str) -> str:
        """The zone in which a text's moments are told."""
        office = self.registers.offices.get(office_of(path))
        return office.timezone if office is not None else self._zone

    def tell_moment(self, moment: datetime, path: str) -> str:
        """A moment by the clock of a text's office."""
        return Stamp.at(moment, self.zone_of(path)).full

    def look(self) -> Overview:
        """What could be sent now; the network is not asked."""
        report = Report()
        overview = Overview()
        with self._told(report), self._passing(report) as passage, self._turn:
            changes = passage.worktree.changes()
            problems = self._weigh({}) if changes else ()
            items, waiting = passage.sort_out(self._gather(passage, changes, problems))
            overview = Overview(
                items=tuple(items),
                waiting=tuple(waiting),
                unsent=tuple(passage.list_unsent().values()),
                writer=passage.clone.find_writer(),
                shared=hide_login(passage.shared.url),
                clashes=tuple(report.clashes),
            )
        return Overview(trouble=report.trouble) if report.trouble else overview

    def receive(self, seconds: int = START_SECONDS) -> Report:
        """Fetches what others sent; what is written here stays.

        Args:
            seconds: how long the network may take.
        """
        report = Report()
        with self._told(report), self._passing(report) as passage:
            if passage.fetch(report, seconds):
                with self._turn:
                    passage.take_in(report)
        return report

    def send(self, chosen: Collection[str], writer: Writer | None = None) -> Report:
        """Sends texts that the gate passes; what cannot go now is kept, and goes with the next sending.

        Args:
            chosen: paths of items; writer: who sends, where git does not know it yet.
        """
        report = Report()
        with self._told(report), self._passing(report) as passage:
            if writer is not None:
                passage.clone.name_writer(writer)
            known = passage.clone.find_writer()
            if known is None:
                raise SendingRefused("nama dan surel Anda belum diketahui; isi keduanya, cukup sekali")
            passage.unsent()
            for _ in range(RACES):
                report.trouble = ""
                if self._send_once(passage, chosen, known, report):
                    break
        return report

    def discard(self, path: str) -> Report:
        """Takes a photo or document away that nobody but this writer has, and that no text shows.

        Args:
            path: from the content folder.
        """
        report = Report()
        with self._told(report), self._passing(report) as passage, self._turn:
            items = self._gather(passage, passage.worktree.changes(), ())
            item = next((one for one in items if one.path == path and one.is_loose), None)
            if item is None:
                raise SendingRefused("berkas itu sudah dipakai atau sudah tidak ada; tidak ada yang dibuang")
            if owner := find_owner(self._content, path):
                raise SendingRefused(
                    f"berkas {item.title} masih dipakai tulisan {owner}; tidak ada yang dibuang"
                )
            (self._content / path).unlink()
            report.discarded.append(item.title)
        return report

    def _send_once(self, passage: Passage, chosen: Collection[str], writer: Writer, report: Report) -> bool:
        """One try; False where somebody else was faster."""
        is_online = passage.fetch(report)
        with self._turn:
            if is_online:
                passage.take_in(report, writer)
            changes = passage.worktree.changes(keeps=True)
            items, _ = passage.sort_out(self._gather(passage, changes, ()))
            clashed = {clash.path for clash in report.clashes}
            going = [item for item in items if item.path in chosen and item.path not in clashed]
            before = {one.path: passage.clone.read(one.before) if one.before else None for one in changes}
            refused = {item.path: item.faults for item in going if item.faults}
            report.titles = {item.path: item.title for item in items}
            report.faults = refused or find_faults(self._weigh, before, going, passage.unsent())
            if report.faults:
                return True
            load = self._load(passage, going, writer)
        if is_online:
            return self._push(passage, load, report)
        self._keep(passage, load, report)
        return True

    def _load(self, passage: Passage, going: Sequence[Item], writer: Writer) -> _Load:
        direct = [item for item in going if not item.branch]
        extra = prepare_attributes(passage.clone) if direct else {}
        commit = passage.commit(direct, extra, writer)
        lanes = [(item, passage.propose(item, writer)) for item in going if item.branch]
        return _Load(commit=commit, direct=direct, lanes=lanes)

    def _push(self, passage: Passage, load: _Load, report: Report) -> bool:
        clone, shared = passage.clone, passage.shared
        try:
            for item, lane in load.lanes:
                clone.push(shared, lane.ours, lane.branch)
                report.proposed.append(passage.tell_waiting(item, lane))
            if not clone.is_within(load.commit, clone.find(shared.tracking)):
                earlier = passage.list_unsent()
                clone.push(shared, load.commit, shared.branch)
                own = {item.path for item in load.direct}
                report.sent += [title for path, title in earlier.items() if path not in own]
                report.sent += [item.told for item in load.direct]
        except GitFailed as failure:
            cause = find_cause(failure.told)
            report.trouble = tell_cause(cause, failure.told, hide_login(shared.url))
            if cause in (Cause.NETWORK, Cause.LOGIN):
                self._keep(passage, load, report)
            return cause is not Cause.RACE
        with self._turn:
            report.clashes += passage.worktree.move(load.commit)
        return True

    def _keep(self, passage: Passage, load: _Load, report: Report) -> None:
        """What could not be sent is a commit of this clone's until it can."""
        with self._turn:
            report.clashes += passage.worktree.move(load.commit)
        proposed = {waiting.path for waiting in report.proposed}
        report.kept = [item.told for item in load.direct]
        report.kept += [item.told for item, _ in load.lanes if item.path not in proposed]
        report.kept = report.kept or [*passage.list_unsent().values()]

    def _gather(self, passage: Passage, changes: Sequence[Change], problems: Sequence[Problem]) -> list[Item]:
        gathering = Gathering(passage.clone, passage.teller, self.registers, self._tell_fate)
        return gathering.gather(changes, problems)

    def _tell_fate(self, record: Record) -> str:
        return tell_fate(record, self.zone_of(record.path), self._tell_now())

    @contextmanager
    def _passing(self, report: Report) -> Iterator[Passage]:
        clone = Clone(self._content)
        with hold_turn(clone.state, _tell_waiting) as handle:
            clone.held = (handle,)
            remove_stale_locks(clone.state, clone.git_folder)
            with marked(clone.state):
                passage = Passage(clone, self.zone_of)
                with self._turn:
                    report.clashes += passage.worktree.mend()
                yield passage

    @contextmanager
    def _told(self, report: Report) -> Iterator[None]:
        """What stands in the way is told, not thrown."""
        try:
            yield
        except SendingRefused as refusal:
            report.trouble = str(refusal)
        except GitFailed as failure:
            word = failure.told.splitlines()[0] if failure.told else "tanpa keterangan"
            report.trouble = f"git tidak dapat menyelesaikannya ({word}); sampaikan kepada pengelola situs"
        except OSError as error:
            report.trouble = (
                f"{error.filename or 'berkas'} tidak dapat dibaca atau ditulis ({error.strerror}); "
                "tutup program yang memakainya, lalu tekan Kirim lagi"
            )


def _tell_waiting() -> None:
    print("Menunggu pengiriman lain yang sedang berjalan …", file=sys.stderr, flush=True)
