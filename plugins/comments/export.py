"""Store: the export, JSON lines that hold every approved comment and nothing that is not public."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from plugins.comments.comment import Comment
from plugins.comments.export_line import read_line, write_line
from plugins.comments.families import check_families
from plugins.comments.line_reader import LINE_FIELD
from plugins.gate.problem import Problem, sort_problems

FILE_FIELD = "file"

# Every character of the longest legal text as a JSON escape of twelve bytes, and the other fields.
MAX_LINE_BYTES = 65_536

# Enough to see what is wrong with an export; a foreign file would otherwise fill the log.
MAX_PROBLEMS = 100

_FILE_MEND = "make it a file that the build may read, or remove it"
_FORM_MEND = "give words in normal form C"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ExportRefusedError(ValueError):
    """Comments that must not or cannot be exported; `problems` says which and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.tell(root="") for problem in problems))
        self.problems = problems


def read_export(path: Path | None, shown_as: str = "") -> tuple[tuple[Comment, ...], list[Problem]]:
    """All comments of the export, and every fault that stops the build.

    Half an export is never threaded: with any fault there are no comments.

    Args:
        path: None or an absent file means that there are no comments.
        shown_as: the path as the engineer configured it, for the problems, which are English and are
            told with `tell(root="")`; the path itself where empty.

    Returns:
        The comments by article, then by time, then by id, whatever their order in the file; the problems
        sorted, at most 100 and one that counts the others.
    """
    if path is None:
        return (), []
    file = shown_as or path.as_posix()
    try:
        # Opening a pipe or a device could wait for ever.
        if path.exists() and not path.is_file():
            return (), [_problem(file, 1, FILE_FIELD, "not a file", _FILE_MEND)]
        with path.open("rb") as export:
            return _read_lines(export, file)
    except FileNotFoundError:
        return (), []
    except OSError as error:
        return (), [_problem(file, 1, FILE_FIELD, f"cannot be read ({type(error).__name__})", _FILE_MEND)]


def write_export(comments: Iterable[Comment], path: Path) -> None:
    """Put the comments in the place of the export, whole or not at all.

    The same comments in any order give the same bytes, and reading them gives the same comments.

    Args:
        comments: of any number of articles, any order.
        path: its folder is made where absent.

    Raises:
        ExportRefusedError: a comment breaks a rule of the export; the former file stays.
        OSError: the disk refuses; the former file stays.
    """
    given = tuple(comments)
    lines = [write_line(comment) for comment in given]
    problems = _check_lines(given, lines, path.as_posix())
    if problems:
        raise ExportRefusedError(_shorten(problems, path.as_posix()))
    ordered = sorted(range(len(given)), key=lambda at: (given[at].article, given[at].order))
    _replace_file(path, [lines[at] for at in ordered])


def _read_lines(export: BinaryIO, file: str) -> tuple[tuple[Comment, ...], list[Problem]]:
    comments: list[Comment] = []
    numbers: list[int] = []
    problems: list[Problem] = []
    for number, line in enumerate(_take_lines(export), start=1):
        comment, faults = _read_whole_line(line, file, number)
        problems += faults
        if comment is not None:
            comments.append(comment)
            numbers.append(number)
    problems += check_families(comments, numbers, file, is_whole=not problems)
    if problems:
        return (), _shorten(problems, file)
    comments.sort(key=lambda comment: (comment.article, comment.order))
    return tuple(comments), []


def _read_whole_line(line: bytes, file: str, number: int) -> tuple[Comment | None, list[Problem]]:
    """One line, if it is as long as a line can be and came to its end."""
    fault = ""
    if len(line) > MAX_LINE_BYTES:
        fault = f"longer than {MAX_LINE_BYTES} bytes"
    elif not line.endswith(b"\n"):
        fault = "cut short: no line feed ends it"
    if fault:
        return None, [_problem(file, number, LINE_FIELD, fault, "export the comments again")]
    return read_line(line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line, file, number)


def _take_lines(export: BinaryIO) -> Iterator[bytes]:
    """Lines with their line feeds; of one that is too long only so much that this can be seen."""
    while line := export.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = export.readline(MAX_LINE_BYTES + 1)


def _check_lines(comments: Sequence[Comment], lines: Sequence[bytes], file: str) -> list[Problem]:
    """What keeps the lines from being read as the very comments that were written."""
    problems: list[Problem] = []
    for number, (comment, line) in enumerate(zip(comments, lines, strict=True), start=1):
        read, faults = _read_whole_line(line, file, number)
        problems += faults
        if read is not None and read != comment:
            problems.append(_problem(file, number, LINE_FIELD, "read back as another comment", _FORM_MEND))
    numbers = range(1, len(comments) + 1)
    return problems + check_families(comments, numbers, file, is_whole=True)


def _replace_file(path: Path, lines: Iterable[bytes]) -> None:
    """Write beside the file, and take its place only when every byte is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as export:
            export.writelines(lines)
            export.flush()
            os.fsync(export.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself outlive a power cut; Windows neither can nor needs to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _shorten(problems: list[Problem], file: str) -> list[Problem]:
    told = sort_problems(problems)
    if len(told) <= MAX_PROBLEMS:
        return told
    rest = f"{len(told) - MAX_PROBLEMS} more faults are not told"
    last = _problem(file, told[-1].line, FILE_FIELD, rest, "mend the first ones and see")
    return [*told[:MAX_PROBLEMS], last]


def _problem(file: str, line: int, field: str, fault: str, mend: str) -> Problem:
    return Problem(file=file, line=line, field=field, fault=fault, mend=mend)
