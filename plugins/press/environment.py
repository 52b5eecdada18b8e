"""Store: the theme's templates as a Jinja environment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def make_environment(templates: Path, options: Mapping[str, Any] | None = None) -> Environment:
    """An environment that knows this folder's templates only.

    Pelican's own environment falls back to its built-in theme without a word, so it is not used.

    Args:
        templates: the theme's `templates` folder.
        options: further settings of Jinja, as in `JINJA_ENVIRONMENT`; escaping and strictness
            about unknown names cannot be switched off.
    """
    chosen = {"trim_blocks": True, "lstrip_blocks": True, **(options or {})}
    # An environment lives for one build; asking the disk for newer templates at every page is for naught.
    chosen.update(autoescape=True, undefined=StrictUndefined, auto_reload=False)
    return Environment(loader=FileSystemLoader(templates), **chosen)
