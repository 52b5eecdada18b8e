"""Store: changed files → the things that a writer can send: a text with its photos, a photo alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.categories.registers import Registers
from plugins.dates.reading import to_stamp
from plugins.gate.fields import read_record
from plugins.gate.folders import SOURCE_ENDING
from plugins.gate.problem import FILE_FIELD, Problem
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT, WITHDRAWN, Record
from plugins.gate.slugs import file_stem
from plugins.gate.source import ARTICLE, PAGE
from plugins.publication.addresses import article_url, page_url
from plugins.sending.change import Change, Item, office_of
from plugins.sending.clone import Clone
from plugins.sending.copying import is_copy, shows
from plugins.sending.telling import Teller

LANES = "naskah/"
"""Where texts wait for approval, at the shared repository."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A changed text: its file, and what stands in it now."""

    change: Change
    raw: bytes
    record: Record | None


class Gathering:
    """Looks at changed files with a writer's eyes.

    Args:
        clone: of the folder; teller: says what changed; registers: the legal names.
        tell_fate: says why readers will not see a text at once.
    """

    def __init__(
        self, clone: Clone, teller: Teller, registers: Registers, tell_fate: Callable[[Record], str]
    ) -> None:
        self._tell_fate = tell_fate
        self._clone = clone
        self._teller = teller
        self._registers = registers

    def gather(self, changes: Sequence[Change], problems: Sequence[Problem] = ()) -> list[Item]:
        """Everything that can be sent, texts before photos that no changed text shows.

        Args:
            problems: the gate's, of the folder as it is.
        """
        texts = [self._read(one) for one in changes if one.path.endswith(SOURCE_ENDING)]
        photos = [one for one in changes if not one.path.endswith(SOURCE_ENDING)]
        left = {_tail(one.change.path): one.change for one in texts if not one.change.now}
        told: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            told[problem.file].append(problem)
        items, moved, shown = [], set(), set()
        for text in sorted(texts, key=lambda one: not one.change.now):
            path = text.change.path
            if path in moved:
                continue
            old = left.get(_tail(path)) if not text.change.before else None
            if old is not None:
                moved.add(old.path)
            own = [photo for photo in photos if shows(text.raw, photo.path)]
            shown |= {photo.path for photo in own}
            items.append(self._make(text, old, own, told))
        alone = [self._make_photo(one, told) for one in photos if one.path not in shown]
        return sorted(items, key=lambda item: item.path) + alone

    def _make(
        self, text: _Text, old: Change | None, photos: Sequence[Change], told: Mapping[str, Sequence[Problem]]
    ) -> Item:
        change, record = text.change, text.record
        before = old if old is not None else change
        kind = self._name_kind(text, old)
        changes = (change, *([old] if old is not None else []), *photos)
        title = record.title if record is not None and record.title else change.path.rpartition("/")[2]
        return Item(
            path=change.path,
            kind=kind,
            title=title,
            office=office_of(change.path),
            changes=changes,
            what=self._tell_what(text, before.before),
            last=self._teller.tell_last(before.path) if before.before else "",
            is_draft=record is not None and record.status == DRAFT and kind != "dihapus",
            is_copy=is_copy(change.path),
            fate=self._tell_fate(record) if record is not None and kind != "dihapus" else "",
            branch=self._name_branch(change.path),
            problems=(
                *self._refuse(kind, text, before),
                *(problem for one in changes for problem in told.get(one.path, ())),
            ),
        )

    def _refuse(self, kind: str, text: _Text, before: Change) -> list[Problem]:
        """What no gate sees, because it judges what is there: a public text's address may not go."""
        was = _record(before.path, self._clone.read(before.before)) if before.before else None
        if was is None or was.status == DRAFT:
            return []
        has_other_slug = text.record is not None and text.record.slug != was.slug
        if kind not in ("dihapus", "dipindah") and not has_other_slug:
            return []
        if kind == "dihapus":
            fault = "tulisan ini sudah terbit, jadi tidak dihapus"
            mend = "kembalikan berkasnya, lalu ubah statusnya menjadi “Dicabut” dan tulis alasannya"
        elif text.record is not None and text.record.aliases:
            return []
        else:
            address = self._name_address(was)
            fault = f"tulisan ini sudah terbit di {address}, jadi alamat itu tidak boleh hilang"
            mend = f"kembalikan tanggal dan bagian akhir alamatnya, atau tulis {address} di “Alamat lama”"
        return [Problem(file=text.change.path, line=1, field=FILE_FIELD, fault=fault, mend=mend)]

    def _name_address(self, was: Record) -> str:
        """Where readers know a public text; the name of its file where that cannot be told."""
        office = self._registers.offices.get(was.office)
        if was.kind == PAGE:
            return page_url(was.slug)
        if office is None or was.date is None or was.translation_of:
            return was.path
        return article_url(office.slug, to_stamp(was.date, office.timezone), was.slug)

    def _make_photo(self, change: Change, told: Mapping[str, Sequence[Problem]]) -> Item:
        return Item(
            path=change.path,
            kind="foto",
            title=change.path.rpartition("/")[2],
            office=office_of(change.path),
            changes=(change,),
            branch=self._name_branch(change.path),
            problems=tuple(told.get(change.path, ())),
        )

    def _tell_what(self, text: _Text, before: str) -> tuple[str, ...]:
        if not before or not text.change.now:
            return ()
        return self._teller.compare(text.change.path, self._clone.read(before), text.raw)

    def _name_kind(self, text: _Text, old: Change | None) -> str:
        change = text.change
        if not change.now:
            return "dihapus"
        if not change.before:
            return "dipindah" if old is not None else "baru"
        before = _record(change.path, self._clone.read(change.before))
        was_withdrawn = before is not None and before.status == WITHDRAWN
        is_withdrawn = text.record is not None and text.record.status == WITHDRAWN
        return "dicabut" if is_withdrawn and not was_withdrawn else "diubah"

    def _name_branch(self, path: str) -> str:
        office = self._registers.offices.get(office_of(path))
        stem = Path(path).stem
        return f"{LANES}{office.slug}/{stem}" if office is not None and office.needs_approval else ""

    def _read(self, change: Change) -> _Text:
        file = self._clone.content / change.path
        raw = file.read_bytes() if change.now else self._clone.read(change.before)
        return _Text(change, raw if change.now else b"", _record(change.path, raw))


def find_owner(content: Path, path: str) -> str:
    """The title of a text that shows a photo or document, changed or not; "" where none does.

    Args:
        content: the content folder; path: of the file, from there.
    """
    for folder in (ARTICLE, PAGE):
        for file in sorted((content / folder).rglob(f"*{SOURCE_ENDING}")):
            raw = file.read_bytes()
            if shows(raw, path):
                record = _record(file.relative_to(content).as_posix(), raw)
                return f"“{record.title}”" if record is not None and record.title else file.name
    return ""


def _record(path: str, raw: bytes) -> Record | None:
    source, _ = read_source(path, raw)
    return read_record(source)[0] if source is not None else None


def _tail(path: str) -> str:
    """What stays of a text's place when its date changes: its office and its name without the day."""
    return f"{path.partition('/')[0]}/{office_of(path)}/{file_stem(path)}"
