"""Store: every source of a content folder with its verdict, read anew only where it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from plugins.gate.known import Row, Survey
from plugins.gate.listing import FoundFile
from plugins.gate.memory import Memory
from plugins.gate.problem import FILE_FIELD, Problem
from plugins.gate.shelf import Shelf
from plugins.gate.verdict import Verdict
from plugins.gate.walk import list_content
from plugins.keeping.crew import share_out
from plugins.keeping.progress import Progress, keep_quiet

if TYPE_CHECKING:
    from plugins.prose.convert import Converter


def survey(
    content: Path,
    shelf: Shelf,
    memory: Memory,
    known: dict[str, Row],
    workers: int = 1,
    progress: Progress = keep_quiet,
) -> Survey:
    """Every source of the folder, judged.

    Args:
        shelf: where HTML is kept.
        memory: its clock is asked; known: rows of the last build.
        workers: processes at the most; progress: told how many sources were read.
    """
    seen_ns = memory.clock()
    listing = list_content(content)
    rows: dict[str, Row] = {}
    todo: list[FoundFile] = []
    for file in listing.sources:
        row = known.get(file.path)
        if row is not None and row.covers(file) and shelf.has(row.body_key, row.place):
            rows[file.path] = row
        else:
            todo.append(file)
    start = _starter(content, todo, shelf, known, seen_ns)
    for file, row in zip(todo, share_out(len(todo), start, workers, progress), strict=True):
        rows[file.path] = row
        if row.place is not None:
            shelf.add(row.body_key, row.place)
    ordered = {file.path: rows[file.path] for file in listing.sources}
    return Survey(listing=listing, rows=ordered, read=len(todo))


def _starter(
    content: Path, todo: list[FoundFile], shelf: Shelf, known: dict[str, Row], seen_ns: int
) -> Callable[[int], Callable[[int], Row]]:
    def start(worker: int) -> Callable[[int], Row]:
        # Most builds judge little or nothing; what judging needs takes longer to import than they do.
        from plugins.prose.convert import Converter

        shelf.open_for(worker)
        converter = Converter()

        def work(number: int) -> Row:
            file = todo[number]
            try:
                return _read(content, file, known.get(file.path), shelf, converter, seen_ns)
            except Exception as error:
                error.add_note(f"while reading {file.path}")
                raise

        return work

    return start


def _read(
    content: Path, file: FoundFile, row: Row | None, shelf: Shelf, converter: Converter, seen_ns: int
) -> Row:
    try:
        raw = (content / file.path).read_bytes()
    except OSError as error:
        return Row.of(file.trace, 0, _unreadable(file.path, error), None)
    if row is not None and _is_of(row, raw) and shelf.has(row.body_key, row.place):
        # Only its times are new, as in a fresh clone.
        return msgspec.structs.replace(row, trace=file.trace, seen_ns=seen_ns)
    from plugins.gate.judge import judge

    verdict, html = judge(file.path, raw, converter)
    place = shelf.keep(html) if verdict.body_key else None
    return Row.of(file.trace, seen_ns, verdict, place)


def _is_of(row: Row, raw: bytes) -> bool:
    return row.digest == hashlib.sha256(raw).hexdigest()


def _unreadable(path: str, error: OSError) -> Verdict:
    problem = Problem(
        file=path,
        line=1,
        field=FILE_FIELD,
        fault=f"tidak dapat dibaca ({error.strerror})",
        mend="periksa izin berkasnya, atau tutup program yang memakainya",
    )
    return Verdict(path=path, digest="", record=None, facts=None, body_key="", problems=(problem,))
