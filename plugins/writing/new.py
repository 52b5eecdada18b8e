"""Edge: `new` asks for an article's details in Indonesian and writes its file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.writing.draft import Draft
from plugins.writing.interview import Ask, Interview, NewRefusedError

ROOT = Path(__file__).resolve().parents[2]


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
            is there, nothing is asked.
        content: the content folder; without it, the project's.
        now: the moment that the date is proposed from, ISO 8601 with an offset; without it, the clock's.
        ask: shows a question and returns the answer.

    Returns:
        Exit status: 1 where nothing was written.
    """
    folder = Path(content) if content else ROOT / "content"
    try:
        draft = _begin(given, folder, now, ask).run()
        path = _write(folder, draft)
    except NewRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDibatalkan; tidak ada berkas yang ditulis.", file=sys.stderr)
        return 1
    print(f"Naskah baru: {path}")
    print("Tulis isinya, lalu hapus baris “status: draft” agar artikel ini terbit.")
    return 0


def _begin(given: Mapping[str, str | None], folder: Path, now: str | None, ask: Ask) -> Interview:
    registers, problems = read_registers(folder)
    if not registers.offices or not registers.categories:
        told = "\n".join(problem.tell(str(folder)) for problem in problems)
        raise NewRefusedError(
            f"{told}\nregister di {folder / 'registers'} belum dapat dibaca; perbaiki dahulu".lstrip()
        )
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        raise NewRefusedError(
            f"--now: “{now}” bukan ISO 8601; tulis seperti 2026-03-01T08:00+07:00"
        ) from None
    if moment.tzinfo is None:
        raise NewRefusedError(f"--now: “{now}” tanpa zona waktu; tulis seperti 2026-03-01T08:00+07:00")
    known = {key: answer for key, answer in given.items() if answer is not None}
    return Interview(given=known, registers=registers, now=moment, ask=ask)


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
