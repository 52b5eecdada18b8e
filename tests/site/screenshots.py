"""Edge: pictures of what tests saw, for people to look at, in the folder that `SCREENSHOTS` names."""

from __future__ import annotations

import os

from playwright.sync_api import Page

from tests.fixtures.content import ROOT


def keep_screenshot(page: Page, name: str) -> None:
    """Keeps the whole page as NAME.jpg, if anybody asked for it."""
    if folder := os.environ.get("SCREENSHOTS"):
        path = ROOT / folder / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=True, type="jpeg", quality=60)
