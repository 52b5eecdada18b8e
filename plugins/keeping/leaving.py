"""Edge: the end of a process that has made a great deal."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """Ends the process at once with this exit status; all that was told is told first.

    Taking apart the hundred thousand values of a build takes longer than printing the page that it
    was about, and frees what the system is about to take back anyway.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
