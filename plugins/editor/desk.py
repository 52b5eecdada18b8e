"""Edge: the sources that the form reads and writes; every one passes the gate before it is written."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.editor.advising import tell_held, tell_moved, tell_uncorrected
from plugins.editor.body import settle_body, tidy_body
from plugins.editor.configuration import BODY, CHECK, CHECKED
from plugins.editor.form import ORIGIN, clean_form, find_origin, show_header, text_of
from plugins.editor.fresh import Fresh
from plugins.editor.listing import BROKEN_ROW, show_row
from plugins.editor.manuscript import write_edited, write_new
from plugins.editor.pasting import tidy_pasted
from plugins.editor.placing import is_folder, place_draft, place_new
from plugins.editor.sources import DeskRefused, Entry, name_bytes, read_file, refuse_for, write_file
from plugins.gate.fences import split_source
from plugins.gate.key import Key
from plugins.gate.model import KEYS
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT, PUBLISHED
from plugins.gate.source import ARTICLE, PAGE
from plugins.hints.copies import Copies, Repeated
from plugins.hints.hint import Hint
from plugins.hints.judging import find_hints
from plugins.hints.lexicon import Lexicon
from plugins.hints.reading import list_known
from plugins.publication.clock import read_now
from plugins.publication.trial import Outcome, Trial
from plugins.writing.header import Value

# Those of a first text: its copy must not answer at the same addresses.
_OF_ADDRESS = ("slug", "aliases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A form's text before it is written.

    Attributes:
        path: where it goes; leaves: where it was, "" where it stays or is new.
        text: the whole source; values: its header; outcome: the gate's word.
        hints, repeated: what a good editor would say besides, and other offices' texts that it repeats.
    """

    path: str
    leaves: str
    text: str
    values: Mapping[str, Value]
    outcome: Outcome
    hints: Sequence[Hint]
    repeated: Sequence[Repeated]


class Desk:
    """The content folder behind the form.

    Args:
        content: the content folder.
        trial: tries a source against it.
        zone: of undated pages; lexicon: what hints are given by; copies: compares texts of all offices.
    """

    def __init__(self, content: Path, trial: Trial, zone: str, lexicon: Lexicon, copies: Copies) -> None:
        self.content = content
        self._copies = copies
        self._trial = trial
        self._zone = zone
        self._lexicon = lexicon
        # One at a time: what was compared with the disk is what is written over.
        self.turn = threading.Lock()
        self.fresh = Fresh(content)
        self._written: dict[tuple[str, str], str] = {}
        self._moved: dict[str, str] = {}

    @property
    def registers(self) -> Registers:
        """The legal names, as they are now."""
        return read_registers(self.content)[0]

    @property
    def now(self) -> datetime:
        """The moment by which the gate judges."""
        return read_now(self._trial.settings.get("NOW"), self._zone)

    def theme_file(self, path: str) -> bytes | None:
        """A file of the theme that printed pages name; None where there is no such file."""
        return self._trial.asset(path)

    def print_saved(self, path: str) -> bytes | None:
        """The page of a source as it is saved, drafts included; None where faults prevent it.

        Raises:
            DeskRefused: there is no such source.
        """
        path = self._moved.get(path, path)
        raw = read_file(self.content, path)
        if raw is None:
            raise DeskRefused(f"{path} tidak ada")
        with self.turn:
            return self._trial.examine(path, raw.decode("utf-8", "replace")).page

    def address_of(self, path: str) -> str:
        """The address of a source's page in the preview; "" where it has none."""
        return self._trial.address_of(path)

    def list_entries(self, folder: str) -> list[Entry]:
        """Every source below a folder of the content folder, the last by path first."""
        root, zone = self.content / folder, self._zone_of(f"{folder}/")
        files = sorted(root.rglob("*.md"), reverse=True) if is_folder(folder) else []
        return [self._show(file.relative_to(self.content).as_posix(), zone) for file in files]

    def read_entry(self, path: str) -> Entry:
        """A source as the form shows it; `data` is "" where there is none.

        Raises:
            DeskRefused: the path is no source's.
        """
        path = self._moved.get(path, path)
        return self._show(path, self._zone_of(path))

    def _show(self, path: str, zone: str) -> Entry:
        raw = read_file(self.content, path)
        if raw is None:
            return Entry(path=path, data="", digest="")
        source, _ = read_source(path, raw)
        digest = name_bytes(raw)
        origin = {ORIGIN: f"{digest} {path}", CHECK: CHECKED}
        if source is None:
            shown: dict[str, Any] = {"title": f"⚠ {path}: tidak terbaca; jalankan check", **BROKEN_ROW}
        else:
            shown = show_header(source.header, KEYS[source.kind], zone)
            status, date = str(shown.get("status", PUBLISHED)), str(shown.get("date", ""))
            shown |= {"status": status, BODY: source.body.strip("\n")}
            shown |= show_row(status, date, zone, self.now)
        return Entry(path=path, data=json.dumps(shown | origin, ensure_ascii=False), digest=digest)

    def prove(self, folder: str, given: Mapping[str, Any]) -> Proof:
        """What the form's values make, and what the gate says of it; nothing is written.

        Args:
            folder: of the collection; given: the form's values.

        Raises:
            DeskRefused: the text that they change is not there or cannot be read.
        """
        with self.turn:
            return self._prove(folder, given)

    def _prove(self, folder: str, given: Mapping[str, Any]) -> Proof:
        if not is_folder(folder):
            raise DeskRefused(f"{folder} bukan folder naskah")
        given = tidy_pasted(self.fresh.follow(given))
        keys, zone = self._keys(folder), self._zone_of(f"{folder}/")
        values = clean_form(given, keys, zone)
        body = str(given.get(BODY) or "")
        _, before = find_origin(given)
        if not before:
            path, values = place_new(folder, values)
            text, leaves = write_new(values, keys, tidy_body(body)), ""
        else:
            path, text = self._edit(before, values, keys, zone, body)
            leaves = before if path != before else ""
        outcome = self._trial.examine(path, text, leaves)
        raw, registers = text.encode("utf-8", "surrogatepass"), self.registers
        return Proof(
            path=path,
            leaves=leaves,
            text=text,
            values=values,
            outcome=outcome,
            hints=[
                *self._advise(before, path, text, outcome.url),
                *tell_held(path, values, zone, self._trial.now),
                *find_hints(path, raw, self._lexicon, list_known(registers)),
            ],
            repeated=self._copies.find(path, raw, self._trial.digests, registers, leaves),
        )

    def _advise(self, before: str, path: str, text: str, url: str) -> Iterator[Hint]:
        """What is said of an edit of a text that stands already."""
        raw = read_file(self.content, before) if before else None
        if raw is not None:
            yield from tell_moved(path, self._trial.address_of(before), url, text)
            yield from tell_uncorrected(path, raw, text, self._zone_of(path), self._trial.now)

    def save(self, folder: str, chosen: str, given: Mapping[str, Any], session: str) -> str:
        """Writes a text that the gate passes.

        Args:
            chosen: path that the form has given a new text; it finds it there again.
            session: of the browser's page, which may go on from what it wrote itself.

        Returns:
            Its path from the content folder.

        Raises:
            DeskRefused: the gate refuses it, its name is taken, or somebody else has changed it.
        """
        with self.turn:
            proof = self._prove(folder, given)
            if proof.outcome.faults:
                raise refuse_for(proof.outcome.faults)
            digest, before = find_origin(given)
            raw = read_file(self.content, before) if before else None
            if raw is not None and name_bytes(raw) not in (digest, self._written.get((session, before))):
                raise self._set_aside(folder, proof)
            if proof.path != before and (self.content / proof.path).exists():
                raise DeskRefused(f"{proof.path} sudah ada; ganti judulnya atau isi bagian akhir alamat")
            text, gone = self.fresh.settle(proof.text, str(proof.values.get("title", "")))
            write_file(self.content, proof.path, text)
            for file in (*gone, *([self.content / proof.leaves] if proof.leaves else [])):
                file.unlink()
            self._moved |= {
                other: proof.path for other in (chosen, proof.leaves) if other not in ("", proof.path)
            }
            self._written[session, proof.path] = name_bytes(text.encode())
            return proof.path

    def delete(self, path: str) -> None:
        """Removes a draft.

        Raises:
            DeskRefused: it is no draft: an address that was public needs an explanation.
        """
        with self.turn:
            path = self._moved.get(path, path)
            raw = read_file(self.content, path)
            source = read_source(path, raw)[0] if raw is not None else None
            if source is None or text_of(source, "status") != DRAFT:
                fault = "hanya draf yang boleh dihapus"
                raise DeskRefused(f"{fault}; ubah status tulisan ini menjadi “Dicabut” dan tulis alasannya")
            (self.content / path).unlink()

    def _set_aside(self, folder: str, proof: Proof) -> DeskRefused:
        """Keeps a second writer's text as a draft beside the first's; gives the word for its writer."""
        keys = self._keys(folder)
        values: dict[str, Value] = {k: v for k, v in proof.values.items() if k not in _OF_ADDRESS}
        values = {**values, "status": DRAFT}
        values.pop("withdrawn", None)
        stem, number = proof.path.removesuffix(".md"), 1
        while (self.content / (path := f"{stem}-salinan{f'-{number}' if number > 1 else ''}.md")).exists():
            number += 1
        write_file(self.content, path, write_new(values, keys, proof.text.split("\n---\n", 1)[1]))
        fault = "tulisan ini sudah diubah orang lain sejak Anda membukanya, dan perubahannya tidak ditimpa"
        return DeskRefused(f"{fault}; naskah Anda disimpan sebagai draf {path}, gabungkan keduanya di sana")

    def _edit(
        self, path: str, values: Mapping[str, Value], keys: Sequence[Key], zone: str, body: str
    ) -> tuple[str, str]:
        """A text after an edit, and where it stands then: a draft goes where its date says."""
        raw = read_file(self.content, path)
        source, _ = read_source(path, raw) if raw is not None else (None, [])
        if raw is None or source is None:
            raise DeskRefused(f"{path} tidak dapat dibaca formulir; jalankan check, lalu perbaiki berkasnya")
        before = clean_form(show_header(source.header, keys, zone), keys, zone)
        parts, _ = split_source(path, source.kind, raw.decode("utf-8-sig").replace("\r\n", "\n"))
        body = settle_body(body, source.body)
        text = write_edited(parts.lines if parts else (), before, values, keys, body)
        if text_of(source, "status") == DRAFT:
            path = place_draft(path, str(before.get("date", "")), str(values.get("date", "")))
        return path, text

    def _keys(self, folder: str) -> Sequence[Key]:
        return KEYS[PAGE if folder.split("/")[0] == PAGE else ARTICLE]

    def _zone_of(self, path: str) -> str:
        parts = path.split("/")
        office = self.registers.offices.get(parts[1]) if parts[0] == ARTICLE and len(parts) > 1 else None
        return office.timezone if office is not None else self._zone
