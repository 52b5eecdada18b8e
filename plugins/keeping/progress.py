"""Words: how far long work has come, for whoever tells it."""

from __future__ import annotations

from collections.abc import Callable

# Called with what is done and what there is to do.
Progress = Callable[[int, int], None]


def keep_quiet(done: int, total: int) -> None:
    """Tells nothing."""
