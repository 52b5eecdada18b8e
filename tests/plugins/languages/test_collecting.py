"""The catalogues hold every word that a reader may see, and each translation fits its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from plugins.languages.collecting import (
    SPEAKING,
    collect_words,
    tell_catalogue,
    update_catalogues,
    update_words,
)
from plugins.languages.language import ENGLISH
from plugins.languages.reading import catalogue_path, forms_of
from plugins.root import ROOT

LOCALE = ROOT / "theme" / "locale"
_VALUE = re.compile(r"%\(\w+\)s")
_MARK = re.compile(r"<[^>]*>|&\w+;")
TEMPLATE = """\
<p>{{ _("Surel") }} {% trans name=who %}Oleh {{ name }}, 100% pasti{% endtrans %}</p>
{% trans count=n %}{{ count }} komentar{% pluralize %}{{ count }} komentar{% endtrans %}
"""


def read_english() -> list[Message]:
    with catalogue_path(LOCALE, ENGLISH).open("rb") as file:
        return [message for message in read_po(file, locale="en") if message.id]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for package in SPEAKING:
        (tmp_path / "plugins" / package).mkdir(parents=True)
    (tmp_path / "plugins" / "comments" / "view.py").write_text(
        'REMOVED = say("komentar yang dihapus")\nNOT = words.say("Berita")\n', encoding="utf-8"
    )
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "a.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def test_the_catalogue_of_all_words_is_what_the_templates_and_the_code_say_now() -> None:
    assert (LOCALE / "kabar.pot").read_bytes() == tell_catalogue(collect_words()), "run: inv words"


def test_the_english_catalogue_has_these_words_and_no_others() -> None:
    said = {forms_of(message.id) for message in collect_words() if message.id}

    assert {forms_of(message.id) for message in read_english()} == said, "run: inv words"


@pytest.mark.parametrize("message", read_english(), ids=lambda message: forms_of(message.id)[0])
def test_every_word_is_translated_with_the_same_values_and_marks(message: Message) -> None:
    assert not message.fuzzy
    for form in forms_of(message.string):
        assert form
        for pattern in (_VALUE, _MARK):
            assert sorted(pattern.findall(form)) == sorted(pattern.findall(forms_of(message.id)[0]))


def test_words_are_collected_from_templates_and_code(root: Path) -> None:
    words = {forms_of(message.id) for message in collect_words(root) if message.id}

    assert words == {
        ("Surel",),
        ("Oleh %(name)s, 100%% pasti",),
        ("%(count)s komentar", "%(count)s komentar"),
        ("komentar yang dihapus",),
        ("Berita",),
    }


def test_a_word_without_translation_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    update_catalogues(root)
    path = catalogue_path(root / "theme" / "locale", ENGLISH)
    text = path.read_text(encoding="utf-8")
    for words, english in (("Surel", "E-mail"), ("Berita", "News"), ("komentar yang dihapus", "removed")):
        text = text.replace(f'msgid "{words}"\nmsgstr ""', f'msgid "{words}"\nmsgstr "{english}"')
    path.write_text(text, encoding="utf-8")

    status = update_words(root)

    assert status == 1
    assert capsys.readouterr().err.splitlines() == [
        "theme/locale/en/LC_MESSAGES/kabar.po: %(count)s komentar",
        "theme/locale/en/LC_MESSAGES/kabar.po: Oleh %(name)s, 100%% pasti",
    ]


def test_what_is_translated_stays_and_what_is_no_longer_said_goes(root: Path) -> None:
    update_catalogues(root)
    path = catalogue_path(root / "theme" / "locale", ENGLISH)
    text = path.read_text(encoding="utf-8").replace('"Berita"\nmsgstr ""', '"Berita"\nmsgstr "News"')
    path.write_text(text + '\nmsgid "Usang"\nmsgstr "Obsolete"\n', encoding="utf-8")

    update_catalogues(root)

    kept = path.read_text(encoding="utf-8")
    assert 'msgid "Berita"\nmsgstr "News"' in kept and "Usang" not in kept


def test_catalogues_are_the_same_bytes_on_any_day(root: Path) -> None:
    update_catalogues(root)
    files = sorted((root / "theme" / "locale").rglob("kabar.po*"))
    before = [file.read_bytes() for file in files]

    update_catalogues(root)

    assert len(files) == 2
    assert [file.read_bytes() for file in files] == before
