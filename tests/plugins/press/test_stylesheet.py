"""The joined stylesheet says what its parts say, in their order and layers."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.press.stylesheet import StylesheetError, join_stylesheet, squeeze


def make_entry(folder: Path, text: str, **parts: str) -> Path:
    for name, css in parts.items():
        (folder / f"{name}.css").write_text(css, encoding="utf-8")
    entry = folder / "site.css"
    entry.write_text(text, encoding="utf-8")
    return entry


def test_imports_are_replaced_by_their_files_inside_their_layers(tmp_path: Path) -> None:
    text = '@layer reset, cards;\n\n@import "a.css" layer(reset);\n@import "b.css" layer(cards);\n'
    entry = make_entry(tmp_path, text, a="* { margin: 0; }\n", b=".card { color: red; }\n")

    joined = join_stylesheet(entry)

    assert joined == "@layer reset,cards;@layer reset{*{margin:0}}@layer cards{.card{color:red}}"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        pytest.param("a { color: red; }", "a{color:red}", id="spaces around marks"),
        pytest.param("/* one */ a {} /* two */", "a{}", id="comments"),
        pytest.param("a /* x */ b {}", "a b{}", id="comment among spaces"),
        pytest.param("a/**/b {}", "a/**/b{}", id="comment that alone parts two words"),
        pytest.param('a { content: "  /* {; */  "; }', 'a{content:"  /* {; */  "}', id="string"),
        pytest.param(r'a { content: "\"  ;"; }', r'a{content:"\"  ;"}', id="escaped quote"),
        pytest.param("a { content: '\\'  '; }", "a{content:'\\'  '}", id="single quotes"),
        pytest.param("a { b: url(x  y;z) }", "a{b:url(x  y;z)}", id="bare address"),
        pytest.param('a { b: url( "x  y" ) }', 'a{b:url( "x  y" )}', id="quoted address"),
        pytest.param("a { w: calc(1px + 2px - 3px) }", "a{w:calc(1px + 2px - 3px)}", id="calc"),
        pytest.param(".a :hover, .b {}", ".a :hover,.b{}", id="descendant pseudo-class"),
        pytest.param("@media (min-width: 4rem) and (x) {}", "@media (min-width:4rem) and (x){}", id="media"),
        pytest.param("a > b ~ c + d {}", "a > b ~ c + d{}", id="combinators"),
        pytest.param('a { content: "/" / ""; }', 'a{content:"/" / ""}', id="slash between strings"),
        pytest.param("a { f: 1em/1.5  x }", "a{f:1em/1.5 x}", id="slash in a value"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_only_what_means_nothing_is_taken_out(css: str, expected: str) -> None:
    assert squeeze(css) == expected
    assert squeeze(expected) == expected


@pytest.mark.parametrize(
    ("text", "parts", "message"),
    [
        pytest.param(
            '\n@import "card.css" layer(x);', {}, 'site.css:2: "card.css" is not there', id="missing file"
        ),
        pytest.param(
            '@import url("a.css");',
            {"a": ""},
            'site.css:1: an import is written `@import "file.css" layer(name);`',
            id="other form",
        ),
        pytest.param(
            '@import "a.css" layer(x);',
            {"a": '@import "b.css";'},
            'site.css:1: "a.css" imports in its turn; only the entry may import',
            id="nested import",
        ),
    ],
)
def test_a_line_that_cannot_be_carried_out_is_named(
    tmp_path: Path, text: str, parts: dict[str, str], message: str
) -> None:
    entry = make_entry(tmp_path, text, **parts)

    with pytest.raises(StylesheetError) as caught:
        join_stylesheet(entry)

    assert str(caught.value) == f"{tmp_path.as_posix()}/{message}"


def test_an_entry_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StylesheetError) as caught:
        join_stylesheet(tmp_path / "site.css")

    assert str(caught.value) == f'{tmp_path.as_posix()}/site.css: "site.css" is not there'


def test_a_part_that_is_not_text_is_named(tmp_path: Path) -> None:
    entry = make_entry(tmp_path, '@import "a.css" layer(x);')
    (tmp_path / "a.css").write_bytes(b"\xff\xfe")

    with pytest.raises(StylesheetError) as caught:
        join_stylesheet(entry)

    assert str(caught.value) == f'{tmp_path.as_posix()}/site.css:1: "a.css" is not UTF-8'
