"""The bill of materials names what the lock names, as the specification has it."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import jsonschema
import pytest
from referencing import Registry, Resource

from plugins.release.materials import read_lock, write_materials
from tests.fixtures.content import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NAMES = ("bom-1.6", "spdx", "jsf-0.82")


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft7Validator:
    folder = files("cyclonedx") / "schema" / "_res"
    texts = {name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text()) for name in NAMES}
    base = texts["bom-1.6"]["$id"].rpartition("/")[0]
    known = Registry().with_resources(
        (f"{base}/{name}.SNAPSHOT.schema.json", Resource.from_contents(text)) for name, text in texts.items()
    )
    return jsonschema.Draft7Validator(texts["bom-1.6"], registry=known)


@pytest.mark.parametrize("has_editor", [False, True])
def test_bill_is_what_cyclonedx_specifies(schema: jsonschema.Draft7Validator, has_editor: bool) -> None:
    bill = json.loads(write_materials(LOCK, "0.1.0", has_editor=has_editor))

    assert [fault.message for fault in schema.iter_errors(bill)] == []


def test_schema_refuses_what_is_no_bill(schema: jsonschema.Draft7Validator) -> None:
    bill = json.loads(write_materials(LOCK, "0.1.0", has_editor=False))
    bill["components"][0]["type"] = "perpustakaan"

    assert not schema.is_valid(bill)


def test_every_package_of_the_lock_stands_in_the_bill_with_its_digests() -> None:
    pins = re.findall(r"^([a-z0-9._-]+)==([^ \n]+)", LOCK, re.MULTILINE)

    bill = json.loads(write_materials(LOCK, "0.1.0", has_editor=False))

    told = [(one["name"], one["version"]) for one in bill["components"]]
    digests = [
        one["value"] for part in bill["components"] for one in part["properties"] if "sha256" in one["name"]
    ]
    assert told == pins
    assert sorted(digests) == sorted(re.findall(r"sha256:([0-9a-f]{64})", LOCK))


def test_every_package_is_needed_by_the_project_or_by_one_that_is() -> None:
    bill = json.loads(write_materials(LOCK, "0.1.0", has_editor=True))
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}

    reached, todo = set(), [bill["metadata"]["component"]["bom-ref"]]
    while todo:
        reference = todo.pop()
        if reference not in reached:
            reached.add(reference)
            todo += needs[reference]

    assert {one["bom-ref"] for one in bill["components"]} - reached == set()
    assert "pkg:npm/decap-cms@3.16.3" in reached


def test_the_same_lock_gives_the_same_bytes_and_another_a_serial_number_of_its_own() -> None:
    bills = [write_materials(text, "0.1.0", has_editor=False) for text in (LOCK, LOCK, LOCK + "zz==1\n")]

    assert bills[0] == bills[1]
    assert json.loads(bills[0])["serialNumber"] != json.loads(bills[2])["serialNumber"]


def test_conditions_and_askers_are_read_from_the_lock() -> None:
    text = (
        "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:"
        + "0" * 64
        + "\n    # via\n    #   b\n    #   c-d\n"
    )

    (package,) = read_lock(text)

    assert (package.marker, package.asked_by, len(package.digests)) == (
        "sys_platform == 'win32'",
        ("b", "c-d"),
        1,
    )
