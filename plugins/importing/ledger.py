"""Store: what earlier runs wrote, so that a later one changes only what nobody has changed since."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from plugins.comments.carrying.files import whole_file
from plugins.importing.disk import name_place


class Ledger:
    """Path in the content folder → SHA-256 of what an import wrote there.

    Kept beside the report, never under git. Where it is lost, whatever stands in the content folder counts as
    somebody's own work and is left alone.

    Args:
        file: where it is kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            found = {}
        self._written: dict[str, str] = {}
        if isinstance(found, dict):
            self._written = {str(path): str(digest) for path, digest in found.items()}
        self._journal = file.with_suffix(".journal")
        # What a run was about to write, and may have written, when it was killed.
        self._meant: dict[str, str] = {}
        for path, digest, is_done in _read_journal(self._journal):
            (self._written if is_done else self._meant)[path] = digest

    def paths(self) -> frozenset[str]:
        """All that was ever written and recorded."""
        return frozenset(self._written)

    def is_ours(self, content: Path, path: str) -> bool:
        """Whether a file is still exactly what an import wrote."""
        known = {self._written.get(path), self._meant.get(path)} - {None}
        return bool(known) and digest_of(content / path) in known

    def was_written(self, path: str) -> bool:
        """Whether an import once wrote there, whatever became of it."""
        return path in self._written

    def announce(self, path: str, digest: str) -> None:
        """Remember what is about to be written: a run may be killed right behind it."""
        self._meant[path] = digest
        self._note(path, digest, is_done=False)

    def record(self, path: str, digest: str) -> None:
        """Remember what was written, at once."""
        if self._written.get(path) != digest:
            self._written[path] = digest
            self._note(path, digest, is_done=True)

    def _note(self, path: str, digest: str, *, is_done: bool) -> None:
        # Behind a line of its own: one that a full disk cut off may not spoil the next.
        with name_place(self._journal), self._journal.open("a", encoding="utf-8") as lines:
            lines.write("\n" + json.dumps([path, digest, is_done]) + "\n")

    def save(self) -> None:
        """Put it on the disk, whole or not at all."""
        text = json.dumps(self._written, ensure_ascii=False, indent=0, sort_keys=True)
        with name_place(self._file), whole_file(self._file) as new:
            new.write_text(text + "\n", encoding="utf-8")
        self._journal.unlink(missing_ok=True)


def _read_journal(file: Path) -> Iterator[tuple[str, str, bool]]:
    """What was noted since the last `save`, and whether it was done; a line that was cut off is none."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        with suppress(ValueError):
            path, digest, is_done = json.loads(line)
            yield str(path), str(digest), bool(is_done)


def digest_of(file: Path) -> str:
    """SHA-256 of a file; "" where there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""


def digest_bytes(data: bytes) -> str:
    """SHA-256 of what will be a file."""
    return hashlib.sha256(data).hexdigest()


def put(target: Path, data: bytes) -> None:
    """Write a file whole."""
    with _whole(target) as file:
        file.write(data)


def put_copy(target: Path, source: Path) -> None:
    """Copy a file whole, whatever its size."""
    with _whole(target) as file, source.open("rb") as data:
        shutil.copyfileobj(data, file)


@contextmanager
def _whole(target: Path) -> Iterator[BinaryIO]:
    """A new file that takes its place when the block has ended well, and else leaves nothing behind."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # The same name at each run: what one that was killed left there, the next one puts in place.
    beside = target.with_name(f".{target.name}.tmp")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
