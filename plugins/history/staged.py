"""Store: which sources the next commit would change."""

from __future__ import annotations

from pathlib import Path

from plugins.gate.folders import SOURCE_ENDING
from plugins.gate.source import ARTICLE, PAGE
from plugins.history.git import Repository


def list_staged(content: Path) -> frozenset[str] | None:
    """The sources that are staged, from the content folder; empty where nothing below it is.

    None where the whole folder has to be looked at, because what is staged can make faults in other
    texts: something is taken away, or is no source (a register, a picture).

    Raises:
        HistoryRefusedError: there is no git, or no repository.
    """
    changed = Repository(content).staged()
    is_plain = all(kind != "D" and _is_source(path) for kind, path in changed)
    return frozenset(path for _, path in changed) if is_plain else None


def _is_source(path: str) -> bool:
    return path.startswith((f"{ARTICLE}/", f"{PAGE}/")) and path.endswith(SOURCE_ENDING)
