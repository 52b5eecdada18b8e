"""Rules: where a source's header begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.gate.characters import without_faulty
from plugins.gate.key import list_names
from plugins.gate.model import KEYS
from plugins.gate.problem import FILE_FIELD, HEADER_FIELD, Problem, quote
from plugins.gate.source import FENCE

MAX_HEADER_CHARS = 16_384
"""Source: our choice; fifty entries of `changes` with 300 characters each."""

# What writers and their editors make of three hyphens: other dashes, too few or too many, spaces
# before or between, YAML's own end mark, or text on the same line.
_ALMOST_FENCE = re.compile(r"\s*(?:[-‐‑‒–—―−](?:\s*[-‐‑‒–—―−])+|—|―|\.\.\.|…|---\s.*)\s*")
_PELICAN_LINE = re.compile(r"[A-Za-z][\w ]{0,30}:(?:\s|$)")
_KEY_LINE = re.compile(r"([A-Za-z_]+)\s*:(?:\s|$)")
_HEADER_LINE = re.compile(r"[A-Za-z_]+\s*:(?:\s|$)|\s+\S|-\s|\s*$|#(?!#)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A source's text cut at its fences.

    Attributes:
        lines: the header's lines without the fences, faulty characters gone.
        line: 1-based line in the file of the first of them.
        body: everything after the closing fence, as written.
        body_line: 1-based line in the file of the body's first line.
    """

    lines: tuple[str, ...]
    line: int
    body: str
    body_line: int


def split_source(path: str, kind: str, text: str) -> tuple[Parts | None, list[Problem]]:
    """Cut a source's text into header and body.

    A fence that is only written badly is told and taken for what it means.

    Returns:
        The parts, or None where it cannot be known what the header is.
    """
    # Invisible characters are told elsewhere; here they may not hide a fence. No line is lost by it.
    clean = without_faulty(text)
    lines = clean.split("\n")
    opening, problems = _find_opening(path, kind, lines)
    closing = None
    if opening is not None:
        closing, closing_problems = _find_closing(path, lines, opening)
        problems += closing_problems
    if opening is None or closing is None:
        return None, problems
    second = _find_second_closing(kind, lines, closing)
    header = lines[opening + 1 : closing]
    if second is not None:
        problems.append(_told_apart(path, lines, closing, second))
        # An empty line in the place of the needless fence keeps every line's number.
        header = [*header, "", *lines[closing + 1 : second]]
        closing = second
    if sum(map(len, header)) > MAX_HEADER_CHARS:
        return None, [*problems, _too_long(path, opening)]
    parts = Parts(
        lines=tuple(header),
        line=opening + 2,
        body="\n".join((lines if clean is text else text.split("\n"))[closing + 1 :]),
        body_line=closing + 2,
    )
    return parts, problems


def _fence_problem(path: str, index: int, fault: str, mend: str) -> Problem:
    return Problem(file=path, line=index + 1, field=HEADER_FIELD, fault=fault, mend=mend)


def _too_long(path: str, index: int) -> Problem:
    most = f"{MAX_HEADER_CHARS:,}".replace(",", ".")
    fault = f"kepala lebih panjang dari {most} aksara"
    return _fence_problem(path, index, fault, "pindahkan teks yang panjang ke isi")


def _find_opening(path: str, kind: str, lines: list[str]) -> tuple[int | None, list[Problem]]:
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        mend = "tulis kepala dan isinya, atau hapus berkas ini"
        return None, [Problem(file=path, line=1, field=FILE_FIELD, fault="berkas kosong", mend=mend)]
    line = lines[first].rstrip()
    if line != FENCE and not _ALMOST_FENCE.fullmatch(line):
        return None, [_absent(path, kind, lines, first)]
    problems = []
    if line != FENCE:
        fault = f"baris pembuka kepala tertulis {quote(line)}"
        problems.append(_fence_problem(path, first, fault, f"tulis tepat “{FENCE}” dari awal baris"))
    if first > 0:
        fault = f"ada {first} baris kosong sebelum kepala"
        mend = f"mulai berkas dengan “{FENCE}” pada baris pertama"
        problems.append(_fence_problem(path, 0, fault, mend))
    return first, problems


def _absent(path: str, kind: str, lines: list[str], first: int) -> Problem:
    line = lines[first].strip()
    needed = list_names(tuple(key for key in KEYS[kind] if key.required))
    mend = f"mulai berkas dengan baris “{FENCE}”, lalu {needed}, lalu baris “{FENCE}”, lalu isinya"
    fault = f"kepala tidak ada: baris pertama {quote(line)}, seharusnya “{FENCE}”"
    if line == "+++":
        fault = "kepala ditulis di antara “+++” (TOML), seharusnya YAML di antara “---”"
        mend = f"ganti kedua “+++” dengan “{FENCE}” dan tulis tiap kunci sebagai “kunci: nilai”"
    elif _PELICAN_LINE.match(line):
        last = first
        while last + 1 < len(lines) and _PELICAN_LINE.match(lines[last + 1]):
            last += 1
        fault = f"kepala tidak diapit “{FENCE}”: berkas langsung mulai dengan {quote(line)}"
        mend = (
            f"tulis baris “{FENCE}” sebelum baris {first + 1} dan sesudah baris {last + 1}, "
            "dengan kunci berhuruf kecil"
        )
    return _fence_problem(path, first, fault, mend)


def _find_closing(path: str, lines: list[str], opening: int) -> tuple[int | None, list[Problem]]:
    for index in range(opening + 1, len(lines)):
        line = lines[index].rstrip()
        if line == FENCE:
            return index, []
        if index > opening + 1 and not lines[index - 1].strip() and not _HEADER_LINE.match(line):
            # Text after an empty line is the body: a later “---” there is a rule between paragraphs.
            break
        if _ALMOST_FENCE.fullmatch(line):
            fault = f"baris penutup kepala tertulis {quote(line)}"
            mend = f"tulis tepat “{FENCE}” dari awal baris"
            return index, [_fence_problem(path, index, fault, mend)]
    last = opening
    while last + 1 < len(lines) and lines[last + 1].strip() and _HEADER_LINE.match(lines[last + 1]):
        last += 1
    fault = f"kepala dibuka pada baris {opening + 1} tetapi tidak ditutup"
    mend = f"tulis baris “{FENCE}” sesudah kunci yang terakhir, tampaknya sesudah baris {last + 1}"
    return None, [_fence_problem(path, last, fault, mend)]


def _find_second_closing(kind: str, lines: list[str], closing: int) -> int | None:
    """The fence that ends a second block of legal keys straight after the first; None where there is none."""
    legal = {key.name for key in KEYS[kind]}
    has_key = False
    for index in range(closing + 1, len(lines)):
        line = lines[index].rstrip()
        if line == FENCE:
            return index if has_key else None
        if not line and not has_key:
            continue
        key = _KEY_LINE.match(line)
        has_key = has_key or (key is not None and key[1] in legal)
        if not (has_key and line and not line.startswith("#") and _HEADER_LINE.match(line)):
            return None
    return None


def _told_apart(path: str, lines: list[str], closing: int, second: int) -> Problem:
    key = next(line for line in lines[closing + 1 : second] if line.strip())
    fault = f"kepala ditutup pada baris {closing + 1}, tetapi baris {quote(key)} ada sesudahnya"
    return _fence_problem(path, closing, fault, f"hapus “{FENCE}” pada baris {closing + 1}")
