"""Store: the stylesheet and the scripts of the pages that search, named by their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.press.assets import NAME_CHARS, STATIC
from plugins.press.page import Asset
from plugins.press.render import PageRefused
from plugins.press.stylesheet import squeeze
from plugins.search.addresses import SearchFiles

SHEET = "css/pages/search.css"
SCRIPT = "js/search.js"
LOST_SCRIPT = "js/lost.js"
LAYER = "components"


def make_page_files(static: Path, common: str) -> tuple[SearchFiles, list[Asset]]:
    """The files as they are served, and their addresses.

    Args:
        static: the theme's static files.
        common: every page's stylesheet. It stands in the search's too: a second sheet would be a second
            connection before anything is seen, dearer than the bytes.

    Raises:
        PageRefused: the theme lacks one of them.
    """
    try:
        own = f"@layer {LAYER}{{{squeeze((static / SHEET).read_text(encoding='utf-8'))}}}"
        scripts = [_name(path, (static / path).read_bytes()) for path in (SCRIPT, LOST_SCRIPT)]
    except (OSError, UnicodeDecodeError) as error:
        raise PageRefused(f"theme: what the search page needs cannot be read ({error})") from error
    assets = [_name(SHEET, (common + own).encode()), *scripts]
    sheet_url, script_url, lost_script_url = (f"/{asset.path}" for asset in assets)
    return SearchFiles(sheet_url=sheet_url, script_url=script_url, lost_script_url=lost_script_url), assets


def _name(path: str, data: bytes) -> Asset:
    stem, ending = path.rsplit(".", 1)
    digest = hashlib.sha256(data).hexdigest()[:NAME_CHARS]
    return Asset(path=f"{STATIC}/{stem}.{digest}.{ending}", data=data)
