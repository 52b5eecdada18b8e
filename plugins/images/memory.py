"""Store: what is known of `media/`, between builds of one output."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.images.survey import MediaRow
from plugins.keeping.kept import load_kept, save_kept

NAME = "media.kept"


def load_media(state: Path, rules: bytes) -> tuple[dict[str, MediaRow], str]:
    """Rows by path, and one line for an engineer where the file could not be used."""
    rows, complaint = load_kept(state / NAME, rules, dict[str, MediaRow])
    return rows or {}, complaint


def save_media(state: Path, rules: bytes, rows: Mapping[str, MediaRow]) -> None:
    """Keeps the rows."""
    save_kept(state / NAME, rules, dict(rows))
