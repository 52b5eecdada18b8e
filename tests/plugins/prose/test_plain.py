"""The short way to HTML: the same as the library's wherever it is taken, and taken by most articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from plugins.gate.reading import read_source
from plugins.prose.plain import convert_plain
from plugins.prose.tangles import find_tangle
from tests.benchmarks.texts import Size, all_places, make_draft, write_body

from .bodies import made_up_bodies
from .good_bodies import GOOD_BODIES
from .hostile_bodies import HOSTILE_BODIES
from .plain_bodies import nearly_plain_bodies
from .test_convert import PLAIN

CONTENT = Path(__file__).parents[3] / "content"
SIZE = Size(articles=300, offices=20)
PLACES = all_places(SIZE.offices)
ARTICLES = [write_body(make_draft(number, PLACES), SIZE, PLACES) for number in range(1, SIZE.articles + 1)]


def _published_bodies() -> list[str]:
    paths = sorted([*CONTENT.glob("artikel/**/*.md"), *CONTENT.glob("laman/*.md")])
    sources = [read_source(path.relative_to(CONTENT).as_posix(), path.read_bytes())[0] for path in paths]
    return [source.body for source in sources if source]


def _is_as_markdown_gives(body: str) -> bool:
    html = convert_plain(body)
    return html is None or (not find_tangle(body) and html == PLAIN.reset().convert(body))


@settings(max_examples=600, deadline=None)
@given(nearly_plain_bodies)
@example("- **a\n- b**")
@example("**a\nb** [c\nd](/e)")
@example("[a](*b*)")
@example("*a*[b](/c)")
@example("1. a\n\n2. b")
@example("٣. a")
@example("## a\xa0b")
@example("a\n\n  \nb")
@example("- a\n" * 3000)
def test_the_plain_path_gives_what_markdown_gives(body: str) -> None:
    assert _is_as_markdown_gives(body)


@settings(max_examples=300, deadline=None)
@given(made_up_bodies)
def test_any_other_text_is_as_markdown_gives_it(body: str) -> None:
    assert _is_as_markdown_gives(body)


@pytest.mark.parametrize(
    "body", [*GOOD_BODIES.values(), *HOSTILE_BODIES.values()], ids=[*GOOD_BODIES, *HOSTILE_BODIES]
)
def test_good_and_hostile_texts_are_as_markdown_gives_them(body: str) -> None:
    assert _is_as_markdown_gives(body)


def test_most_articles_take_the_plain_path_and_are_as_markdown_gives_them() -> None:
    plain = [body for body in ARTICLES if convert_plain(body) is not None]

    assert len(plain) > 0.9 * len(ARTICLES)
    assert all(map(_is_as_markdown_gives, ARTICLES))


def test_most_published_texts_take_the_plain_path_and_are_as_markdown_gives_them() -> None:
    bodies = _published_bodies()
    plain = [body for body in bodies if convert_plain(body) is not None]

    assert len(plain) > 0.5 * len(bodies)
    assert all(map(_is_as_markdown_gives, bodies))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("Satu <b>dua</b>", id="HTML"),
        pytest.param("Satu & dua", id="an ampersand"),
        pytest.param("Satu\\* dua", id="a backslash"),
        pytest.param("Satu_dua", id="an underscore"),
        pytest.param("Satu ![dua](/tiga.jpg)", id="a picture"),
        pytest.param("Satu [dua]", id="brackets"),
        pytest.param("Satu [dua](/tiga 'empat')", id="a link's title"),
        pytest.param("Satu ** dua", id="loose stars"),
        pytest.param("Satu **dua* tiga", id="unequal stars"),
        pytest.param("2*3*4", id="stars in a word"),
        pytest.param("Satu  \ndua", id="a line break"),
        pytest.param("Satu \ndua", id="a space before the line's end"),
        pytest.param("Satu\n dua", id="a space before the line"),
        pytest.param("    Satu", id="code"),
        pytest.param("Satu\n---", id="an underlined heading"),
        pytest.param("Satu\n## Dua", id="a heading without empty line"),
        pytest.param("## Dua {#dua}", id="an anchor"),
        pytest.param("## Dua ##", id="a closed heading"),
        pytest.param("# Satu", id="the first level"),
        pytest.param("- satu\n  dua", id="an item of two lines"),
        pytest.param("- satu\n    - dua", id="a list in a list"),
        pytest.param("- satu\n\n- dua", id="loose items"),
        pytest.param("- satu\n\n1. dua", id="two lists"),
        pytest.param("2. satu", id="a list that begins at two"),
        pytest.param("* satu", id="other bullets"),
        pytest.param("1998. Satu", id="a year that is a list to Markdown"),
        pytest.param("- 1. satu", id="a list in an item"),
        pytest.param("Satu\u2028dua", id="an unusual line break"),
        pytest.param("Satu\u00a0dua", id="an unusual space"),
        pytest.param("Satu\tdua", id="a tab"),
        pytest.param("| a | b |\n| --- | --- |", id="an empty table"),
        pytest.param("| a | b |\n| --- | --- |\n| c |", id="too few cells"),
        pytest.param("| a | b |\n| --- | --- |\n| c | *d* |", id="a mark in a cell"),
        pytest.param("a | b\n--- | ---\nc | d", id="an open table"),
    ],
)
def test_a_text_of_any_doubt_is_left_to_markdown(body: str) -> None:
    assert convert_plain(body) is None


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param("\nSatu\ndua.\n", "<p>Satu\ndua.</p>", id="a paragraph"),
        pytest.param("## Dasar hukum", '<h2 id="dasar-hukum">Dasar hukum</h2>', id="a heading"),
        pytest.param("## A\n\n### A", '<h2 id="a">A</h2>\n<h3 id="a-2">A</h3>', id="the same heading twice"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="a list"),
        pytest.param("1. a\n1. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", id="a numbered list"),
        pytest.param("“**a**”, *b c*.", "<p>“<strong>a</strong>”, <em>b c</em>.</p>", id="emphasis"),
        pytest.param("(lihat [a b](/c/#d))", '<p>(lihat <a href="/c/#d">a b</a>)</p>', id="a link"),
        pytest.param(
            "| a | b |\n| --- | ---: |\n| c | 1 |",
            '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="cell--right">b</th>\n</tr>\n</thead>\n<tbody>\n'
            '<tr>\n<td>c</td>\n<td class="cell--right">1</td>\n</tr>\n</tbody>\n</table>',
            id="a table",
        ),
    ],
)
def test_a_plain_text_is_converted(body: str, html: str) -> None:
    assert convert_plain(body) == html
