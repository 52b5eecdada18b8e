"""Every component is described by its head comment, shown by its examples, and escapes what it prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import nodes

from plugins.comments.comment import MAX_TEXT_CHARS
from tests.theme.components import (
    EXAMPLES,
    TEMPLATES,
    component_names,
    environment,
    make_arguments,
    read_component,
    render,
)
from tests.theme.review import build_review, write_review
from tests.theme.values import poison

COMPONENTS = component_names()
STATES = [(name, state) for name in COMPONENTS for state in read_component(name).examples]
HOSTILE = '<b class="x">"\'&'
# Parameters that choose among words of our own and are never a reader's or a writer's.
CHOICES = frozenset({"wording"})
TRUSTED = {"prose": "{{ passage.html|safe }}", "structured_data": "{{ jsonld|safe }}"}


def make_markup(name: str, arguments: dict[str, Any]) -> BeautifulSoup:
    return BeautifulSoup(render(name, arguments), "html.parser")


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_head_comment_tells_the_macro_s_parameters(name: str) -> None:
    source = (TEMPLATES / "components" / f"{name}.html").read_text(encoding="utf-8")
    macros = list(environment().parse(source).find_all(nodes.Macro))

    told = [(parameter.name, parameter.default) for parameter in read_component(name).parameters]

    assert [macro.name for macro in macros] == [name]
    given = [_word(default) for default in macros[0].defaults]
    needed = [None] * (len(macros[0].args) - len(given))
    assert told == list(zip((arg.name for arg in macros[0].args), [*needed, *given], strict=True))


def _word(default: nodes.Expr) -> str:
    value = default.as_const()
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f'"{value}"'
        if isinstance(value, str)
        else str(value)
    )


def test_every_component_has_examples_and_every_example_a_component() -> None:
    assert sorted(file.stem for file in EXAMPLES.glob("*.json")) == COMPONENTS


@pytest.mark.parametrize(("name", "state"), STATES)
def test_every_example_renders(name: str, state: str) -> None:
    html = render(name, make_arguments(read_component(name), state))

    assert "None" not in html
    assert "{{" not in html


@pytest.mark.parametrize(("name", "state"), STATES)
def test_markup_in_a_text_is_printed_as_text(name: str, state: str) -> None:
    arguments = make_arguments(read_component(name), state)
    poisoned = {key: value if key in CHOICES else poison(value, HOSTILE) for key, value in arguments.items()}
    poisoned = {**poisoned, **{key: arguments[key] for key in arguments if key == "jsonld"}}

    html = render(name, poisoned)

    assert "<b class" not in html
    assert "\"'&" not in html


@pytest.mark.parametrize(
    "name", ["annex", "cardlist", "contents", "history", "kindred", "linklist", "sharing"]
)
def test_a_component_with_nothing_to_say_prints_nothing_or_a_way_on(name: str) -> None:
    component = read_component(name)
    silent = {"annex": "no_links", "contents": "short_text", "sharing": "preview"}.get(name, "none")

    markup = make_markup(name, make_arguments(component, silent))

    assert not markup.get_text(strip=True) or markup.find("a")


def test_what_is_trusted_is_printed_in_two_components_only() -> None:
    uses = {
        file.stem: text.count("|safe")
        for file in TEMPLATES.rglob("*.html")
        if "|safe" in (text := file.read_text(encoding="utf-8")) or "Markup" in text
    }

    assert uses == dict.fromkeys(TRUSTED, 1)
    for name, call in TRUSTED.items():
        assert call in (TEMPLATES / "components" / f"{name}.html").read_text(encoding="utf-8")


def test_escaping_is_nowhere_switched_off() -> None:
    for file in TEMPLATES.rglob("*.html"):
        assert "autoescape" not in file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize("kind", ["components", "layouts", "."])
def test_templates_stay_small(kind: str) -> None:
    limit = 30 if kind == "." else 60

    for file in (TEMPLATES / kind).glob("*.html"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= limit, file.name


def test_replies_are_set_in_to_the_fifth_level_and_then_say_whom_they_answer() -> None:
    item = make_arguments(read_component("comment"), "reader")["item"]
    arguments = make_arguments(read_component("comment"), "deepest_with_reply")

    deepest = make_markup("comment", arguments)
    nested = make_markup("comment", {**arguments, "depth": 4})

    assert item.replies == ()
    assert deepest.select("ol") == []
    assert "Made menjawab Yohanes, " in deepest.get_text()
    assert len(nested.select("li.comment > ol > li.comment")) == 1
    assert "menjawab" not in nested.get_text()


def test_a_reply_beside_its_like_names_the_one_that_it_answers() -> None:
    markup = make_markup("comment", make_arguments(read_component("comment"), "answering_a_neighbour"))

    told = [line.get_text().partition(",")[0] for line in markup.select(".comment__by")]
    assert told == [
        "Rina",
        "Joko menjawab Rina",
        "Tono menjawab Joko",
        "Budi menjawab komentar yang dihapus",
    ]


@pytest.mark.parametrize(
    ("state", "signed"),
    [
        ("office_signs", "Oleh BKN Semarang"),
        ("two_authors", "Oleh Ratna Wulandari, Bagus Pratama, BKN Semarang"),
        ("name_with_comma", "Oleh Budi Santoso, S.Kom.; Siti Aminah; BKN Semarang"),
    ],
)
def test_names_with_degrees_are_told_apart(state: str, signed: str) -> None:
    markup = make_markup("signature", make_arguments(read_component("signature"), state))

    assert markup.get_text().strip() == signed


def test_a_count_says_what_it_counts() -> None:
    markup = make_markup("counted", make_arguments(read_component("counted"), "counted"))

    assert markup.get_text() == "Rekrutmen 12 artikel"


def test_a_removed_comment_leaves_its_place_and_its_replies() -> None:
    markup = make_markup("comment", make_arguments(read_component("comment"), "removed_with_reply"))

    assert "Komentar ini dihapus." in markup.get_text()
    assert [item["id"] for item in markup.select("li")] == ["komentar-1", "komentar-2"]


def test_the_reply_form_ties_labels_to_fields_that_must_be_filled() -> None:
    markup = make_markup("reply", make_arguments(read_component("reply"), "open"))

    assert markup.h2.get_text() == "Tulis komentar"
    fields = {field["name"]: field for field in markup.select("input:not([type=hidden]), textarea")}
    assert list(fields) == ["name", "email", "text", "website", "consent"]
    assert [label.get("for") for label in markup.select("label")] == [
        *(field["id"] for name, field in fields.items() if name != "consent"),
        None,
    ]
    assert markup.select_one("label:not([for]) input") == fields["consent"]
    assert [name for name, field in fields.items() if field.has_attr("required")] == [
        "name",
        "text",
        "consent",
    ]
    assert fields["name"]["autocomplete"] == "name"
    assert (fields["email"]["type"], fields["email"]["autocomplete"]) == ("email", "email")
    assert not markup.find("form").has_attr("novalidate")
    hint = markup.find(id=fields["email"]["aria-describedby"])
    assert hint.get_text() == "Alamat surel Anda tidak akan ditayangkan."
    assert (
        markup.select_one("input[type=hidden][name=article]")["value"]
        == "/semarang/2025/02/26/pengelolaan-kinerja-asn/"
    )
    assert [a["href"] for a in markup.select("a")] == ["/pedoman-komentar/", "/kebijakan-privasi/"]


def test_limit_of_a_comments_length_is_told_before_anybody_writes() -> None:
    markup = make_markup("reply", make_arguments(read_component("reply"), "open"))

    hint = markup.find(id=markup.find(attrs={"name": "text"})["aria-describedby"]).get_text()

    assert hint == f"Paling banyak {MAX_TEXT_CHARS:,} karakter.".replace(",", ".")


def test_a_closed_form_is_one_plain_sentence() -> None:
    markup = make_markup("reply", make_arguments(read_component("reply"), "closed"))

    assert markup.find("form") is None
    assert markup.h2.get_text() == "Komentar"
    assert markup.find("p").get_text() == "Komentar untuk artikel ini ditutup sejak 28 Maret 2025."


def test_only_a_public_address_can_be_shared() -> None:
    component = read_component("sharing")

    public = make_markup("sharing", make_arguments(component, "public"))
    preview = render("sharing", make_arguments(component, "preview"))

    assert preview.strip() == ""
    assert [a.get_text() for a in public.select("a")] == ["WhatsApp", "X", "Facebook", "Surel"]
    assert all("https%3A//kabar.example.go.id" in a["href"] for a in public.select("a"))
    assert "Kinerja%20%26%20Layanan" in public.find("a")["href"]


def test_the_review_page_shows_every_component_in_every_state() -> None:
    page = build_review()

    assert all(f'<section class="cardlist" id="{name}">' in page for name in COMPONENTS)
    assert page.count("<h3><mark>") == len(STATES)


def test_the_review_page_is_written_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a folder" / "review.html"

    status = write_review(str(file))

    assert status == 0
    assert file.read_text(encoding="utf-8") == build_review()
    assert capsys.readouterr().out == f"{file.as_uri()}\n"
