"""What a page weighs, whether it is valid, and what the browser makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.fixtures.browser import wait_until
from tests.fixtures.content import ROOT
from tests.fixtures.servers import ServeFolder
from tests.site.every_kind import ARTICLE, KINDS, PICTURED, build_every_kind, seed_text
from tests.site.row import write_row
from tests.site.weighing import read_page, tell_heavy, weigh_files

# Source: theme/README.md, "Budgets".
ARTICLE_BYTES = 6_500
OTHER_BYTES = 10_000
SCRIPT_BYTES = 5_000
REQUESTS = 3
ELEMENTS = 160
FEW, MANY = 4, 514
REAL = "semarang/2025/02/26/pengelolaan-kinerja-asn/"
READ_SHIFTS = """() => new Promise(tell => {
  const shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(shift => shifts.push(
    `${shift.value.toFixed(4)} ${shift.sources.map(source => source.node && source.node.nodeName)}`)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => tell(shifts)));
})"""


BuildKinds = Callable[[int], Path]


@pytest.fixture(scope="module")
def build_kinds(tmp_path_factory: pytest.TempPathFactory) -> BuildKinds:
    """A site with every kind of page for a number of offices, built once."""
    built: dict[int, Path] = {}

    def build(offices: int) -> Path:
        if offices not in built:
            built[offices] = build_every_kind(tmp_path_factory.mktemp(f"kinds-{offices}"), offices)
        return built[offices]

    return build


@pytest.fixture
def every_kind(build_kinds: BuildKinds) -> Path:
    return build_kinds(FEW)


def test_the_measured_text_has_452_words() -> None:
    assert len(re.sub(r"^(## |- )", "", seed_text(), flags=re.MULTILINE).split()) == 452


@pytest.mark.parametrize("offices", [FEW, MANY])
def test_every_kind_of_page_stays_in_its_budget(build_kinds: BuildKinds, offices: int) -> None:
    site = build_kinds(offices)

    heavy = [
        f"{kind}: at most {most} bytes and {REQUESTS} requests, but {tell_heavy(site, url)}"
        for kind, url in KINDS.items()
        for most in [ARTICLE_BYTES if kind == "article" else OTHER_BYTES]
        if sum(weigh_files(site, url).values()) > most or len(weigh_files(site, url)) > REQUESTS
    ]

    assert heavy == []
    page = read_page(site, ARTICLE)
    assert page.select_one("form textarea") is not None
    assert len(page.find_all(True)) <= ELEMENTS


def test_a_heavy_page_is_told_by_its_files_and_its_parts(every_kind: Path) -> None:
    told = tell_heavy(every_kind, ARTICLE)

    assert re.match(
        r"\d+ bytes: semarang/.+/index\.html \d+, theme/css/site\.\w+\.css \d+; of the page: ", told
    )
    assert re.search(r"div “prose” \d{3,}, .*footer “colophon” \d+", told)


def test_our_row_among_the_peers_is_true(every_kind: Path) -> None:
    assert write_row(every_kind) in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_no_page_needs_a_script_and_none_loads_a_font(every_kind: Path) -> None:
    scripts = {
        kind: [path for path in weigh_files(every_kind, url) if path.endswith(".js")]
        for kind, url in KINDS.items()
    }

    assert [kind for kind, paths in scripts.items() if paths] == ["results", "lost"]
    for kind in ("results", "lost"):
        weights = weigh_files(every_kind, KINDS[kind])
        assert sum(weights[path] for path in scripts[kind]) <= SCRIPT_BYTES, weights
    sheets = list((every_kind / "theme" / "css").rglob("*.css"))
    assert len(sheets) == 2
    assert not [sheet.name for sheet in sheets if "@font-face" in sheet.read_text(encoding="utf-8")]


def test_pictures_come_with_their_size_and_late_where_they_are_far_down(every_kind: Path) -> None:
    pictures = read_page(every_kind, PICTURED).select("main img")

    assert len(pictures) == 2
    assert [picture.get("loading") for picture in pictures] == [None, "lazy"]
    assert all(picture["width"] and picture["height"] for picture in pictures)


def test_the_checker_says_nothing_of_any_page_or_stylesheet(
    every_kind: Path, vnu: Callable[[Path], list[dict[str, Any]]]
) -> None:
    told = [(message.get("url"), message["type"], message["message"]) for message in vnu(every_kind)]

    assert told == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(
    every_kind: Path, serve_folder: ServeFolder, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    address = serve_folder(every_kind)

    moved = {}
    for kind, url in KINDS.items():
        page.goto(address + url, wait_until="load")
        if shifts := page.evaluate(READ_SHIFTS):
            moved[kind] = shifts

    assert moved == {}


def test_the_observer_of_shifts_sees_one(tmp_path: Path, serve_folder: ServeFolder, page: Page) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><p id=a>Kabar</p><script>requestAnimationFrame(() => requestAnimation"
        "Frame(() => setTimeout(() => a.style.marginTop = '300px', 50)))</script>"
    )

    page.goto(serve_folder(tmp_path))
    wait_until(page, "document.getElementById('a').style.marginTop")

    assert len(page.evaluate(READ_SHIFTS)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_is_whole_without_javascript_in_three_requests(
    site: Path, serve_folder: ServeFolder, browser: Browser, scheme: Any
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto(f"{serve_folder(site)}/{REAL}")

    source = (ROOT / "content/artikel/semarang/2025/2025-02-26-pengelolaan-kinerja-asn.md").read_text(
        encoding="utf-8"
    )
    paragraphs = [block for block in source.split("---\n", 2)[2].split("\n\n") if block[:1].isalpha()]
    text = page.locator("main").inner_text()
    assert all(
        " ".join(block.split())[:60] in " ".join(text.split()) for block in paragraphs if "[" not in block
    )
    assert len(requests) <= REQUESTS
    assert all(url.startswith("http://127.0.0.1") for url in requests)
    context.close()


def test_the_keyboard_reaches_the_text_first(site: Path, serve_folder: ServeFolder, page: Page) -> None:
    page.goto(f"{serve_folder(site)}/{REAL}")

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    shown = page.evaluate("document.activeElement.getBoundingClientRect().top")
    page.keyboard.press("Enter")

    assert skip == "Langsung ke isi"
    assert shown >= 0
    page.wait_for_url("**/#isi")
