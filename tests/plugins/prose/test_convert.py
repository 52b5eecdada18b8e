"""Markdown to HTML: the house's additions, and equality with the library's own way."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from plugins.prose.convert import Converter
from plugins.prose.library import HouseExtension
from plugins.prose.tangles import MAX_BODY_CHARS, find_tangle

from .bodies import made_up_bodies
from .good_bodies import GOOD_BODIES

CONVERTER = Converter()
PLAIN = Markdown(
    extensions=[
        SaneListExtension(),
        HouseExtension(),
        TableExtension(use_align_attribute=True),
        FencedCodeExtension(),
        FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE="Kembali ke rujukan catatan {}"),
    ],
    output_format="html",
)


@settings(max_examples=400, deadline=None)
@given(made_up_bodies)
@example("!\x02[a](b)")
@example("a  \nb\\*c `d` &amp; <br> [e][] **f**\n\n[e]: /g")
def test_the_quick_way_gives_what_the_plain_instance_gives(body: str) -> None:
    if find_tangle(body):
        return

    html = CONVERTER.convert(body)

    # The library takes its own two marks out of a text too, only later.
    assert html == PLAIN.reset().convert(body.replace("\x02", "").replace("\x03", ""))


@pytest.mark.parametrize("body", GOOD_BODIES.values(), ids=GOOD_BODIES.keys())
def test_good_texts_come_out_as_from_the_plain_instance(body: str) -> None:
    html = CONVERTER.convert(body)

    assert html == PLAIN.reset().convert(body)


@settings(max_examples=100, deadline=None)
@given(made_up_bodies, made_up_bodies)
def test_one_text_leaves_nothing_behind_for_the_next(first: str, second: str) -> None:
    CONVERTER.convert(first)

    assert CONVERTER.convert(second) == Converter().convert(second)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param("## Dasar Hukum", '<h2 id="dasar-hukum">Dasar Hukum</h2>', id="from its text"),
        pytest.param(
            "## Jum'at & 50%", '<h2 id="jum-at-50">Jum\'at &amp; 50%</h2>', id="letters and digits only"
        ),
        pytest.param(
            "## Ékspor **baru**", '<h2 id="ekspor-baru">Ékspor <strong>baru</strong></h2>', id="accents"
        ),
        pytest.param("## 中文", '<h2 id="bagian">中文</h2>', id="other scripts"),
        pytest.param("## Syarat {#syarat-umum}", '<h2 id="syarat-umum">Syarat</h2>', id="written"),
        pytest.param("## *Syarat* {#s}", '<h2 id="s"><em>Syarat</em></h2>', id="written after markup"),
        pytest.param("## Komentar", '<h2 id="judul-komentar">Komentar</h2>', id="a place of the page"),
        pytest.param("## Komentar 12", '<h2 id="judul-komentar-12">Komentar 12</h2>', id="a comment's place"),
        pytest.param("## A\n\n## A", '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>', id="twice"),
        pytest.param(
            "## A\n\n## B {#a}", '<h2 id="a-2">A</h2>\n<h2 id="a">B</h2>', id="the written one first"
        ),
        pytest.param("## A <br> &amp; B", '<h2 id="a-b">A <br> &amp; B</h2>', id="HTML inside"),
    ],
)
def test_a_heading_gets_an_anchor(body: str, html: str) -> None:
    assert CONVERTER.convert(body) == html


def test_a_cell_says_its_alignment_by_a_class() -> None:
    html = CONVERTER.convert("| a | b |\n| --- | ---: |\n| c | d |")

    assert '<td class="cell--right">d</td>' in html
    assert "style" not in html
    assert "align" not in html


def test_a_footnote_names_its_way_back_in_indonesian() -> None:
    html = CONVERTER.convert("Teks.[^1]\n\n[^1]: Catatan.")

    assert '<a class="footnote-ref" href="#fn-1">1</a>' in html
    assert 'title="Kembali ke rujukan catatan 1"' in html


def test_code_shows_its_markup() -> None:
    html = CONVERTER.convert("`<b>`\n\n```html\n<script>\n```\n\n    <i>")

    assert html == (
        "<p><code>&lt;b&gt;</code></p>\n"
        '<pre><code class="language-html">&lt;script&gt;\n</code></pre>\n'
        "<pre><code>&lt;i&gt;\n</code></pre>"
    )


def test_a_body_beyond_all_measure_is_not_converted() -> None:
    assert CONVERTER.convert("a" * (MAX_BODY_CHARS + 1)) == ""
    assert CONVERTER.convert("[" * 10_000) == ""
