"""Edge: texts of a former site moved in: made, proved together, then put in place, each step once."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.categories.office import Office
from plugins.categories.register import Registers
from plugins.comments.carrying.files import whole_file
from plugins.comments.carrying.transfer_line import read_transfer, write_transfer
from plugins.gate.problem import Problem
from plugins.importing.comparing import Comparison
from plugins.importing.found import Doubt, FoundTerm
from plugins.importing.ledger import Ledger, digest_of, put
from plugins.importing.links import LinkTable
from plugins.importing.making import Made, Workshop, make_source, name_term, without_aliases
from plugins.importing.mapping import TermMapping, propose, read_mapping, write_mapping
from plugins.importing.media import MediaShelf
from plugins.importing.placing import place_texts
from plugins.importing.planned import APART, FormerFile, FoundBody, PlannedText, Skipped
from plugins.importing.planting import find_planted
from plugins.importing.proving import prove
from plugins.importing.redirects import stub_path, write_host_file, write_nginx, write_stub
from plugins.importing.refused import release_links
from plugins.importing.report_page import write_page
from plugins.importing.reporting import DELETED, EDITED, NEW, RENEWED, SAME, Outcome, Report
from plugins.importing.signposts import Signposts, in_order
from plugins.importing.voices import carry
from plugins.keeping.lock import hold_lock
from plugins.prose.convert import Converter

_SCRATCH = "impor-"
_TITLE = re.compile(rb"^title: (.*)$", re.MULTILINE)
_QUOTED = re.compile("“([^”]*)”")


@dataclass(frozen=True, kw_only=True)
class Former:
    """A former site as any reader of it gives it.

    Attributes:
        name: of the source, for the report; address: of the site.
        texts: planned, unplaced; bodies: a fresh pass over them, in the same order.
        prefix: of the ids of its comments.
        staff: ids of the accounts whose comments are the office's.
        files: those that had pages of their own.
    """

    name: str
    address: str
    texts: list[PlannedText]
    skipped: list[Skipped]
    terms: tuple[FoundTerm, ...]
    authors: tuple[str, ...]
    staff: frozenset[str]
    bodies: Callable[[], Iterable[FoundBody]]
    others: Mapping[str, str] = field(default_factory=dict)
    files: Iterable[FormerFile] = ()
    prefix: str = "wp"


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
    with hold_lock(places.state, tell_waiting, name="kunci"):
        _clear(places.state)
        with TemporaryDirectory(prefix=_SCRATCH, dir=places.state) as folder:
            return _Move(former, office, registers, places, Path(folder), is_dry=is_dry, now=now).run()


def _clear(state: Path) -> None:
    """Take away what a run that was killed has left; nobody else is at work here."""
    for folder in state.glob(f"{_SCRATCH}*"):
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("komentar.jsonl", "ledger.json"):
        for file in state.glob(f".{name}.*"):
            file.unlink(missing_ok=True)


class _Move:
    def __init__(
        self,
        former: Former,
        office: Office,
        registers: Registers,
        places: Places,
        scratch: Path,
        *,
        is_dry: bool,
        now: datetime,
    ) -> None:
        self.former, self.office, self.registers, self.places = former, office, registers, places
        self.scratch, self.is_dry, self.now = scratch, is_dry, now
        self.ledger = Ledger(places.state / "ledger.json")
        self.report = Report(source=former.name, office=office.name, is_dry=is_dry)
        self.report.skipped = list(former.skipped)
        self.sources = scratch / "sources"
        self.sources.mkdir()

    def run(self) -> Report:
        proposed = propose([*self.former.terms, *self._used_terms()], self.registers)
        terms = read_mapping(self.places.state / "pemetaan.toml", proposed, self.registers)
        until = max((one.settled.moment for one in self.former.texts if one.settled.moment), default=self.now)
        texts = place_texts(self.former.texts, self.office.slug, self._is_taken, until)
        links = LinkTable.of(self.former.address, texts, self.former.others)
        shelf = MediaShelf(self.places.media, self.scratch / "media", self.office.slug, self._read_media())
        workshop = Workshop(links=links, shelf=shelf, terms=terms, converter=Converter(), until=until)
        self._make_all(texts, workshop)
        self._prove(shelf)
        signposts = Signposts(
            office=self.office, categories=self.registers.categories, links=links, now=self.now
        )
        moved = [one for one in texts if self._moved(one)]
        former_terms = [*self.former.terms, *self._used_terms()]
        redirects = {
            **signposts.to_files(self.former.files, moved, shelf.find),
            **signposts.to_terms(former_terms, moved, terms),
            **signposts.to_authors(self.former.authors),
            **signposts.to_texts(moved),
        }
        redirects = in_order(redirects)
        self.report.redirects = len(redirects)
        self.report.copied, self.report.not_copied = len(shelf.copies), shelf.refused
        if not self.is_dry:
            for copy in shelf.copies:
                self._copy(copy.source, copy.path, copy.digest)
            self._put_sources()
            self._put_apart()
            self._put_redirects(redirects)
            self._keep(
                self.scratch / "comments.jsonl", "komentar.jsonl", "komentar (rahasia, jangan masuk git)"
            )
        self._put_mapping(terms)
        self._name("laporan", "laporan-percobaan.html" if self.is_dry else "laporan.html")
        put(self.places.state / Path(self.report.files["laporan"]).name, write_page(self.report).encode())
        return self.report

    def _used_terms(self) -> Iterator[FoundTerm]:
        for text in self.former.texts:
            yield from text.categories
            yield from text.topics

    def _is_taken(self, path: str, text: PlannedText) -> bool:
        """Whether a file of that name is another text's: not ours, and with another title."""
        file = self.places.content / path
        if self.ledger.was_written(path) or not file.exists():
            return False
        title = _TITLE.search(file.read_bytes())
        return title is None or title[1].decode("utf-8", "replace").strip().strip('"') != text.title.replace(
            '"', '\\"'
        )

    def _read_media(self) -> dict[str, str]:
        folder = self.places.content / "media" / self.office.slug
        files = (file for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else ()
        return {file.relative_to(self.places.content).as_posix(): digest_of(file) for file in files}

    def _make_all(self, texts: list[PlannedText], workshop: Workshop) -> None:
        by_key = {text.key: text for text in texts}
        with whole_file(self.scratch / "comments.jsonl") as lines, lines.open("wb") as comments:
            for body in self.former.bodies():
                text = by_key[body.key]
                outcome = self._make(text, body, workshop)
                voices = carry(
                    body.comments,
                    text.url,
                    prefix=f"{self.former.prefix}-{self.office.slug}",
                    zone=self.office.timezone,
                    staff=self.former.staff,
                )
                told = [*outcome.doubts, *voices.doubts]
                number = 0
                if outcome.fate == APART or text.kind != "artikel":
                    where = "disisihkan" if outcome.fate == APART else "laman"
                    self.report.comments_skipped[f"tulisannya {where}"] += len(voices.transfers) - len(
                        voices.continued
                    )
                else:
                    for transfer in voices.transfers:
                        line = write_transfer(transfer, with_addresses=True)
                        faults = read_transfer(line, "komentar", 1)[1]
                        if faults:
                            self.report.comments_skipped[f"{faults[0].field}: {faults[0].fault}"] += 1
                            continue
                        comments.write(line)
                        if transfer.id not in voices.continued:
                            self.report.comments[str(transfer.state)] += 1
                            number += 1
                self.report.comments_skipped.update(voices.skipped)
                self.report.outcomes.append(_with(outcome, comments=number, doubts=tuple(told)))

    def _make(self, text: PlannedText, body: FoundBody, workshop: Workshop) -> Outcome:
        made = make_source(text, body, workshop)
        planted = find_planted(text.title, " ".join(made.passages))
        errors = [one for one in made.problems if one.is_error]
        if planted or errors:
            reason = planted or "; ".join(f"{one.field}: {one.fault}" for one in errors[:3])
            return self._set_apart(text, made, reason)
        _lay(self.sources / text.path, made.source)
        return _outcome(text, made.comparison, made.doubts, fate=text.fate, reason=text.reason)

    def _set_apart(self, text: PlannedText, made: Made, reason: str) -> Outcome:
        _lay(self.scratch / "apart" / f"{text.key}.md", made.source)
        return _outcome(text, made.comparison, made.doubts, fate=APART, reason=reason)

    def _prove(self, shelf: MediaShelf) -> None:
        """Look at the whole folder as it would be; what brings a fault is mended or set apart."""
        media = {copy.path: copy.source for copy in shelf.copies}
        for _ in range(4):
            problems = [
                one
                for one in prove(self.places.content, self.sources, media, self.now.isoformat())
                if one.is_error and (self.sources / one.file).is_file()
            ]
            if not problems:
                return
            for path in sorted({one.file for one in problems}):
                self._mend(path, [one for one in problems if one.file == path])

    def _mend(self, path: str, problems: list[Problem]) -> None:
        file = self.sources / path
        if all(one.field == "aliases" for one in problems):
            taken = frozenset(found[1] for one in problems if (found := _QUOTED.search(one.fault)))
            made = without_aliases(file.read_bytes(), taken)
            if made != file.read_bytes():
                put(file, made)
                return
        at = next(n for n, one in enumerate(self.report.outcomes) if one.path == path)
        outcome = self.report.outcomes[at]
        made, doubts = release_links(file.read_bytes(), problems)
        if doubts:
            put(file, made)
            self.report.outcomes[at] = _with(outcome, doubts=(*outcome.doubts, *doubts))
            return
        reason = "; ".join(f"{one.field}: {one.fault}" for one in problems[:3])
        put(self.scratch / "apart" / Path(path).name, file.read_bytes())
        file.unlink()
        self.report.outcomes[at] = _with(outcome, fate=APART, reason=reason, path="", url="")

    def _moved(self, text: PlannedText) -> bool:
        return (self.sources / text.path).is_file()

    def _copy(self, source: Path, path: str, digest: str) -> None:
        target = self.places.content / path
        if digest_of(target) == digest:
            self.ledger.record(path, digest)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.tmp")
        shutil.copyfile(source, beside)
        beside.replace(target)
        self.ledger.record(path, digest)

    def _put_sources(self) -> None:
        for number, outcome in enumerate(self.report.outcomes):
            if not outcome.path:
                continue
            new = (self.sources / outcome.path).read_bytes()
            deed = self._put_source(outcome.path, new)
            self.report.outcomes[number] = _with(outcome, deed=deed)
            if number % 500 == 499:
                self.ledger.save()
        self.ledger.save()

    def _put_source(self, path: str, new: bytes) -> str:
        target = self.places.content / path
        digest = digest_of(target)
        if digest == digest_of(self.sources / path):
            self.ledger.record(path, digest)
            return SAME
        if not digest:
            if self.ledger.was_written(path):
                return DELETED
            put(target, new)
        elif self.ledger.is_ours(self.places.content, path):
            put(target, new)
        else:
            return EDITED
        self.ledger.record(path, digest_of(target))
        return NEW if not digest else RENEWED

    def _put_apart(self) -> None:
        folder = self.scratch / "apart"
        target = self.places.state / "disisihkan"
        for file in sorted(folder.glob("*.md")) if folder.is_dir() else ():
            put(target / file.name, file.read_bytes())
        if folder.is_dir():
            self._name("tulisan yang disisihkan", "disisihkan")

    def _put_redirects(self, redirects: dict[str, str]) -> None:
        site = self.places.site
        put(self.places.state / "alamat-lama.nginx.conf", write_nginx(redirects, site, self.office).encode())
        put(
            self.places.state / "alamat-lama._redirects",
            write_host_file(redirects, site, self.office).encode(),
        )
        for path, url in redirects.items():
            if stub := stub_path(path):
                put(self.places.state / "alamat-lama" / stub, write_stub(url, site).encode())
        self._name("alamat lama untuk nginx", "alamat-lama.nginx.conf")
        self._name("alamat lama untuk host statis", "alamat-lama._redirects")
        self._name("alamat lama sebagai halaman", "alamat-lama")

    def _put_mapping(self, terms: TermMapping) -> None:
        counts: Counter[str] = Counter(name_term(term) for term in self._used_terms())
        names = {name_term(term): term.name for term in [*self._used_terms(), *self.former.terms]}
        text = write_mapping(terms, counts, self.registers, names)
        put(self.places.state / "pemetaan.toml", text.encode())
        self._name("pemetaan kategori dan topik", "pemetaan.toml")

    def _keep(self, source: Path, name: str, label: str) -> None:
        with whole_file(self.places.state / name) as new:
            shutil.copyfile(source, new)
        self._name(label, name)

    def _name(self, label: str, name: str) -> None:
        self.report.files[label] = str(self.places.state / name)


def _lay(file: Path, data: bytes) -> None:
    """Into the scratch folder, which no power cut has to spare."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _outcome(
    text: PlannedText, comparison: Comparison, doubts: tuple[Doubt, ...], *, fate: str, reason: str
) -> Outcome:
    is_apart = fate == APART
    return Outcome(
        place=text.place,
        title=text.title,
        path="" if is_apart else text.path,
        url="" if is_apart else text.url,
        fate=fate,
        deed="",
        reason=reason,
        passages=comparison.count,
        missing=comparison.missing,
        comments=0,
        doubts=doubts,
    )


def _with(outcome: Outcome, **changes: Any) -> Outcome:
    return replace(outcome, **changes)
