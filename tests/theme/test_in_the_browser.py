"""The pages in a real browser: nothing that axe objects to, nothing too small to hit, nothing too wide."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.press.stylesheet import join_stylesheet
from tests.theme.components import THEME
from tests.theme.review import build_review
from tests.theme.test_pages import FULL, render_page

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]
# Links inside a sentence are exempt (WCAG 2.2, 2.5.8 and 2.5.5).
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]
  .filter(e => !e.matches('.skip, .prose a, .reply p a, .notice a, .split p a, .tree ~ p a, main > p a'))
  .map(e => [e.textContent.trim() || e.name, Math.round(e.getBoundingClientRect().height)])
  .filter(([, height]) => height < 44)"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def show(page: Any, name: str) -> None:
    css = join_stylesheet(THEME / "static" / "css" / "site.css")
    html = re.sub(r'<link rel="(?:stylesheet|icon)"[^>]*>', "", render_page(name))
    page.set_content(html.replace("</head>", f"<style>{css}</style></head>"))


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", FULL)
def test_page_is_accessible_and_fits(page: Any, name: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    show(page, name)

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(TOO_SMALL) == []


def test_a_line_holds_60_to_75_characters(page: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    show(page, "article")

    widths = page.evaluate(
        """() => { const p = document.querySelector('.prose p'), s = document.createElement('span');
        s.textContent = p.textContent; s.style.whiteSpace = 'nowrap'; p.parentElement.append(s);
        return [p.clientWidth, s.getBoundingClientRect().width / s.textContent.length]; }"""
    )

    assert 60 <= widths[0] / widths[1] <= 75


def test_the_address_is_printed_and_the_navigation_is_not(page: Any) -> None:
    show(page, "article")
    page.emulate_media(media="print")

    assert page.locator(".on-paper").is_visible()
    assert page.locator("nav:visible, form:visible, aside:visible, .skip:visible").count() == 0
    assert page.locator(".prose").is_visible()


def test_the_checker_finds_nothing(vnu: Any, tmp_path: Path) -> None:
    for name in FULL:
        (tmp_path / f"{name}.html").write_text(render_page(name), encoding="utf-8")
    css = join_stylesheet(THEME / "static" / "css" / "site.css")
    (tmp_path / "site.css").write_text(css, encoding="utf-8")

    assert vnu(tmp_path) == []


def test_the_review_page_stands_alone(page: Any) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.set_content(build_review())

    assert [url for url in requests if "rapat.jpg" not in url] == []
