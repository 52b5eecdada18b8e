"""Every kind of page in a real browser: nothing that axe objects to, nothing lost when a reader enlarges it,
nothing that only a colour tells."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.fixtures.reading import LONG
from tests.site.kinds import KINDS
from tests.site.screenshots import keep_screenshot

# Contrast of AAA is among the rules that axe leaves out unless it is asked for.
AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Both schemes and both widths; tests/theme/test_in_the_browser.py looks at them the other way round.
VIEWS: list[tuple[int, Any]] = [(1280, "light"), (320, "dark")]
# WCAG 2.2, 2.5.5: at least 44 pixels. A link within a sentence is as high as its line, as there allowed.
SMALL = """() => {
  const isInSentence = e => getComputedStyle(e).display === 'inline'
    && e.parentElement.textContent.trim() !== e.textContent.trim();
  return [...document.querySelectorAll('a, button, select, summary, textarea, input:not([type=hidden])')]
    .filter(e => e.checkVisibility() && !e.matches('.skip') && !isInSentence(e))
    .map(e => [e.textContent.trim() || e.name, e.getBoundingClientRect()])
    .filter(([, box]) => Math.round(box.height) < 44 || box.width < 24)
    .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`); }"""
# What scrolls by itself may be wider (a table, code); what is heard and not seen is meant to be cut off.
CUT_OFF = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && !e.matches('.unseen, input, select, textarea'))
  .filter(e => !e.matches('.prose table, .prose table *, .prose pre, .prose pre *'))
  .filter(e => {
    const box = e.getBoundingClientRect();
    const isHidden = getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
    return isHidden || box.right > innerWidth + 1 || box.left < -1; })
  .map(e => e.outerHTML.slice(0, 80))"""
# WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; }
* { word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
# Dates that stand on more than one line.
PARTED = """() => [...document.querySelectorAll('time')].filter(e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
}).map(e => e.textContent)"""
WORDS = r"document.body.innerText.split(/\s+/).filter(Boolean).sort().join(' ')"


def open_page(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}{KINDS[kind]}")
    if kind.startswith("search_"):
        shown = {"search_found": "[data-list] li", "search_nothing": "[data-say=none]"}[kind]
        expect(page.locator(shown).first).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_the_light_in_the_dark_and_on_a_narrow_screen(
    reading_address: str, page: Page, kind: str
) -> None:
    open_page(page, reading_address, kind)
    page.evaluate(AXE_SCRIPT)
    faults = []

    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("options => axe.run(options)", AXE)["violations"]
        faults += [(width, fault["id"], fault["nodes"][0]["target"]) for fault in found]
        faults += [(width, "small", small) for small in page.evaluate(SMALL)]
        # All other kinds are kept as they are without scripts.
        if kind.startswith("search_"):
            keep_screenshot(page, f"{kind}-{width}")

    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_at_400_per_cent_or_with_wide_spacing(
    reading_address: str, page: Page, kind: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1024})
    open_page(page, reading_address, kind)
    told = page.evaluate(WORDS)

    # 1280 × 1024 at 400 % are as many pixels of CSS.
    page.set_viewport_size({"width": 320, "height": 256})
    enlarged, cut = page.evaluate(WORDS), page.evaluate(CUT_OFF)
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    spaced, cut_spaced = page.evaluate(WORDS), page.evaluate(CUT_OFF)

    assert enlarged == told and spaced == told
    assert [cut, cut_spaced] == [[], []]


@pytest.mark.parametrize("kind", ["front", "article_with_all", "article_withdrawn", "office", "page"])
def test_no_date_is_parted_on_a_phone(reading_address: str, page: Page, kind: str) -> None:
    open_page(page, reading_address, kind)
    parted = {}

    for width in (360, 412):
        page.set_viewport_size({"width": width, "height": 800})
        parted[width] = page.evaluate(PARTED)

    assert parted == {360: [], 412: []}


@pytest.mark.parametrize("kind", ["front", "article_with_all", "search"])
def test_nothing_moves_for_anyone(reading_address: str, page: Page, kind: str) -> None:
    open_page(page, reading_address, kind)

    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e)).filter(style =>
        style.animationName !== 'none' || style.transitionDuration !== '0s'
        || style.scrollBehavior !== 'auto').length"""
    )

    assert moving == 0


COLOURS_ONLY = {
    "where the keyboard is": (LONG, ".letterhead__name", "outlineStyle", "solid"),
    "which part of the site this is": ("/kategori/", "nav [aria-current]", "textDecorationLine", "underline"),
    "which page of a list this is": ("/halaman/2/", ".pagination [aria-current]", "outlineStyle", "solid"),
    "what is no longer in force": (KINDS["article_withdrawn"], ".notice", "borderTopStyle", "double"),
    "who speaks for the office": (LONG, ".comment--staff mark", "borderTopStyle", "solid"),
    "what is a field": (LONG, "#nama", "borderTopStyle", "solid"),
    "what is a button": (LONG, ".reply button", "borderTopStyle", "solid"),
    "what is a link": (LONG, ".prose ~ * a, .annex a", "textDecorationLine", "underline"),
}


@pytest.mark.parametrize(("path", "part", "trait", "value"), COLOURS_ONLY.values(), ids=COLOURS_ONLY)
def test_forced_colours_leave_visible_what_colours_tell(
    reading_address: str, page: Page, path: str, part: str, trait: str, value: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{reading_address}{path}")
    shown = page.locator(part).first
    if not shown.get_attribute("aria-current"):
        page.keyboard.press("Tab")
        shown.focus()

    styles = shown.evaluate("e => ({...getComputedStyle(e)})")

    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    width = styles[trait.replace("Style", "Width").replace("DecorationLine", "DecorationThickness")]
    assert styles[trait] == value
    assert float(width.removesuffix("px")) >= 1
    assert styles[trait.replace("Style", "Color").replace("textDecorationLine", "color")] != paper
