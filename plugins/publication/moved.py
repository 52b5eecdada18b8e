"""Store: the old addresses of the last build and where they lead, for servers that lead on themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.keeping.kept import load_kept, save_kept
from plugins.press.page import Page

NAME = "moved.kept"
_VERSION = b"moved 1"


def find_moved(pages: Iterable[Page]) -> dict[str, str]:
    """Old address → new one, of every page that does nothing but lead on."""
    # Releases and most builds plan no page, and need not import what does.
    from plugins.publication.redirects import TEMPLATE

    return {
        "/" + page.path.removesuffix("index.html"): page.inputs["target"].url
        for page in pages
        if page.template == TEMPLATE
    }


def save_moved(state: Path, moved: Mapping[str, str]) -> None:
    """Replaces what is kept, where it differs."""
    if load_moved(state) != moved:
        save_kept(state / NAME, _VERSION, moved)


def load_moved(state: Path) -> dict[str, str] | None:
    """What the last build kept in its state folder; None where there is nothing that can be used."""
    kept, _ = load_kept(state / NAME, _VERSION, dict[str, str])
    return kept
