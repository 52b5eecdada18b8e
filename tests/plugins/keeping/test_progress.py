"""Long work tells how far it has come, on a terminal and nowhere else."""

from __future__ import annotations

import io

from plugins.keeping.crew import share_out
from plugins.keeping.progress import keep_quiet
from plugins.keeping.terminal import tell_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_and_left_clean() -> None:
    stream = Terminal()

    share_out(1000, lambda worker: lambda number: number, 1, tell_progress("Membaca naskah", stream))

    told = stream.getvalue()
    assert "Membaca naskah 16/1.000" in told
    assert told.endswith("\r\033[K")


def test_short_work_and_pipes_are_told_nothing() -> None:
    terminal = Terminal()

    share_out(40, lambda worker: lambda number: number, 1, tell_progress("Membaca naskah", terminal))

    assert terminal.getvalue() == ""
    assert tell_progress("Membaca naskah", io.StringIO()) is keep_quiet
