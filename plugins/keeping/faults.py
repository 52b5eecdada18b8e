"""Words: why work that many builds share, or a value that one kept for the next, is not to be had."""

from __future__ import annotations

LOST = "a worker process was ended from outside; if memory was short, set PRESS_WORKERS = 1"


class WorkRefused(Exception):
    """A task failed; the message says which and why.

    It crosses from a worker to its parent, subclasses too, as long as the message is all they hold.
    """


class WorkerLost(WorkRefused):
    """A worker was ended from outside, so its tasks were not done."""


class KeptBroken(WorkRefused):
    """What is kept is not what was kept; the build has to begin anew without it."""
