"""Edge: a former site moved in: made, proved together, then put in place, each step once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.importing.content_folder import ContentFolder
from plugins.importing.disk import name_place
from plugins.importing.former import Former
from plugins.importing.laying import lay_texts
from plugins.importing.ledger import Ledger
from plugins.importing.links import LinkTable
from plugins.importing.mapping import propose, read_mapping, write_mapping
from plugins.importing.media import MediaShelf
from plugins.importing.mending import mend_together
from plugins.importing.placing import place_texts
from plugins.importing.planned import PlannedText
from plugins.importing.redirects import Hosts
from plugins.importing.reporting import Report
from plugins.importing.scratch import Scratch
from plugins.importing.signposts import Signposts, in_order
from plugins.importing.state_folder import LEDGER, SCRATCH, StateFolder, clear
from plugins.importing.terms import TermMapping
from plugins.importing.workshop import Workshop
from plugins.keeping.lock import hold_lock
from plugins.prose.convert import Converter

_SAVED_EACH = 500


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where an import reads and writes; nothing else is touched.

    Attributes:
        content: the content folder; state: ledger, report, redirects, comments, what is set apart.
        media: a copy of the former uploads, None for none; site: this publication's address.
    """

    content: Path
    state: Path
    media: Path | None
    site: str


def move_in(
    former: Former,
    office: Office,
    registers: Registers,
    places: Places,
    *,
    is_dry: bool,
    now: datetime,
    tell_waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Move a former site in.

    Args:
        tell_waiting: called where another import of the same office is at work.

    Returns:
        What became of everything. A later run with the same source changes nothing.

    Raises:
        ImportRefusedError: the source or the mapping is faulty; nothing was written.
        LockRefused: the state folder refuses its lock.
        OSError: the disk refuses; what was written so far is whole, and the next run goes on.
    """
    places.state.mkdir(parents=True, exist_ok=True)
    with hold_lock(places.state, tell_waiting, name="kunci"), name_place(places.state):
        clear(places.state)
        with TemporaryDirectory(prefix=SCRATCH, dir=places.state) as folder:
            scratch = Scratch(Path(folder))
            return _Move(former, office, registers, places, scratch, is_dry=is_dry, now=now).run()


class _Move:
    def __init__(
        self,
        former: Former,
        office: Office,
        registers: Registers,
        places: Places,
        scratch: Scratch,
        *,
        is_dry: bool,
        now: datetime,
    ) -> None:
        self.former, self.office, self.registers, self.places = former, office, registers, places
        self.scratch, self.now = scratch, now
        self.content = ContentFolder(places.content, Ledger(places.state / LEDGER))
        self.state = StateFolder(places.state)
        self.listed = [*former.terms, *former.used_terms()]
        self.report = Report(source=former.name, office=office.name, is_dry=is_dry, skipped=[*former.skipped])

    def run(self) -> Report:
        self.content.prove_folders(self.office.slug)
        terms = read_mapping(self.state.mapping, propose(self.listed, self.registers), self.registers)
        until = max((one.settled.moment for one in self.former.texts if one.settled.moment), default=self.now)
        texts = place_texts(self.former.texts, self.office.slug, self.content.is_taken, until)
        workshop = self._set_up(texts, terms, until)
        lay_texts(self.former, texts, workshop, self.scratch, self.office, self.report)
        media = {copy.path: copy.source for copy in workshop.shelf.copies}
        mend_together(self.places.content, self.scratch, media, self.report, self.now)
        redirects = self._find_redirects([one for one in texts if self.scratch.has(one.path)], workshop)
        if not self.report.is_dry:
            with name_place(self.places.content):
                self._put_in_place(workshop.shelf)
            self._put_beside(redirects, workshop.links.base)
        self._tell(redirects, workshop)
        return self.report

    def _set_up(self, texts: list[PlannedText], terms: TermMapping, until: datetime) -> Workshop:
        office = self.office.slug
        taken = self.content.digest_media(office)
        return Workshop(
            links=LinkTable.of(self.former.address, texts, self.former.others),
            shelf=MediaShelf(self.places.media, self.scratch.media, office, taken),
            terms=terms,
            converter=Converter(),
            until=until,
        )

    def _find_redirects(self, moved: list[PlannedText], workshop: Workshop) -> dict[str, str]:
        """Former address → address here; where two want the same one, a text goes before a list."""
        signposts = Signposts(
            office=self.office, categories=self.registers.categories, links=workshop.links, now=self.now
        )
        return in_order(
            {
                **signposts.to_pictures(workshop.shelf.taken),
                **signposts.to_files(self.former.files, moved, workshop.shelf.find),
                **signposts.to_terms(self.listed, moved, workshop.terms),
                **signposts.to_authors(self.former.authors, self.former.staff),
                **signposts.to_texts(moved),
            }
        )

    def _put_in_place(self, shelf: MediaShelf) -> None:
        """Into the content folder: pictures and documents first, so that no text ever lacks its own."""
        for copy in shelf.copies:
            self.content.put_copy(copy)
        for number, outcome in enumerate(self.report.outcomes):
            if outcome.path:
                deed = self.content.put_source(outcome.path, self.scratch.read(outcome.path))
                self.report.outcomes[number] = replace(outcome, deed=deed)
            if number % _SAVED_EACH == _SAVED_EACH - 1:
                self.content.save()
        self.content.save()

    def _put_beside(self, redirects: dict[str, str], base: str) -> None:
        self.state.put_apart(self.scratch)
        self.state.put_redirects(redirects, Hosts(office=self.office, site=self.places.site, base=base))
        self.state.put_comments(self.scratch.comments)

    def _tell(self, redirects: dict[str, str], workshop: Workshop) -> None:
        """What an attempt tells, too."""
        shelf, report = workshop.shelf, self.report
        report.redirects, report.copied, report.not_copied = len(redirects), len(shelf.copies), shelf.refused
        used = list(self.former.used_terms())
        self.state.put_mapping(write_mapping(workshop.terms, self.registers, self.former.terms, used))
        self.state.put_report(report)
