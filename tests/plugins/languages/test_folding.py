"""Words become part of a template when it is compiled: in Indonesian as written, elsewhere translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from plugins.press.environment import ThemeEnvironment, make_environment

PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Surel"
msgstr "E-mail & post"

msgid "Oleh %(name)s, 100%% pasti"
msgstr "100%% surely by <b>%(name)s</b>"

msgid "%(count)s komentar"
msgid_plural "%(count)s komentar"
msgstr[0] "%(count)s comment"
msgstr[1] "%(count)s comments"

#, fuzzy
msgid "Arsip"
msgstr "Perhaps an archive"
"""


@pytest.fixture
def theme(tmp_path: Path) -> ThemeEnvironment:
    po = tmp_path / "locale" / "en" / "LC_MESSAGES" / "kabar.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, encoding="utf-8")
    templates = tmp_path / "templates"
    templates.mkdir()
    files = {
        "word.html": '{{ _("Surel") }}',
        "default.html": '{% macro word(text=_("Su" "rel")) %}{{ text }}{% endmacro %}{{ word() }}',
        "by.html": "{% trans name=who %}Oleh {{ name }}, 100% pasti{% endtrans %}",
        "count.html": "{% trans count=n %}{{ count }} komentar{% pluralize %}"
        "{{ count }} komentar{% endtrans %}",
        "unsure.html": '{{ _("Arsip") }} {{ _("Kantor") }}',
        "base.html": '{{ _("Surel") }}: {% block main %}{% endblock %}',
        "page.html": '{% extends "base.html" %}{% block main %}{% include "count.html" %}{% endblock %}',
        "bad.html": "{{ _(who) }}",
    }
    for name, text in files.items():
        (templates / name).write_text(text, encoding="utf-8")
    return make_environment(templates)


@pytest.mark.parametrize(
    ("name", "values", "indonesian", "english"),
    [
        ("word.html", {}, "Surel", "E-mail &amp; post"),
        ("default.html", {}, "Surel", "E-mail &amp; post"),
        ("by.html", {"who": "<i>"}, "Oleh &lt;i&gt;, 100% pasti", "100% surely by <b>&lt;i&gt;</b>"),
        ("count.html", {"n": 0}, "0 komentar", "0 comments"),
        ("count.html", {"n": 1}, "1 komentar", "1 comment"),
        ("count.html", {"n": 2}, "2 komentar", "2 comments"),
        ("page.html", {"n": 1, "who": "x"}, "Surel: 1 komentar", "E-mail &amp; post: 1 comment"),
    ],
    ids=["word", "default", "value", "none", "one", "two", "reached"],
)
def test_a_template_speaks_the_language_that_its_name_asks_for(
    theme: ThemeEnvironment, name: str, values: dict[str, object], indonesian: str, english: str
) -> None:
    assert theme.get_template(name).render(values) == indonesian
    assert theme.get_template(f"en/{name}").render(values) == english


def test_words_that_are_doubtful_or_not_translated_stay_indonesian(theme: ThemeEnvironment) -> None:
    assert theme.get_template("en/unsure.html").render() == "Arsip Kantor"


def test_only_a_written_word_can_be_looked_up(theme: ThemeEnvironment) -> None:
    with pytest.raises(TemplateSyntaxError, match="expected token 'string'"):
        theme.get_template("bad.html")


def test_nothing_is_looked_up_when_a_page_is_printed(theme: ThemeEnvironment) -> None:
    source, _, _ = theme.loader.get_source(theme, "page.html")

    compiled = theme.compile(source + '{{ _("Surel") }}', "page.html", raw=True)

    assert "gettext" not in compiled and "resolve('_')" not in compiled
