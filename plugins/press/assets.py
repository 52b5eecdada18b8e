"""Store: files that are copied as they are, and the theme's stylesheet as one file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.press.page import Asset
from plugins.press.stylesheet import join_stylesheet

NAME_CHARS = 10
STATIC = "theme"


def make_stylesheet(static: Path) -> Asset:
    """The theme's sheets joined, named by their content so that browsers may keep it for ever."""
    data = join_stylesheet(static / "css" / "site.css").encode()
    digest = hashlib.sha256(data).hexdigest()[:NAME_CHARS]
    return Asset(path=f"{STATIC}/css/site.{digest}.css", data=data)


def theme_assets(static: Path) -> Iterator[Asset]:
    """The theme's other static files; sheets and scripts are named by their content elsewhere."""
    for file in sorted(static.rglob("*")):
        relative = file.relative_to(static).as_posix()
        if file.is_file() and not relative.startswith(("css/", "js/")):
            yield Asset(path=f"{STATIC}/{relative}", source=str(file))
