"""Edge: how far long work has come, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
from typing import TextIO

from plugins.keeping.progress import Progress, keep_quiet

# Shorter work is over before anybody has read of it.
MIN_TASKS = 500


def tell_progress(what: str, stream: TextIO | None = None, min_tasks: int = MIN_TASKS) -> Progress:
    """A line that is written over and over while work goes on; nothing where nobody looks.

    Args:
        what: the work, in Indonesian ("Membaca naskah").
        stream: only a terminal is written to; None for what is standard error by then.
        min_tasks: fewer are not told of.
    """
    terminal = stream or sys.stderr
    if not terminal.isatty():
        return keep_quiet

    def tell(done: int, total: int) -> None:
        if total < min_tasks:
            return
        end = "\r\033[K" if done >= total else ""
        terminal.write(f"\r{what} {done:,}/{total:,}".replace(",", ".") + end)
        terminal.flush()

    return tell
