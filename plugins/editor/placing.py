"""Words: where a text of the form goes, by its own date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.gate.slugs import SLUG, propose_slug
from plugins.gate.source import ARTICLE, PAGE
from plugins.writing.header import Value

# A source that has no name yet is shown to the gate under this one.
PROBE = "naskah.md"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_folder(folder: str) -> bool:
    """True for the folder of an office or of the undated pages."""
    return re.fullmatch(rf"{ARTICLE}/[a-z0-9-]+|{PAGE}", folder) is not None


def place_new(folder: str, values: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    """Where a new text goes, and its header without what the file's name says.

    Args:
        folder: of its office, or of the undated pages; values: its header.

    Returns:
        A path that the gate refuses by its header where date, title or slug give none.
    """
    date, asked = str(values.get("date", "")), str(values.get("slug", ""))
    slug = asked or propose_slug(str(values.get("title", "")))
    is_dated = folder.startswith(f"{ARTICLE}/")
    if not SLUG.fullmatch(slug) or (is_dated and not _DAY.match(date)):
        return f"{folder}/{PROBE}", dict(values)
    rest = {name: value for name, value in values.items() if name != "slug"}
    return (f"{folder}/{date[:4]}/{date[:10]}-{slug}.md" if is_dated else f"{folder}/{slug}.md"), rest


def place_draft(path: str, before: str, after: str) -> str:
    """Where a draft goes when its date changes: no reader has its address yet.

    Args:
        path: where it stands; before, after: its dates as the header has them.
    """
    old, new = before[:10], after[:10]
    if old == new or not _DAY.fullmatch(old) or not _DAY.fullmatch(new):
        return path
    folder, _, name = path.rpartition("/")
    if folder.endswith(f"/{old[:4]}"):
        folder = f"{folder.rpartition('/')[0]}/{new[:4]}"
    return f"{folder}/{name.replace(old, new, 1)}"
