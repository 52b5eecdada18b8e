"""Store: a file of comments, looked through whole before anything of it is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from plugins.comments.carrying.transfer import Transfer
from plugins.comments.carrying.transfer_line import read_transfer
from plugins.comments.comment import Comment
from plugins.comments.families import check_families
from plugins.comments.inbox.sealing import Seal
from plugins.comments.inbox.states import State
from plugins.comments.line_reader import LINE_FIELD
from plugins.gate.problem import Problem, quote, sort_problems

MAX_LINE_BYTES = 65_536
MAX_PROBLEMS = 100

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_MADE_CHARS = 24
_PUBLISHED = (State.APPROVED, State.REMOVED)

# What the inbox has already: id → article and state.
Known = Mapping[str, tuple[str, State]]


def read_file(path: Path, seal: Seal, known: Known) -> tuple[list[Transfer], list[Problem]]:
    """All comments of a file, parents before their replies or after, and every fault.

    Args:
        seal: makes an id for a line that has none, the same each time.
        known: of the inbox, for parents that are not in the file.

    Returns:
        With any fault no comments; the problems sorted, at most 100 and one that counts the others.

    Raises:
        OSError: the file cannot be read.
    """
    transfers: list[Transfer] = []
    numbers: list[int] = []
    problems: list[Problem] = []
    with path.open("rb") as file:
        for number, line in enumerate(_take_lines(file), start=1):
            transfer, faults = _read_whole(line, str(path), number)
            problems += faults
            if transfer is not None:
                transfers.append(
                    transfer if transfer.id else replace(transfer, id=make_lost_id(transfer, seal))
                )
                numbers.append(number)
    # Of a line that could not be read nobody knows whose parent it was.
    problems += _check_parents(transfers, numbers, str(path), known, is_whole=not problems)
    return ([], _shorten(problems, str(path))) if problems else (transfers, [])


def make_lost_id(transfer: Transfer, seal: Seal) -> str:
    """An id made of what the line says: taken in again it is the same comment.

    It is keyed, so that the id of an erased comment confirms no guess of its words.
    """
    parts = (
        transfer.article,
        transfer.parent or "",
        transfer.name,
        transfer.sent_at.isoformat(),
        transfer.text,
    )
    number = int.from_bytes(seal.digest("import", *parts), "big")
    return "i" + "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in range(_MADE_CHARS))


def _read_whole(line: bytes, file: str, number: int) -> tuple[Transfer | None, list[Problem]]:
    fault = ""
    if len(line) > MAX_LINE_BYTES:
        fault = f"longer than {MAX_LINE_BYTES} bytes"
    elif not line.endswith(b"\n"):
        fault = "cut short: no line feed ends it"
    if fault:
        mend = "write each comment as one whole line"
        return None, [Problem(file=file, line=number, field=LINE_FIELD, fault=fault, mend=mend)]
    return read_transfer(line, file, number)


def _take_lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE_BYTES + 1)


def _check_parents(
    transfers: Sequence[Transfer], numbers: Sequence[int], file: str, known: Known, *, is_whole: bool
) -> list[Problem]:
    """Ids that stand twice, circles, and parents that cannot have been answered."""
    as_comments = [
        Comment(id=one.id, article=one.article, parent=one.parent, sent_at=one.sent_at) for one in transfers
    ]
    problems = check_families(as_comments, numbers, file, is_whole=False)
    here = {one.id: (one.article, one.state) for one in transfers}
    for transfer, number in zip(transfers, numbers, strict=True):
        fault, mend = _find_parent_fault(transfer, here, known, is_whole=is_whole)
        if fault:
            problems.append(Problem(file=file, line=number, field="parent", fault=fault, mend=mend))
    return problems


def _find_parent_fault(transfer: Transfer, here: Known, known: Known, *, is_whole: bool) -> tuple[str, str]:
    parent = transfer.parent
    if parent is None:
        return "", ""
    article, state = here.get(parent) or known.get(parent) or ("", State.HELD)
    if not article:
        absent = f"{quote(parent)} is neither in the file nor in the inbox"
        return (absent, "name a comment that is, or null") if is_whole else ("", "")
    if article != transfer.article:
        # Within the file `check_families` says it.
        other = f"{quote(parent)} is on another article"
        return ("" if parent in here else other), "name a comment on the same article, or null"
    if transfer.state in _PUBLISHED and state not in _PUBLISHED:
        return f"{quote(parent)} is {state}, and this answers it in public", "publish both, or neither"
    return "", ""


def _shorten(problems: list[Problem], file: str) -> list[Problem]:
    told = sort_problems(problems)
    if len(told) <= MAX_PROBLEMS:
        return told
    rest = f"{len(told) - MAX_PROBLEMS} more faults are not told"
    last = Problem(file=file, line=told[-1].line, field=LINE_FIELD, fault=rest, mend="mend the first ones")
    return [*told[:MAX_PROBLEMS], last]
