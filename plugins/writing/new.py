"""Edge: `new` asks for an article's details in Indonesian and writes its file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.languages.language import ENGLISH
from plugins.root import ROOT
from plugins.writing.draft import Draft, Edition
from plugins.writing.interview import Ask, Interview, NewRefusedError
from plugins.writing.original import OriginalRefusedError, find_original

OF_ORIGINAL = ("office", "category", "topics", "author")
WRITE = "Tulis isinya, lalu hapus baris “status: draft” agar artikel ini terbit."
TRANSLATE = "Terjemahkan isinya (juga alt dan caption gambar), lalu hapus baris “status: draft”."


def new(
    given: Mapping[str, str | None],
    *,
    content: str | None = None,
    now: str | None = None,
    ask: Ask = input,
) -> int:
    """Write a new article's file, a draft that the gate passes.

    Args:
        given: answers known already, under the names of the task's options; where everything needed
            is there, nothing is asked. `translation_of` asks for a translation, of which only the words
            are wanting.
        content: the content folder; without it, the project's.
        now: the moment that the date is proposed from, ISO 8601 with an offset; without it, the clock's.
        ask: shows a question and returns the answer.

    Returns:
        Exit status: 1 where nothing was written.
    """
    folder = Path(content) if content else ROOT / "content"
    try:
        registers = _read_registers(folder)
        known = {key: answer for key, answer in given.items() if answer is not None}
        known, edition = _take_original(known, folder, registers)
        interview = Interview(given=known, registers=registers, now=_read_moment(now), ask=ask)
        draft = replace(interview.run(), edition=edition)
        path = _write(folder, draft)
    except (NewRefusedError, OriginalRefusedError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDibatalkan; tidak ada berkas yang ditulis.", file=sys.stderr)
        return 1
    print(f"Naskah baru: {path}")
    print(TRANSLATE if edition else WRITE)
    return 0


def _take_original(
    given: Mapping[str, str], folder: Path, registers: Registers
) -> tuple[dict[str, str], Edition | None]:
    """The answers with those that a translation has from its original; None where it is no translation."""
    known = dict(given)
    language, written = known.pop("lang", None), known.pop("translation_of", None)
    if language not in (None, ENGLISH.code):
        raise NewRefusedError(f"--lang: “{language}” bukan bahasa terjemahan; tulis {ENGLISH.code}")
    if written is None:
        if language is not None:
            fault = f"naskah berbahasa “{language}” memerlukan naskah asal"
            raise NewRefusedError(f"--lang: {fault}; tambahkan --translation-of")
        return known, None
    if told := [f"--{key}: diambil dari naskah asal; hapus opsi ini" for key in OF_ORIGINAL if key in known]:
        raise NewRefusedError("\n".join(told))
    original = find_original(folder, written, ENGLISH.code, registers)
    record = original.record
    print(f"Terjemahan “{record.title}”: tulis judul dan ringkasannya dalam bahasa Inggris.")
    # The gate takes topics from the original; its authors stand in the edition's header.
    known |= {"office": record.office, "category": record.category, "topics": "", "author": ""}
    return known, original.edition


def _read_registers(folder: Path) -> Registers:
    registers, problems = read_registers(folder)
    if not registers.offices or not registers.categories:
        told = "\n".join(problem.tell(str(folder)) for problem in problems)
        raise NewRefusedError(
            f"{told}\nregister di {folder / 'registers'} belum dapat dibaca; perbaiki dahulu".lstrip()
        )
    return registers


def _read_moment(now: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        raise NewRefusedError(
            f"--now: “{now}” bukan ISO 8601; tulis seperti 2026-03-01T08:00+07:00"
        ) from None
    if moment.tzinfo is None:
        raise NewRefusedError(f"--now: “{now}” tanpa zona waktu; tulis seperti 2026-03-01T08:00+07:00")
    return moment


def _write(folder: Path, draft: Draft) -> Path:
    """Write the file, whole or not at all, never over another.

    Raises:
        NewRefusedError: there is such a file, or the disk refuses.
    """
    target = folder / draft.path
    taken = next((folder / "artikel" / draft.office).rglob(target.name), None)
    if taken is not None:
        raise NewRefusedError(f"{taken} sudah ada; ganti judulnya atau beri --slug lain")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Exclusive: what another writer makes meanwhile is not written over.
        file = target.open("xb")
        try:
            with file:
                file.write(draft.write().encode())
        except BaseException:
            target.unlink()
            raise
    except OSError as error:
        raise NewRefusedError(f"{target} tidak dapat ditulis: {error.strerror}") from error
    return target
