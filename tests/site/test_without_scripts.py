"""A reader whose browser runs no script, on screens from the narrowest phone to a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.fixtures.reading import LONG
from tests.site.kinds import KINDS
from tests.site.screenshots import keep_screenshot

WIDTHS = [320, 360, 768, 1280]
# Found by the script alone.
PLAIN = [kind for kind in KINDS if not kind.startswith("search_")]


@pytest.fixture(scope="module")
def plain_page(browser: Browser) -> Iterator[Page]:
    """One page for all looks: none leaves anything behind for the next."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", PLAIN)
def test_every_page_fits_every_screen(reading_address: str, plain_page: Page, kind: str) -> None:
    plain_page.goto(f"{reading_address}{KINDS[kind]}")
    wider = []

    for width in WIDTHS:
        plain_page.set_viewport_size({"width": width, "height": 800})
        if plain_page.evaluate("document.documentElement.scrollWidth") > width:
            wider.append(width)
        keep_screenshot(plain_page, f"{kind}-{width}")

    assert wider == []
    assert plain_page.locator("h1:visible").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_finds_an_article_by_category_by_office_by_date_and_from_the_front(
    reading_address: str, plain_page: Page, width: int
) -> None:
    page = plain_page
    page.set_viewport_size({"width": width, "height": 800})
    ways = {
        "Kategori": ["Manajemen Kinerja"],
        "Kantor": ["BKN Semarang"],
        "Topik": ["Penilaian Kinerja"],
        "Arsip": ["Juni"],
    }
    found = {}

    for entrance, steps in ways.items():
        page.goto(f"{reading_address}/")
        page.get_by_role("navigation", name="Utama").get_by_role("link", name=entrance).click()
        for step in steps:
            page.get_by_role("main").get_by_role("link", name=step).first.click()
        page.get_by_role("main").get_by_role("link", name="Panduan penilaian").first.click()
        found[entrance] = page.url.removeprefix(reading_address)

    assert found == dict.fromkeys(ways, LONG)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_replies_and_goes_on_to_the_office(
    reading_address: str, plain_page: Page, width: int
) -> None:
    page = plain_page
    page.set_viewport_size({"width": width, "height": 800})
    sent: list[str] = []

    def keep(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(body="<h1>Terima kasih.</h1>", content_type="text/html")

    page.route("**/komentar/", keep)
    page.goto(f"{reading_address}{LONG}")
    page.get_by_role("link", name="BKN Semarang").first.click()
    page.go_back()
    page.get_by_label("Nama", exact=True).fill("Rina")
    page.get_by_label("Surel").fill("rina@contoh.example")
    page.get_by_role("textbox", name="Komentar").fill("Terima kasih.")
    page.get_by_label("Saya setuju").check()
    page.get_by_role("button", name="Kirim komentar").click()

    expect(page.get_by_role("heading", name="Terima kasih.")).to_be_visible()
    assert "text=Terima+kasih." in sent[0]
    page.unroute("**/komentar/")


def test_a_page_s_folder_of_screenshots_is_kept_where_it_is_asked_for(
    reading_address: str, plain_page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENSHOTS", str(tmp_path))
    plain_page.goto(f"{reading_address}/")

    keep_screenshot(plain_page, "front-320")

    assert [file.name for file in tmp_path.iterdir()] == ["front-320.jpg"]
