"""Store: every file of `media/` judged, and every picture that a text shows made, only where it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from plugins.documents.document import Document
from plugins.documents.kinds import CHECKED, KINDS, ending_of
from plugins.documents.looking import OLD_OFFICE, judge_old, look_at
from plugins.gate.listing import FoundFile
from plugins.gate.media import HEAD_BYTES, PICTURES, judge_media
from plugins.gate.personal import judge_personal
from plugins.gate.problem import FILE_FIELD, Problem
from plugins.images.anatomy import Anatomy, Malformed
from plugins.images.cache import Cache
from plugins.images.judging import judge_anatomy, judge_bytes, tell
from plugins.images.looking import look_at as look_at_picture
from plugins.images.picture import Picture
from plugins.images.recipe import MAX_BYTES
from plugins.images.told import BROKEN, Told
from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.keeping.crew import share_out
from plugins.keeping.progress import Progress, keep_quiet

# Making a picture takes about a second: two are worth a second worker.
SMALL, PORTION = 2, 1


class MediaRow(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one file of `media/`.

    Attributes:
        trace: `FoundFile.trace` when it was read.
        seen_ns: the disk's clock before it was read.
        problems: what is to be told of it.
        picture: what was made of it; None where nothing was.
        document: what readers are told of it; None for pictures, and for what cannot be published.
        digest: SHA-256 of a document that was looked through; "" of other files.
    """

    trace: tuple[int, int, int, int]
    seen_ns: int
    problems: tuple[Problem, ...]
    picture: Picture | None
    document: Document | None = None
    digest: str = ""

    @property
    def is_refused(self) -> bool:
        """True where a fault stops the build."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Darkroom:
    """Where and how pictures are made.

    Attributes:
        content: the content folder; cache: of what was made.
        is_making: False only judges, as `check` does.
        is_clean: True compares what is kept with its digests.
        seen_ns: the disk's clock before anything is read.
        workers, progress: as in `share_out`.
    """

    content: Path
    cache: Cache
    is_making: bool = True
    is_clean: bool = False
    seen_ns: int = 0
    workers: int = 1
    progress: Progress = keep_quiet

    def survey(
        self, media: list[FoundFile], used: Set[str], known: Mapping[str, MediaRow]
    ) -> dict[str, MediaRow]:
        """All media, judged; those of `used` that are pictures, made.

        Args:
            used: paths that a text shows.
            known: rows of the last build.

        Returns:
            A row for each file, by path, in their order.
        """
        rows = {file.path: known[file.path] for file in media if self._stands(file, used, known)}
        todo = [file for file in media if file.path not in rows]
        made = share_out(
            len(todo), self._starter(todo, used, known), self.workers, self.progress, SMALL, PORTION
        )
        rows.update((file.path, row) for file, row in zip(todo, made, strict=True))
        return {file.path: rows[file.path] for file in media}

    def _stands(self, file: FoundFile, used: Set[str], known: Mapping[str, MediaRow]) -> bool:
        row = known.get(file.path)
        if row is None or row.trace != file.trace:
            return False
        if max(row.trace[1], row.trace[2]) + COARSEST_CLOCK_NS >= row.seen_ns:
            return False
        if row.picture is None:
            is_wanted = file.path in used and is_picture(file.path) and not row.is_refused
            return not (is_wanted and self.is_making)
        return file.path in used and self.cache.has(row.picture.key)

    def _starter(
        self, todo: list[FoundFile], used: Set[str], known: Mapping[str, MediaRow]
    ) -> Callable[[int], Callable[[int], MediaRow]]:
        def start(worker: int) -> Callable[[int], MediaRow]:
            del worker

            def work(number: int) -> MediaRow:
                file = todo[number]
                try:
                    if is_picture(file.path):
                        return self._read(file, is_used=file.path in used)
                    return self._read_document(file, known.get(file.path))
                except Exception as error:
                    error.add_note(f"while reading {file.path}")
                    raise

            return work

        return start

    def _read_document(self, file: FoundFile, row: MediaRow | None) -> MediaRow:
        """A file that is no picture: looked through, unless it is the one that is known."""
        ending = ending_of(file.path)
        try:
            with (self.content / file.path).open("rb") as stream:
                digest = _digest(stream) if ending in CHECKED and file.size <= MAX_BYTES else ""
                if row is not None and digest and digest == row.digest and not self.is_clean:
                    # Only its times are new, as in a fresh clone.
                    return replace(row, trace=file.trace, seen_ns=self.seen_ns)
                document, problems = _judge_document(file, ending, stream)
        except OSError as error:
            return MediaRow(file.trace, 0, (_unreadable(file.path, error),), None)
        return MediaRow(file.trace, self.seen_ns, tuple(problems), None, document, digest)

    def _read(self, file: FoundFile, *, is_used: bool) -> MediaRow:
        ending, too_large = ending_of(file.path), judge_bytes(file.size)
        try:
            with (self.content / file.path).open("rb") as stream:
                head = stream.read(HEAD_BYTES)
                problems = judge_media(file.path, ending, file.size, head)
                if too_large is not None:
                    problems.append(tell(file.path, too_large))
                is_sound = not any(problem.is_error for problem in problems)
                rest = stream.read() if is_sound else b""
        except OSError as error:
            return MediaRow(file.trace, 0, (_unreadable(file.path, error),), None)
        picture = None
        if is_sound:
            picture, told = self._look(head + rest, is_used=is_used)
            problems += [tell(file.path, one) for one in told]
        return MediaRow(file.trace, self.seen_ns, tuple(problems), picture)

    def _look(self, data: bytes, *, is_used: bool) -> tuple[Picture | None, tuple[Told, ...]]:
        """What was made of a picture (None where it is only judged), and what is to be told of it."""
        try:
            anatomy = look_at_picture(data)
        except Malformed:
            return None, (BROKEN,)
        fault = judge_anatomy(anatomy)
        if fault is not None:
            return None, (fault,)
        key = self.cache.name(data)
        entry = self.cache.load(key, is_checked=self.is_clean)
        if entry is not None:
            return (entry.picture if is_used else None), entry.warnings
        return self._unpack(key, anatomy, is_making=is_used and self.is_making)

    def _unpack(
        self, key: str, anatomy: Anatomy, *, is_making: bool
    ) -> tuple[Picture | None, tuple[Told, ...]]:
        # Most builds make nothing; Pillow takes longer to import than they do.
        from plugins.images.decoding import Undecodable, decode

        try:
            pixels = decode(anatomy)
        except Undecodable as refusal:
            return None, (refusal.told,)
        if not is_making:
            return None, pixels.warnings
        from plugins.images.encoding import make_forms

        picture, files = make_forms(key, pixels)
        self.cache.keep(picture, pixels.warnings, files)
        return picture, pixels.warnings


def is_picture(path: str) -> bool:
    """True for the name of a picture."""
    return f".{path.rpartition('.')[2]}".casefold() in PICTURES


def _judge_document(file: FoundFile, ending: str, stream: BinaryIO) -> tuple[Document | None, list[Problem]]:
    """What readers are told of a file (None where it cannot be published), and its faults."""
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    problems = judge_media(file.path, ending, file.size, head)
    stream.seek(0)
    if head.startswith(OLD_OFFICE):
        return None, [tell(file.path, judge_old(ending, stream))]
    if any(problem.is_error for problem in problems) or ending not in KINDS:
        return None, problems
    problems += judge_personal(file.path, ending, file.size, stream)
    stream.seek(0)
    document, told = look_at(ending, file.size, stream)
    return document, problems + [tell(file.path, one) for one in told]


def _digest(stream: BufferedReader) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        file=path,
        line=1,
        field=FILE_FIELD,
        fault=f"tidak dapat dibaca ({error.strerror})",
        mend="periksa izin berkasnya",
    )
