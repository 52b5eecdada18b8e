"""Edge: the tools that other tests rely on do find faults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.fixtures.servers import ServeFolder

if TYPE_CHECKING:
    from playwright.sync_api import Page

GOOD = '<!doctype html><html lang="id"><head><title>Kabar</title></head><body><h1>Kabar</h1></body></html>'
BAD = GOOD.replace("<h1>", "<h1><img src=a.png>")


@pytest.mark.java
def test_checker_passes_good_pages_and_names_bad_ones(
    tmp_path: Path, vnu: Callable[[Path], list[dict[str, Any]]]
) -> None:
    (tmp_path / "baik.html").write_text(GOOD)
    (tmp_path / "buruk.html").write_text(BAD)
    (tmp_path / "buruk.css").write_text("p { color: tidak-ada }")

    messages = vnu(tmp_path)

    errors = [message["url"].rpartition("/")[2] for message in messages if message["type"] == "error"]
    assert sorted(errors) == ["buruk.css", "buruk.html"]


@pytest.mark.browser
def test_browser_opens_a_served_page(tmp_path: Path, serve_folder: ServeFolder, page: Page) -> None:
    (tmp_path / "index.html").write_text(GOOD)

    page.goto(f"{serve_folder(tmp_path)}/")

    assert page.title() == "Kabar"
