"""Edge: what the tasks print comes out on any terminal, whatever letters it knows."""

from __future__ import annotations

import io
import sys


def speak_anywhere() -> None:
    """Have letters that standard output cannot write come out as \\uXXXX, and end no task.

    `tasks.py` asks for UTF-8, but `inv` by itself takes the terminal's own encoding, as does who sets
    PYTHONIOENCODING.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
