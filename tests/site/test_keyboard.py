"""A reader without a mouse: every stop is seen, in the order of the page, and none is a trap."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect

from plugins.comments.consent import CURRENT
from tests.fixtures.browser import wait_until
from tests.fixtures.reading import LONG
from tests.site.kinds import KINDS

# Each stop by its place among all that can be stopped at, and whether its reader sees it.
FOCUS = """() => {
  const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, '
    + 'textarea, [tabindex="0"]')].filter(e => e.checkVisibility());
  const e = document.activeElement, box = e.getClientRects()[0], style = getComputedStyle(e);
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + Math.min(box.width, 20) / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1));
  return {place: stops.indexOf(e), count: stops.length, what: e.outerHTML.slice(0, 80),
    isOutlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.bottom > 0 && box.top < innerHeight && (e === middle || e.contains(middle))}; }"""


def focused(page: Page) -> str:
    """Text of the element that has the focus, or the name of the field."""
    told: str = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name")
    return told


def press_tab(page: Page, times: int) -> list[str]:
    told = []
    for _ in range(times):
        page.keyboard.press("Tab")
        told.append(focused(page))
    return told


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize(
    "kind",
    ["front_paged", "article_with_all", "article_withdrawn", "office", "month", "search_found", "lost"],
)
def test_every_stop_is_seen_in_the_order_of_the_page_and_none_is_a_trap(
    reading_address: str, page: Page, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{reading_address}{KINDS[kind]}")
    if kind == "search_found":
        expect(page.locator("[data-list] li").first).to_be_visible(timeout=15_000)
        page.evaluate("document.activeElement.blur()")
    first = page.evaluate(FOCUS)
    stops: list[dict[str, Any]] = []

    for _ in range(first["count"]):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    page.keyboard.press("Tab")
    last = page.evaluate(FOCUS)

    assert [stop["what"] for stop in stops if not (stop["isOutlined"] and stop["isSeen"])] == []
    assert [stop["place"] for stop in stops] == list(range(first["count"]))
    assert last["place"] in (-1, 0)


def test_the_skip_link_shows_itself_and_leads_past_the_menu(reading_address: str, page: Page) -> None:
    page.goto(f"{reading_address}{LONG}")
    skip = page.get_by_role("link", name="Langsung ke isi")
    hidden = skip.bounding_box()

    page.keyboard.press("Tab")
    shown = skip.bounding_box()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert hidden is not None and hidden["y"] + hidden["height"] <= 0
    assert shown is not None and shown["y"] >= 0
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_is_walked_and_entered(reading_address: str, page: Page) -> None:
    page.goto(f"{reading_address}/")

    told = press_tab(page, 5)
    page.keyboard.press("Enter")

    assert told == ["Langsung ke isi", "Kabar Kinerja ASN", "Kategori", "Topik", "Kantor"]
    page.wait_for_url("**/kantor/")
    expect(page.locator("nav [aria-current=page]")).to_have_text("Kantor")


def test_a_search_is_asked_narrowed_and_followed(reading_address: str, page: Page) -> None:
    page.goto(f"{reading_address}/cari/")
    page.get_by_label("Kata yang dicari").focus()

    page.keyboard.type("panduan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/hasil/?q=panduan**")
    expect(page.locator("[data-list] li").first).to_be_visible(timeout=15_000)
    page.get_by_label("Kata yang dicari").focus()
    told = press_tab(page, 2)
    page.keyboard.press("Enter")
    within = press_tab(page, 1)

    assert told == ["Cari", "Saring dan urutkan"]
    assert page.locator("details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "kantor", within
    page.locator("[data-list] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LONG}")


def test_a_reply_is_written_and_sent(reading_address: str, page: Page) -> None:
    sent: list[str] = []

    def keep(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(body="<p>Terima kasih.</p>", content_type="text/html")

    page.route("**/komentar/", keep)
    page.goto(f"{reading_address}{LONG}")
    page.locator("#nama").focus()

    page.keyboard.type("Rina")
    page.keyboard.press("Tab")
    page.keyboard.type("rina")
    page.keyboard.press("Tab")
    page.keyboard.type("Terima kasih.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    refused = (focused(page), list(sent))
    page.keyboard.type("@contoh.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/komentar/")

    assert refused == ("email", [])
    assert parse_qs(sent[0]) == {
        "consent": [CURRENT],
        "article": [LONG],
        "name": ["Rina"],
        "email": ["rina@contoh.example"],
        "text": ["Terima kasih."],
    }


def test_a_conversation_stops_at_its_replies_alone_and_a_wide_table_is_scrolled(
    reading_address: str, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{reading_address}{LONG}")
    table = page.locator(".prose table")

    table.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")
    page.locator("nav[aria-labelledby=bagikan] a").last.focus()
    replies = page.locator(".comment__reply a")
    names = [link.get_attribute("aria-label") for link in replies.all()]
    stops = []
    for _ in names:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    page.keyboard.press("Tab")

    assert stops == names
    assert page.evaluate("document.activeElement.closest('.reply') !== null")
    assert page.locator(".comment").count() == 7 and len(names) > 0
