"""No word that a reader sees stands outside the catalogue, in templates or in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import nodes

from plugins.languages.catalogue import Catalogue
from plugins.languages.collecting import TEMPLATES
from plugins.languages.language import INDONESIAN, Language
from plugins.press.environment import make_environment
from plugins.root import ROOT

THEME = ROOT / "theme" / "templates"
FILES = sorted(file for pattern in TEMPLATES for file in THEME.rglob(pattern))
READ_OUT = ("alt", "aria-label", "aria-description", "placeholder", "title")
# Names of others, which no language changes.
NAMES = {"WhatsApp", "X", "Facebook"}

# Code that makes what readers get; what the rest says is for writers and engineers.
SPEAKING = [
    *(ROOT / "plugins" / "publication").glob("*_pages.py"),
    *(ROOT / "plugins" / "publication" / f"{name}.py" for name in ("feeds", "heads", "lists", "redirects")),
    *(ROOT / "plugins" / "search").glob("*_page.py"),
    *(ROOT / "plugins" / "comments" / f"{name}.py" for name in ("closing", "view")),
]
# schema.org's types and properties, and the names of formats.
TERMS = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]+)+|Atom|JSON Feed| \((?:Atom|JSON Feed)\)")
SCHEMA = {"NewsArticle", "GovernmentOrganization", "BreadcrumbList", "ListItem", "Person"}
_PROLOGUE = re.compile(r"<\?xml[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}")


class Silent(Catalogue):
    """Says nothing whatever it is asked, so that what is left was never asked for."""

    def forms(self, message: str) -> tuple[str, ...]:
        return ("",)


class _Silence:
    def of(self, _: Language) -> Catalogue:
        return Silent(language=INDONESIAN)


def find_words_outside(source: str) -> list[str]:
    """Words of a template that are not looked up."""
    environment = make_environment(THEME)
    environment.catalogues = _Silence()  # type: ignore[assignment]
    tree = environment.parse(source)
    markup = BeautifulSoup(_PROLOGUE.sub("", "".join(_printed(tree))), "html.parser")
    found = [str(string).strip() for string in markup.find_all(string=True)]
    found += [str(tag[name]) for tag in markup.find_all() for name in READ_OUT if tag.has_attr(name)]
    found += [
        const.value
        for const in tree.find_all(nodes.Const)
        if isinstance(const.value, str) and _SENTENCE.search(const.value)
    ]
    return [word for word in found if _WORD.search(word) and word not in NAMES]


def _printed(tree: nodes.Template) -> Iterator[str]:
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else "1"


def find_phrases_outside(source: str) -> list[str]:
    """Phrases of code that are not said: everything with words but docstrings and arguments of `say`."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        is_saying = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "say"
        is_refusal = isinstance(node, ast.Raise)
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_saying or is_refusal or is_text:
            skipped |= {id(part) for part in ast.walk(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in skipped
        and isinstance(node.value, str)
        and _SENTENCE.search(node.value)
        and node.value not in SCHEMA
        and not TERMS.fullmatch(node.value)
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(THEME).as_posix())
def test_every_word_of_a_template_is_in_the_catalogue(file: Path) -> None:
    assert find_words_outside(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", SPEAKING, ids=lambda file: file.stem)
def test_every_phrase_of_the_code_is_in_the_catalogue(file: Path) -> None:
    assert find_phrases_outside(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Surel</p>", ["Surel"]),
        ('<p aria-label="Daftar isi"></p>', ["Daftar isi"]),
        ('{{ opening("Galat 404") }}', ["Galat 404"]),
        ('{{ _("Surel") }} {% trans %}Oleh{% endtrans %} {{ moment(x, "full") }}', []),
    ],
    ids=["text", "attribute", "argument", "none"],
)
def test_a_word_outside_is_found_in_a_template(source: str, words: list[str]) -> None:
    assert find_words_outside(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('x = "Artikel terbaru"', ["Artikel terbaru"]),
        ('x = f"Arsip: {name}"', ["Arsip: "]),
        ('def f():\n    """Told to engineers."""\n    return say("Arsip")', []),
    ],
    ids=["text", "joined", "none"],
)
def test_a_phrase_outside_is_found_in_code(source: str, words: list[str]) -> None:
    assert find_phrases_outside(source) == words
