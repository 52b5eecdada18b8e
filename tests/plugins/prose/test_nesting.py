"""A text among others keeps its links within itself and its place in the outline."""

from __future__ import annotations

from plugins.prose.nesting import nest


def test_headings_go_one_deeper_and_anchors_are_told_apart() -> None:
    html = (
        '<h2 id="awal">Awal</h2>\n<p>Lihat <a href="#awal">awal</a> dan '
        '<a href="/semarang/">kantor</a>.</p>\n<h3 id="b">B</h3>'
    )

    nested = nest(html, "naskah-1-")

    assert nested == (
        '<h3 id="naskah-1-awal">Awal</h3>\n<p>Lihat <a href="#naskah-1-awal">awal</a> dan '
        '<a href="/semarang/">kantor</a>.</p>\n<h4 id="naskah-1-b">B</h4>'
    )


def test_code_that_shows_tags_is_left_as_written() -> None:
    html = '<pre><code>&lt;h2 id="a"&gt; href="#a" &lt;/h2&gt;</code></pre>'

    assert nest(html, "x-") == html


def test_the_deepest_heading_stays() -> None:
    assert nest("<h6>Enam</h6>", "x-") == "<h6>Enam</h6>"
