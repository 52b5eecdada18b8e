"""What readers ask, and whether the right article comes first, through our page in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.publication.run import build
from plugins.release.headers import POLICIES, pick
from plugins.search.addresses import RESULTS
from tests.fixtures.content import ROOT
from tests.fixtures.servers import serving
from tests.search.corpus import ARTICLES, Query, read_queries, write_thousand

SHARE = 0.95
# What a host compresses on the way; Pagefind's own files are compressed already.
TEXTS = ("html", "css", "js", "json", "svg")
FIRST_RESULT_BYTES = 175_000
NEXT_RESULT_BYTES = 85_000


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand articles, built as for the public."""
    folder = tmp_path_factory.mktemp("seribu")
    content = write_thousand(folder)
    assert len(list((content / "artikel").rglob("*.md"))) == ARTICLES
    conf = folder / "conf.py"
    asked = f"THEME = {str(ROOT / 'theme')!r}\nSEARCH = True\nPAGE_KINDS = ('front',)\n"
    conf.write_text(f"from pelicanconf import *  # noqa: F403\n{asked}", encoding="utf-8")
    output = folder / "output"
    places = {"content": str(content), "output": str(output), "state": str(folder / "state")}
    assert build(settings=str(conf), now="2026-03-01", **places) == 0
    return output


@pytest.fixture(scope="module")
def address(thousand: Path) -> Iterator[str]:
    """The site's address, without a slash at its end."""
    with serving(thousand, lambda path: pick(POLICIES, path)) as url:
        yield url


def first_result(page: Page, address: str, query: Query) -> str:
    page.goto(f"{address}{query.address}")
    ended = page.locator(
        "[data-say=found]:not([hidden]), [data-say=none]:not([hidden]), [data-say=failed]:not([hidden])"
    )
    expect(ended).to_be_visible(timeout=15_000)
    link = page.locator("[data-list] h2 a").first
    return link.get_attribute("href") or "" if link.count() else ""


def test_the_right_article_comes_first(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    queries = read_queries()

    found = {str(query.asked): (first_result(page, address, query), query.first) for query in queries}

    context.close()
    wrong = {asked: pair[0] for asked, pair in found.items() if pair[0] != pair[1]}
    assert len(found) >= 40
    assert len(wrong) <= (1 - SHARE) * len(found), wrong


def test_the_first_result_costs_few_bytes(address: str, thousand: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address).partition("?")[0]))

    page.goto(f"{address}{RESULTS}?q=penipuan+pelamar")
    expect(page.locator("[data-say=found]")).to_be_visible()
    first = weigh(thousand, asked)
    asked.clear()
    page.get_by_label("Kata yang dicari").fill("cuti bersalin")
    page.keyboard.press("Enter")
    expect(page.locator("[data-say=found]")).to_contain_text("cuti bersalin")
    second = weigh(thousand, asked)

    assert sum(first.values()) <= FIRST_RESULT_BYTES, first
    assert sum(second.values()) <= NEXT_RESULT_BYTES, second


def weigh(folder: Path, paths: list[str]) -> dict[str, int]:
    """Bytes of each file as it travels."""
    weights = {}
    for path in dict.fromkeys(paths):
        file = folder / (f"{path}index.html" if path.endswith("/") else path).lstrip("/")
        data = file.read_bytes()
        is_text = file.suffix.lstrip(".") in TEXTS
        weights[path] = len(brotli.compress(data, quality=11)) if is_text else len(data)
    return weights
