"""What a page weighs, whether it is valid, and what the browser makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.fixtures.building import Build
from tests.fixtures.content import ROOT
from tests.fixtures.servers import ServeFolder

ARTICLE = "semarang/2025/02/26/pengelolaan-kinerja-asn/"
MAX_ARTICLE_BYTES = 9_000
MAX_REQUESTS = 3

# One address for each kind of page that a reader may meet.
KINDS = {
    "front": "/",
    "article": f"/{ARTICLE}",
    "office": "/semarang/",
    "office-category": "/semarang/kategori/manajemen-kinerja/",
    "office-archive": "/semarang/arsip/",
    "day": "/semarang/2025/02/26/",
    "month": "/2025/02/",
    "year": "/2025/",
    "category": "/kategori/kepegawaian/",
    "empty-category": "/kategori/pengumuman/",
    "topic": "/topik/pelatihan/",
    "categories": "/kategori/",
    "topics": "/topik/",
    "offices": "/kantor/",
    "archives": "/arsip/",
    "page": "/kebijakan-privasi/",
    "search": "/cari/",
    "lost": "/404.html",
}


@pytest.fixture
def site_with_form(build_content: Build, make_settings: Callable[..., str]) -> Path:
    built = build_content(ROOT / "content", settings=make_settings(COMMENTS_ACTION="/komentar/"))
    assert built.status == 0
    return built.output


def test_an_article_with_its_reply_form_stays_in_its_budget(site_with_form: Path) -> None:
    page = site_with_form / ARTICLE / "index.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    sheets = [str(link["href"]) for link in soup.select('link[rel="stylesheet"]')]
    icons = [str(link["href"]) for link in soup.select('link[rel="icon"]')]

    weights = {
        path: len(brotli.compress((site_with_form / path.lstrip("/")).read_bytes(), quality=11))
        for path in [f"{ARTICLE}index.html", *sheets]
    }

    assert soup.find("form") is not None
    assert sum(weights.values()) <= MAX_ARTICLE_BYTES, weights
    assert 1 + len(sheets) + len(icons) <= MAX_REQUESTS
    assert not soup.select("script[src], img, iframe, video")


def test_no_page_or_stylesheet_has_an_error(
    site_with_form: Path, vnu: Callable[[Path], list[dict[str, Any]]]
) -> None:
    messages = [message for message in vnu(site_with_form) if message["type"] == "error"]

    assert [(message.get("url"), message["message"]) for message in messages] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_page_fits_and_axe_finds_nothing(
    site: Path, serve_folder: ServeFolder, page: Page, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve_folder(site) + KINDS[kind])

    found = Axe().run(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_is_whole_without_javascript_in_three_requests(
    site: Path, serve_folder: ServeFolder, browser: Browser, scheme: Any
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto(f"{serve_folder(site)}/{ARTICLE}")

    source = (ROOT / "content/artikel/semarang/2025/2025-02-26-pengelolaan-kinerja-asn.md").read_text(
        encoding="utf-8"
    )
    paragraphs = [block for block in source.split("---\n", 2)[2].split("\n\n") if block[:1].isalpha()]
    text = page.locator("main").inner_text()
    assert all(
        " ".join(block.split())[:60] in " ".join(text.split()) for block in paragraphs if "[" not in block
    )
    assert len(requests) <= MAX_REQUESTS
    assert all(url.startswith("http://127.0.0.1") for url in requests)
    context.close()


def test_the_keyboard_reaches_the_text_first(site: Path, serve_folder: ServeFolder, page: Page) -> None:
    page.goto(f"{serve_folder(site)}/{ARTICLE}")

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    shown = page.evaluate("document.activeElement.getBoundingClientRect().top")
    page.keyboard.press("Enter")

    assert skip == "Langsung ke isi"
    assert shown >= 0
    page.wait_for_url("**/#isi")
