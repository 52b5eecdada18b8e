"""Words: the form is made of the registers and the header's model, and of nothing that is said twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.categories.office import Office
from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.editor.clocks import read_clocks
from plugins.editor.configuration import Desktop, make_configuration
from plugins.editor.guiding import GUIDES
from plugins.gate.addresses import MAX_ADDRESS_CHARS
from plugins.gate.fields import MAX_SUMMARY_CHARS, MAX_TITLE_CHARS
from plugins.gate.key import Key, Shape
from plugins.gate.model import ARTICLE_KEYS, PAGE_KEYS
from plugins.gate.slugs import MAX_SLUG_CHARS
from tests.fixtures.content import NOW

BACKEND = {"name": "proxy", "proxy_url": "/redaksi/api/v1"}
OURS = {"periksa", "asal", "body"}


@pytest.fixture
def registers(content: Path) -> Registers:
    """Those of two offices."""
    return read_registers(content)[0]


def desk_of(registers: Registers, **more: Any) -> Desktop:
    """What a form is made for, on 1 March 2026."""
    clocks = read_clocks(registers, "Asia/Jakarta", NOW)
    return Desktop(registers=registers, backend=BACKEND, clocks=clocks, **more)


def collections(desktop: Desktop) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in make_configuration(desktop)["collections"]}


def fields(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in collection["fields"]}


def walk(field: dict[str, Any], path: str = "") -> Iterator[str]:
    name = f"{path}{field['name']}"
    yield name
    for part in field.get("fields", ()):
        yield from walk(part, f"{name}.")


def test_form_has_every_key_of_the_model_and_no_other(registers: Registers) -> None:
    made = collections(desk_of(registers))

    for name, keys in (("artikel-semarang", ARTICLE_KEYS), ("laman", PAGE_KEYS)):
        shown = [path for field in made[name]["fields"] for path in walk(field) if path not in OURS]
        assert shown == [
            path for key in keys for path in (key.name, *(f"{key.name}.{part.name}" for part in key.keys))
        ]


def test_new_office_and_new_key_appear_by_themselves(registers: Registers) -> None:
    office = Office(
        slug="ternate",
        name="BKN Ternate",
        city="Kota Ternate",
        province="Maluku Utara",
        timezone="Asia/Jayapura",
    )
    key = Key(name="effective", label="Mulai berlaku", shape=Shape.LINE, example="2025-01-01", is_date=True)
    grown = replace(registers, offices={**registers.offices, "ternate": office})

    made = collections(desk_of(grown, article_keys=(*ARTICLE_KEYS, key)))

    assert (made["artikel-ternate"]["label"], made["artikel-ternate"]["folder"]) == (
        "BKN Ternate",
        "artikel/ternate",
    )
    assert fields(made["artikel-ternate"])["effective"]["widget"] == "waktu"


def test_categories_are_shown_as_their_tree(registers: Registers) -> None:
    made = collections(desk_of(registers))

    assert fields(made["artikel-semarang"])["category"]["options"] == [
        {"value": "kepegawaian", "label": "Kepegawaian"},
        {"value": "manajemen-kinerja", "label": "— Manajemen Kinerja"},
    ]


def test_each_choice_of_the_model_has_a_word_for_people(registers: Registers) -> None:
    made = fields(collections(desk_of(registers))["artikel-semarang"])

    choices = [option for key in ARTICLE_KEYS if key.choices for option in made[key.name]["options"]]

    assert [option for option in choices if option["label"] == option["value"]] == []


def test_form_may_be_narrowed_to_some_offices(registers: Registers) -> None:
    made = collections(desk_of(registers, offices=("jayapura",)))

    assert list(made) == ["artikel-jayapura"]


def test_configuration_is_plain_json(registers: Registers) -> None:
    made = make_configuration(desk_of(registers))

    assert json.loads(json.dumps(made)) == made


def test_no_field_is_called_optional_and_needed_at_once(registers: Registers) -> None:
    made = fields(collections(desk_of(registers))["artikel-semarang"])

    told = [part for one in made.values() for part in (one, *one.get("fields", ())) if "hint" in part]

    assert [one["label"] for one in told if "Wajib" in one["hint"] and not one["required"]] == []


def test_needed_part_of_a_block_is_asked_for_by_the_gate_alone(registers: Registers) -> None:
    made = fields(collections(desk_of(registers))["artikel-semarang"])

    needed = {key.name: [part.name for part in key.keys if part.required] for key in ARTICLE_KEYS if key.keys}
    shown = {
        name: [part["name"] for part in made[name]["fields"] if part["required"] and part["judged"]]
        for name in needed
    }

    assert shown == needed


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        pytest.param("title", MAX_TITLE_CHARS, id="title"),
        pytest.param("summary", MAX_SUMMARY_CHARS, id="summary"),
        pytest.param("slug", MAX_SLUG_CHARS, id="slug"),
        pytest.param("aliases", MAX_ADDRESS_CHARS, id="old address"),
    ],
)
def test_limit_is_told_at_the_field_before_it_is_passed(registers: Registers, path: str, limit: int) -> None:
    made = fields(collections(desk_of(registers))["artikel-semarang"])

    assert f"paling panjang {limit} aksara" in made[path]["hint"]


def test_every_hint_below_a_field_is_one_of_the_models(registers: Registers) -> None:
    paths = {path for key in ARTICLE_KEYS for path in (key.name, *(f"{key.name}.{p.name}" for p in key.keys))}

    assert [path for path in GUIDES if path not in paths] == []
