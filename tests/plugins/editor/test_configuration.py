"""Words: the form is made of the registers and the header's model, and of nothing that is said twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.categories.office import Office
from plugins.categories.register import Registers, read_registers
from plugins.editor.configuration import Desktop, make_configuration
from plugins.gate.key import Key, Shape
from plugins.gate.model import ARTICLE_KEYS, PAGE_KEYS

BACKEND = {"name": "proxy", "proxy_url": "/redaksi/api/v1"}
OURS = {"periksa", "asal", "body"}


@pytest.fixture
def registers(content: Path) -> Registers:
    """Those of two offices."""
    return read_registers(content)[0]


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
    made = collections(Desktop(registers=registers, backend=BACKEND))

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

    made = collections(Desktop(registers=grown, backend=BACKEND, article_keys=(*ARTICLE_KEYS, key)))

    assert (made["artikel-ternate"]["label"], made["artikel-ternate"]["folder"]) == (
        "BKN Ternate",
        "artikel/ternate",
    )
    assert fields(made["artikel-ternate"])["effective"]["widget"] == "waktu"


def test_categories_are_shown_as_their_tree(registers: Registers) -> None:
    made = collections(Desktop(registers=registers, backend=BACKEND))

    assert fields(made["artikel-semarang"])["category"]["options"] == [
        {"value": "kepegawaian", "label": "Kepegawaian"},
        {"value": "manajemen-kinerja", "label": "— Manajemen Kinerja"},
    ]


def test_each_choice_of_the_model_has_a_word_for_people(registers: Registers) -> None:
    made = fields(collections(Desktop(registers=registers, backend=BACKEND))["artikel-semarang"])

    choices = [option for key in ARTICLE_KEYS if key.choices for option in made[key.name]["options"]]

    assert [option for option in choices if option["label"] == option["value"]] == []


def test_form_may_be_narrowed_to_some_offices(registers: Registers) -> None:
    made = collections(Desktop(registers=registers, backend=BACKEND, offices=("jayapura",)))

    assert list(made) == ["artikel-jayapura"]


def test_configuration_is_plain_json(registers: Registers) -> None:
    made = make_configuration(Desktop(registers=registers, backend=BACKEND))

    assert json.loads(json.dumps(made)) == made
