"""A template's digest changes with all that it reaches, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.environment import make_environment
from plugins.press.templates import Templates

FILES = {
    "article.html": '{% extends "base.html" %}{% block main %}{{ card() }}{% endblock %}',
    "base.html": '{% from "card.html" import card %}<main>{% block main %}{% endblock %}</main>',
    "card.html": "{% from 'moment.html' import moment %}{% macro card() %}{{ moment() }}{% endmacro %}",
    "moment.html": "{% macro moment() %}now{% endmacro %}",
    "other.html": "{% macro other() %}{% endmacro %}",
    "page.html": '{%- include "other.html" -%}',
}
Digest = Callable[..., bytes]


@pytest.fixture
def digest(tmp_path: Path) -> Digest:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def tell(name: str, *, text: str | None = None, **options: object) -> bytes:
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        return Templates(tmp_path, make_environment(tmp_path, options)).digest(name)

    return tell


@pytest.mark.parametrize("name", ["article.html", "base.html", "card.html", "moment.html"])
def test_what_a_template_reaches_counts(digest: Digest, name: str) -> None:
    before = digest("article.html")

    digest(name, text=FILES[name] + " ")

    assert digest("article.html") != before


def test_what_it_does_not_reach_does_not_count(digest: Digest) -> None:
    before = digest("article.html")

    digest("other.html", text="{% macro other() %}another{% endmacro %}")

    assert digest("article.html") == before


@pytest.mark.parametrize(
    "mark",
    [
        '{% include "card.html"%}',
        '{%- include "card.html" -%}',
        '{%+ include "card.html" %}',
        "{%\n  include\n  'card.html'\n%}",
        '{% include "card.html" ignore missing %}',
        '{% include "card.html" without context %}',
        '{% include ["card.html", "absent.html"] %}',
        '{% import "card.html" as cards %}',
        '{% from "card.html" import card with context %}',
        '{% extends "card.html" %}',
        '{% extends "page.html" if x else "card.html" %}',
        '{% include "ca" ~ "rd.html" %}',
        '{% include("card.html") %}',
        "{% include chosen %}",
        '{% include "c\\x61rd.html" %}',
        '{% set x = "card.html" %}{% include x %}',
    ],
)
def test_every_way_to_reach_a_template_is_seen(digest: Digest, mark: str) -> None:
    before = digest("index.html", text=mark)

    digest("moment.html", text="{% macro moment() %}another{% endmacro %}")

    assert digest("index.html") != before


@pytest.mark.parametrize(
    ("mark", "options"),
    [
        ('<% include "card.html" %>', {"block_start_string": "<%", "block_end_string": "%>"}),
        ('# include "card.html"\n', {"line_statement_prefix": "#"}),
    ],
    ids=["block", "line"],
)
def test_other_marks_reach_templates_too(digest: Digest, mark: str, options: dict[str, str]) -> None:
    before = digest("index.html", text=mark, **options)

    digest("moment.html", text="another")

    assert digest("index.html", **options) != before


def test_what_a_template_means_counts(digest: Digest) -> None:
    assert digest("article.html", trim_blocks=False) != digest("article.html")
    assert digest("article.html", variable_start_string="${") != digest("article.html")
    assert digest("article.html", extensions=["jinja2.ext.do"]) != digest("article.html")


def test_templates_that_reach_each_other_have_an_end(digest: Digest) -> None:
    digest("a.html", text='{% include "b.html" %}')
    before = digest("b.html", text='{% include "a.html" %}')

    digest("a.html", text='{% include "b.html" %} ')

    assert digest("b.html") != before


def test_a_template_that_appears_counts(digest: Digest) -> None:
    before = digest("index.html", text='{% include "new.html" ignore missing %}')

    digest("new.html", text="new")

    assert digest("index.html") != before


def test_no_template_has_no_digest(digest: Digest) -> None:
    assert digest("") == b""


def test_the_catalogue_counts_for_templates_in_its_language_and_for_no_others(tmp_path: Path) -> None:
    templates, po = tmp_path / "templates", tmp_path / "locale" / "en" / "LC_MESSAGES" / "kabar.po"
    for folder in (templates, po.parent):
        folder.mkdir(parents=True)
    (templates / "page.html").write_text('{{ _("Surel") }}', encoding="utf-8")

    def tell(english: str) -> tuple[bytes, bytes]:
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        po.write_text(f'{head}\nmsgid "Surel"\nmsgstr "{english}"\n', encoding="utf-8")
        digests = Templates(templates, make_environment(templates))
        return digests.digest("page.html"), digests.digest("en/page.html")

    before, after = tell("E-mail"), tell("Mail")

    assert before[0] == after[0]
    assert before[1] != after[1]
    assert len({*before, *after}) == 3
