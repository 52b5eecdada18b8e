"""Edge: the form in a real browser, over the local backend: what a press officer does with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.publication.run import check
from plugins.writing.preview import PreviewServer
from tests.fixtures.content import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PUBLIC = "artikel/semarang/2025/2025-02-26-kinerja.md"
TEXT = "Penilaian dilakukan tiap triwulan di semua unit, dan setiap pegawai melaporkan hasil kerjanya. " * 4


class Form:
    """The form as its writer sees it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def new(self, office: str = "semarang") -> None:
        self._go(f"#/collections/artikel-{office}/new")

    def open(self, slug: str) -> None:
        self._go(f"#/collections/artikel-semarang/entries/{slug}")

    def _go(self, place: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}redaksi/{place}")
        self.page.get_by_role("button", name="Simpan").first.wait_for()
        self.page.locator(".redaksi-periksa").wait_for()

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.field(name).fill(value)

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[id^="{name}-field-"]').first

    def choose(self, name: str, option: str) -> None:
        self.field(name).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def write(self, text: str) -> None:
        self.page.locator('[data-slate-editor="true"]').first.click()
        self.page.keyboard.insert_text(text)

    def fill_all(self, title: str) -> None:
        self.fill(title=title, summary="Pelatihan penilaian kinerja dibuka untuk semua pegawai.")
        self.choose("category", "— Manajemen Kinerja")
        self.choose("topics", "Pelatihan")
        self.write(TEXT)

    def save(self) -> None:
        self.page.get_by_role("button", name="Simpan").first.click()
        self.page.get_by_role("menuitem", name="Simpan sekarang").click()

    def save_well(self) -> None:
        self.save()
        self.page.get_by_text("Tulisan tersimpan").first.wait_for()

    def told(self, text: str) -> None:
        self.page.locator(".redaksi-periksa").get_by_text(text).first.wait_for()


@pytest.fixture
def form(page: Page, editor: PreviewServer) -> Iterator[Form]:
    """The form in a browser whose own clock stands in another zone."""
    page.set_default_timeout(15_000)
    form = Form(page, editor.url)
    yield form
    strangers = [url for url in form.asked if not url.startswith((editor.url, "blob:", "data:", "about:"))]
    assert strangers == [], "a request left this machine"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, str]) -> dict[str, str]:
    """A browser far from the offices."""
    return {**browser_context_args, "timezone_id": "America/Los_Angeles", "locale": "id-ID"}


def test_article_is_created_by_its_own_date_in_the_offices_time(form: Form, content: Path) -> None:
    form.new()
    form.fill_all("Pelatihan: penilaian dibuka")
    form.told("Tidak ada yang menghalangi penyimpanan.")

    form.save_well()

    text = (content / "artikel/semarang/2026/2026-03-01-pelatihan-penilaian-dibuka.md").read_text("utf-8")
    assert text == (
        '---\ntitle: "Pelatihan: penilaian dibuka"\ndate: 2026-03-01 08:00\ncategory: manajemen-kinerja\n'
        'topics: [pelatihan]\nsummary: "Pelatihan penilaian kinerja dibuka untuk semua pegawai."\n'
        f"status: draft\n---\n\n{TEXT.strip()}\n"
    )
    assert check(content=str(content), now=NOW.isoformat()) == 0
