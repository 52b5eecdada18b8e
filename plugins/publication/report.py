"""Edge: what the gate and the press tell, line by line, and where they tell it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from plugins.press.press import Edition
    from plugins.publication.compile import Compiled
    from plugins.publication.tally import Tally


def tell_problems(compiled: Compiled, root: str) -> list[str]:
    """Every fault, for standard error: errors before warnings, each in the order of a report.

    Warnings are counted at the end, where they cannot be overlooked and hide no error.

    Args:
        root: the content folder as its writer knows it.
    """
    errors = [problem.tell(root) for problem in compiled.problems if problem.is_error]
    warnings = [problem.tell(root) for problem in compiled.problems if not problem.is_error]
    total = [f"{len(warnings)} peringatan; tidak menghalangi penerbitan"] if warnings else []
    return errors + warnings + total


def keep_problems(compiled: Compiled, files: Collection[str]) -> tuple[Compiled, list[str]]:
    """The same with the problems of some files alone, and a line that counts the errors left out."""
    kept = tuple(problem for problem in compiled.problems if problem.file in files)
    others = compiled.errors - sum(problem.is_error for problem in kept)
    line = f"{others} kesalahan pada naskah lain tidak dihitung; jalankan check saja untuk melihatnya"
    return replace(compiled, problems=kept), [line] if others else []


def tell_tally(tally: Tally) -> str:
    """The sum of sources: what was found equals what became of it."""
    parts = (
        f"{tally.published} terbit",
        f"{tally.drafts} draf",
        f"{tally.held_back} ditahan",
        f"{tally.hidden} tersembunyi",
        f"{tally.refused} ditolak",
    )
    withdrawn = f" ({tally.withdrawn} dari yang terbit sudah dicabut)" if tally.withdrawn else ""
    return f"{tally.sources} naskah = {' + '.join(parts)}{withdrawn}"


def tell_outcome(compiled: Compiled) -> list[str]:
    """The sum, what waits for its day, and comments without an article, for standard output.

    A preview also tells where its drafts and what waits are to be seen.
    """
    lines = [tell_tally(compiled.tally)]
    lines += [f"Ditahan sampai {moment}: {path}" for path, moment in compiled.held_back]
    if compiled.publication.settings.is_preview:
        lines += [
            f"Lihat {text.record.path}: {text.url}" for text in compiled.publication.texts if text.waits
        ]
    if compiled.orphans:
        lines.append(f"{compiled.orphans} komentar tidak ditampilkan karena artikelnya tidak ada")
    return lines


def tell_refusal(compiled: Compiled) -> str:
    """Why nothing was built."""
    return f"{compiled.errors} kesalahan; tidak ada yang dibangun, hasil sebelumnya tetap utuh"


def tell_edition(edition: Edition, output: str) -> str:
    """What the press did."""
    return (
        f"{edition.files} berkas: {edition.rendered} halaman dicetak, {edition.written} berkas berubah, "
        f"{edition.removed} dihapus → {output}"
    )


def show_path(path: str) -> str:
    """A folder as the person at the keyboard would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative.replace(os.sep, "/")


def tell(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Each line on standard output, or on another stream."""
    for line in lines:
        print(line, file=stream or sys.stdout)
