"""Every kind of page under the very headers that a release is served with, in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from plugins.release.headers import THANKS
from tests.fixtures.browser import wait_until
from tests.fixtures.desks import OpenDesk
from tests.fixtures.hosts import serving_nginx
from tests.fixtures.reading import LONG
from tests.fixtures.services import serving_desk
from tests.site.kinds import KINDS

pytestmark = pytest.mark.nginx

# What a browser says of a page that its policy, its embedder's or its opener's stopped.
SPEAKS = ("Content Security Policy", "Refused to", "Cross-Origin", "blocked by", "ERR_BLOCKED")
LISTEN = """addEventListener('securitypolicyviolation', event =>
  console.error(`Refused to: ${event.violatedDirective} ${event.blockedURI} on ${location}`))"""


class Watch:
    """What a browser complains of, page after page."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if any(word in message.text for word in SPEAKS):
            self.complaints.append(message.text)


@pytest.fixture(scope="module")
def served(reading_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the release behind nginx."""
    with serving_nginx(reading_site, tmp_path_factory.mktemp("nginx"), {}) as url:
        yield url


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


def test_no_page_breaks_the_policy_it_is_sent_with(served: str, page: Page, watch: Watch) -> None:
    found: dict[str, list[str]] = {}
    for kind, address in KINDS.items():
        page.goto(served + address)
        if kind == "search_found":
            expect(page.locator("[data-list] li").first).to_be_visible(timeout=20_000)
        page.emulate_media(media="print")
        if kind == "article_with_all":
            page.pdf()
        page.emulate_media(media="screen")
        found[kind], watch.complaints = watch.complaints, []

    assert {kind: told for kind, told in found.items() if told} == {}


def test_reader_searches_from_the_form_and_goes_on_to_an_article(
    served: str, page: Page, watch: Watch
) -> None:
    page.goto(f"{served}/cari/")
    page.locator("input[name=q]").fill("penilaian")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] li").first).to_be_visible(timeout=20_000)
    page.locator("[data-list] li a").first.click()
    expect(page.locator("h1")).to_be_visible()

    assert watch.complaints == []


def test_reader_sends_the_form_and_meets_no_page_of_the_service_that_breaks_its_policy(
    reading_site: Path, tmp_path: Path, page: Page, watch: Watch, open_test_desk: OpenDesk
) -> None:
    with ExitStack() as stack:
        desk = stack.enter_context(open_test_desk(INTAKE_SITE=str(reading_site), SITEURL=""))
        service = stack.enter_context(serving_desk(desk)).removeprefix("http://")
        url = stack.enter_context(serving_nginx(reading_site, tmp_path / "nginx", {}, service))
        page.goto(f"{url}{LONG}")
        page.get_by_role("textbox", name="Nama").fill("Joko")
        page.get_by_role("textbox", name="Komentar").fill("Kapan triwulan ketiga dimulai?")
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Kirim komentar").click()
        expect(page).to_have_url(re.compile(THANKS))
        headings = [page.locator("h1").inner_text()]
        for path in ("/komentar/tanda-terima/", "/moderasi/"):
            page.goto(url + path)
            headings.append(page.locator("h1").inner_text())

    assert watch.complaints == []
    assert headings == ["Terima kasih, komentar Anda sudah tersimpan", "Lihat komentar Anda", "Masuk"]


def test_what_breaks_the_policy_would_be_seen(served: str, page: Page, watch: Watch) -> None:
    page.goto(served)

    for tag, more in (("script", {"textContent": "1"}), ("img", {"src": "https://slot.example/a"})):
        page.evaluate(
            "([tag, more]) => document.body.append(Object.assign(document.createElement(tag), more))",
            [tag, more],
        )

    wait_until(page, "document.readyState === 'complete'")
    told = " ".join(watch.complaints)
    assert "script-src" in told and "slot.example" in told
