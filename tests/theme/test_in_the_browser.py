"""The pages in a real browser: nothing that axe objects to, nothing too small to hit, nothing too wide,
nothing cut off on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.press.stylesheet import join_stylesheet
from tests.theme.components import THEME, make_arguments, read_component, render
from tests.theme.review import build_review
from tests.theme.test_pages import FULL, render_page

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]
# Links inside a sentence are exempt (WCAG 2.2, 2.5.8 and 2.5.5).
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]
  .filter(e => e.checkVisibility())
  .filter(e => !e.matches('.skip, .prose a, .reply p a, .notice a, .split p a, .tree ~ p a, main > p a'))
  .filter(e => !e.matches('.annex > p > a, .attachments p a'))
  .map(e => [e.textContent.trim() || e.name, Math.round(e.getBoundingClientRect().height)])
  .filter(([, height]) => height < 44)"""
# Drawn again, for only the browser here can read a picture.
EDGES = """async address => { const picture = new Image(); picture.src = address; await picture.decode();
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  return [0, picture.width - 1].map(x =>
    `rgb(${[...pen.getImageData(x, picture.height - 4, 1, 1).data.slice(0, 3)].join(', ')})`); }"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def show(page: Any, name: str) -> None:
    css = join_stylesheet(THEME / "static" / "css" / "site.css")
    given = render_page(name)
    if "/css/pages/search." in given:
        css += (THEME / "static" / "css" / "pages" / "search.css").read_text(encoding="utf-8")
    html = re.sub(r'<link rel="(?:stylesheet|icon)"[^>]*>', "", given)
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


def test_paper_shows_what_a_screen_scrolls_and_where_the_sources_are(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    show(page, "article_wide")
    page.emulate_media(media="print")

    cut = page.evaluate(
        "[...document.querySelectorAll('.prose pre')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    printed = page.evaluate("getComputedStyle(document.querySelector('.annex li a'), '::after').content")

    assert cut == 0
    assert printed.startswith('" (https://example.go.id/laporan-')


def test_paper_shows_the_public_changes(page: Any) -> None:
    show(page, "article_withdrawn")
    page.emulate_media(media="print")

    assert page.get_by_text("Nama jabatan pada alinea kedua dibetulkan.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["table", "pre"])
def test_what_goes_on_at_the_side_has_a_shade_there(page: Any, part: str, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)
    show(page, "article_wide")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    wide = page.locator(f".prose {part}").first

    at_start = edge_colours(wide)
    wide.evaluate("e => e.scrollLeft = e.scrollWidth")
    at_end = edge_colours(wide)

    assert [at_start[0], at_end[1]] == [paper, paper]
    assert paper not in (at_start[1], at_end[0])
    assert edge_colours(page.locator(".prose table").last) == [paper, paper]


def edge_colours(part: Any) -> list[str]:
    """Colours of a part's first and last column of pixels, near its foot, where no letter stands."""
    picture = b64encode(part.screenshot()).decode("ascii")
    return part.page.evaluate(EDGES, f"data:image/png;base64,{picture}")


@pytest.mark.parametrize("word", ["Mempertanggungjawabkan", "Penyelenggaraannya"])
def test_a_long_word_of_a_title_stays_whole_on_a_phone(page: Any, word: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    show(page, "article")

    lines = page.evaluate(
        """word => { const h1 = document.querySelector('h1'); h1.textContent = word;
        return h1.clientHeight / parseFloat(getComputedStyle(h1).lineHeight); }""",
        word,
    )

    assert round(lines) == 1


def test_a_comment_keeps_the_lines_that_its_writer_broke(page: Any) -> None:
    html = render("comment", make_arguments(read_component("comment"), "broken_lines"))
    page.set_viewport_size({"width": 1280, "height": 800})
    show(page, "article")

    lines = page.evaluate(
        """html => { document.querySelector('main').innerHTML = `<ol>${html}</ol>`;
        const p = document.querySelector('.comment p + p');
        return p.clientHeight / parseFloat(getComputedStyle(p).lineHeight); }""",
        html,
    )

    assert round(lines) == 3


def test_cells_stand_as_their_column_was_written(page: Any) -> None:
    show(page, "article_wide")

    sides = page.evaluate(
        "[...document.querySelector('tbody tr').cells].map(cell => getComputedStyle(cell).textAlign)"
    )

    assert sides[:4] == ["start", "center", "end", "start"]


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_review_page_shows_both_schemes_whatever_the_reader_s_is(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_content(build_review())

    grounds = [
        page.locator(f"#card .{shown}").first.evaluate("e => getComputedStyle(e).backgroundColor")
        for shown in ("light", "dark")
    ]

    assert grounds == ["rgb(255, 255, 255)", "rgb(21, 19, 27)"]
