"""Edge: `check --hints` tells the hints, after the gate's report; nothing depends on them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.hints.reading import find_all_hints
from plugins.keeping.crew import count_workers
from plugins.keeping.terminal import tell_progress
from plugins.publication.report import show_path
from plugins.root import ROOT


def tell_hints(content: str | None = None, only: Collection[str] | None = None) -> None:
    """Print every hint on standard output, and their number.

    Args:
        only: sources, from the content folder, to be told of; copies are sought among all.
    """
    folder = Path(content) if content else ROOT / "content"
    if not folder.is_dir():
        # The gate has told it.
        return
    registers, _ = read_registers(folder)
    hints = find_all_hints(folder, registers, count_workers(), tell_progress("Mencari petunjuk"))
    if only is not None:
        hints = [hint for hint in hints if hint.file in only]
    for hint in hints:
        print(hint.tell(show_path(str(folder))))
    print(f"{len(hints)} petunjuk; tidak menghalangi penerbitan" if hints else "Tidak ada petunjuk")
