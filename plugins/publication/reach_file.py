"""Store: the reach of the last whole plan, kept for the corrections that follow it."""

from __future__ import annotations

from pathlib import Path

from plugins.keeping.kept import load_kept, save_kept
from plugins.publication.reach import NAME, Reach


def load_reach(state: Path, version: bytes, name: bytes) -> Reach | None:
    """The reach of one build; None where another's is kept, or none."""
    reach, _ = load_kept(state / NAME, version, Reach)
    return reach if reach is not None and reach.name == name else None


def save_reach(state: Path, version: bytes, reach: Reach) -> None:
    """Keeps a reach in the place of the last one."""
    save_kept(state / NAME, version, reach)
