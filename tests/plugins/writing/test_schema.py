"""Words: the schema of a header says what the gate says, as far as a schema can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.categories.resolve import Directory
from plugins.gate.bytes import decode_source
from plugins.gate.fences import split_source
from plugins.gate.fields import read_record
from plugins.gate.header import parse_header
from plugins.gate.model import KEYS
from plugins.gate.node import Node, Pairs
from plugins.gate.problem import Problem
from plugins.gate.reading import read_source
from plugins.gate.source import ARTICLE, PAGE
from plugins.writing.schema import make_schema
from plugins.writing.schema_files import write_schemas
from tests.fixtures.content import HEADER, ROOT, MakeContent, write_source

EXPRESSIBLE = re.compile(
    r"^kunci “.+” tidak (?:ada|dikenal)|^\d+ kunci lain|^laman tidak memiliki|^kantor tidak ditulis|^kosong$|"
    r"^berisi .+ seharusnya|^butir ke-|^status .+ tidak dikenal|^terlalu panjang|tidak ada di register|"
    r"^bahasa .+ tidak dikenal|^naskah berbahasa|^naskah dicabut tanpa|^slug .+ tidak sah|"
    r"^slug .+ terlalu panjang|^ada, tetapi (?:status|naskah)|bukan alamat situs|^pilihan|"
    r"terjemahan mengikuti|hanya ada di bawah|^kategori|^topik"
)
"""Faults that a schema can express: keys, shapes, choices, lengths, registers, keys that need each other."""

LONG = "kata " * 200
VARIANTS: tuple[dict[str, Any], ...] = (
    {},
    {"title": None},
    {"title": ["a"]},
    {"title": LONG},
    {"title": "dua\nbaris"},
    {"title": 2025},
    {"title": ""},
    {"summary": LONG},
    {"summary": "dua\nbaris"},
    {"summary": {"a": "b"}},
    {"date": None},
    {"date": "besok"},
    {"date": ["2025-02-26"]},
    {"date": "Rabu, 26 Februari 2025, 08.30 WIB"},
    {"date": "WED, 26 FEB 2025 08:30:00 +0700"},
    {"date": "26  Pebruari   2025"},
    {"date": "May 6, 2025"},
    {"date": "2025-02-26T01:30:00.000Z"},
    {"category": "lain"},
    {"category": "kinerja"},
    {"topics": "pelatihan"},
    {"topics": []},
    {"topics": ["pelatihan", "lain"]},
    {"topics": [["pelatihan"]]},
    {"slug": "Huruf Besar"},
    {"slug": "a" * 130},
    {"slug": "judul-singkat"},
    {"author": "Siti"},
    {"author": ["Siti", "Budi"]},
    {"author": [{"nama": "Siti"}]},
    {"status": "terbit"},
    {"status": "hidden"},
    {"status": "withdrawn"},
    {"status": "withdrawn", "withdrawn": {"date": "2025-06-02", "reason": "Diganti."}},
    {"status": "withdrawn", "withdrawn": {"date": "2025-06-02"}},
    {"withdrawn": {"date": "2025-06-02", "reason": "Diganti."}},
    {"changes": [{"date": "2025-03-01", "note": "Angka diperbaiki."}]},
    {"changes": [{"date": "2025-03-01"}]},
    {"changes": {"date": "2025-03-01", "note": "Angka."}},
    {"changes": ["teks"]},
    {"changes": [{"date": "2025-03-01", "note": "A", "oleh": "B"}]},
    {"image": {"file": "/media/a.jpg", "alt": "Rapat di aula."}},
    {"image": {"file": "/media/a.jpg"}},
    {"image": "/media/a.jpg"},
    {"comments": "closed"},
    {"comments": "tutup"},
    {"aliases": ["/lama/"]},
    {"aliases": "/lama/"},
    {"sources": [{"title": "Pedoman", "url": "https://contoh.go.id/"}]},
    {"sources": [{"title": "Pedoman", "url": "ftp://contoh.go.id/"}]},
    {"sources": [{"url": "https://contoh.go.id/"}]},
    {"lang": "id"},
    {"lang": "fr"},
    {"lang": "en"},
    {"lang": "en", "translation_of": "asal.md"},
    {"lang": "en", "translation_of": "asal.md", "slug": "a-b"},
    {"lang": "en", "translation_of": "asal.md", "comments": "open"},
    {"translation_of": "asal.md"},
    {"office": "semarang"},
    {"kategori": "kepegawaian"},
    {"modified": "2025-03-01"},
)


def sources() -> Iterator[tuple[str, str, bytes]]:
    """Every header there is to try: name, path in the content, bytes."""
    for file in sorted((ROOT / "tests" / "hostile" / "sources").glob("*.md")):
        yield file.stem, "artikel/semarang/naskah.md", file.read_bytes()
    for file in sorted((ROOT / "content").glob("artikel/**/*.md")):
        yield file.stem, file.relative_to(ROOT / "content").as_posix(), file.read_bytes()
    for file in sorted((ROOT / "content" / "laman").glob("*.md")):
        yield file.stem, f"laman/{file.name}", file.read_bytes()
    for number, variant in enumerate(VARIANTS):
        header = write_source({**HEADER, **variant}, "Isi.\n").encode()
        yield f"variant {number} {list(variant)}", "artikel/semarang/naskah.md", header
        yield f"page {number} {list(variant)}", "laman/naskah.md", header


CASES = [pytest.param(path, raw, id=name) for name, path, raw in sources()]


def plain(node: Node) -> Any:
    """A header's value as an editor's YAML reader gives it: text stays text."""
    if isinstance(node.value, Pairs):
        return {pair.key: plain(pair.node) for pair in node.value.pairs}
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    if node.value in ("", "~", "null", "Null", "NULL") and not node.is_quoted:
        return None
    return node.value


def read_header(path: str, raw: bytes) -> Any:
    """The header as plain values; None where there is no YAML to look at, or where it was mended."""
    text, problems = decode_source(path, raw)
    parts, found = split_source(path, path.split("/")[0], text) if text is not None else (None, [])
    if parts is None or problems or found:
        return None
    root, faults = parse_header(path, parts)
    return plain(root) if root is not None and not faults else None


def judge(path: str, raw: bytes, registers: Registers) -> list[Problem]:
    """The gate's errors on a header."""
    source, problems = read_source(path, raw)
    if source is None:
        return problems
    record, found = read_record(source)
    filed = Directory.of(registers).file(record)[1] if source.kind == ARTICLE else []
    return [problem for problem in (*problems, *found, *filed) if problem.is_error]


def all_registers(make_content: MakeContent) -> Registers:
    """The project's registers and those of the tests, so that every sample's names are legal."""
    ours, theirs = read_registers(ROOT / "content")[0], read_registers(make_content())[0]
    return Registers(
        offices={**ours.offices, **theirs.offices},
        categories={**ours.categories, **theirs.categories},
        topics={**ours.topics, **theirs.topics},
    )


@pytest.mark.parametrize(("path", "raw"), CASES)
def test_schema_and_gate_say_the_same_of_every_header(
    path: str, raw: bytes, make_content: MakeContent
) -> None:
    header = read_header(path, raw)
    if header is None:
        # What is no YAML has no schema's verdict; the gate refuses it.
        assert read_source(path, raw)[0] is None or read_source(path, raw)[1] != []
        return
    registers = all_registers(make_content)
    faults = judge(path, raw, registers)

    validator = Draft7Validator(make_schema(path.split("/")[0], registers))
    refusals = [error.message for error in validator.iter_errors(header)]

    expressible = [problem.fault for problem in faults if EXPRESSIBLE.search(problem.fault)]
    assert not refusals or faults, f"only the schema refuses: {refusals}"
    assert not expressible or refusals, f"only the gate refuses: {expressible}"


@pytest.mark.parametrize("kind", [ARTICLE, PAGE])
def test_the_schema_is_one_and_describes_every_key_in_indonesian(
    kind: str, make_content: MakeContent
) -> None:
    schema = make_schema(kind, all_registers(make_content))

    Draft7Validator.check_schema(schema)
    assert list(schema["properties"]) == [key.name for key in KEYS[kind]]
    assert [each["title"] for each in schema["properties"].values()] == [key.label for key in KEYS[kind]]


def test_a_number_as_title_is_text_to_both(make_content: MakeContent) -> None:
    validator = Draft7Validator(make_schema(ARTICLE, all_registers(make_content)))

    assert list(validator.iter_errors({**HEADER, "title": 2025})) == []


def test_choices_are_told_with_their_names(make_content: MakeContent) -> None:
    category = make_schema(ARTICLE, read_registers(make_content())[0])["properties"]["category"]

    assert category["enum"] == ["kepegawaian", "manajemen-kinerja", "kinerja"]
    assert category["enumDescriptions"] == ["Kepegawaian", "Manajemen Kinerja", "Manajemen Kinerja"]


def test_schemas_are_written_where_editors_find_them(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()

    status = write_schemas(str(content), str(tmp_path / "skema"))

    written = json.loads((tmp_path / "skema" / "artikel.json").read_text(encoding="utf-8"))
    assert (status, written) == (0, make_schema(ARTICLE, read_registers(content)[0]))
    assert capsys.readouterr().out.splitlines() == [
        f"Skema kepala artikel: {tmp_path / 'skema' / 'artikel.json'}",
        f"Skema kepala laman: {tmp_path / 'skema' / 'laman.json'}",
    ]


def test_faulty_registers_make_no_schema(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(files={"registers/topics.toml": "[pelatihan\n"})

    status = write_schemas(str(content), str(tmp_path / "skema"))

    assert (status, (tmp_path / "skema").exists()) == (1, False)
    assert capsys.readouterr().err.startswith(f"{content}/registers/topics.toml:")


@pytest.mark.parametrize(
    "date", ["05/06/2025", "26/02/2025", "Feb, Tue, 25", "2025/02/26", "26-02-2025", "kemarin"]
)
def test_an_ambiguous_date_is_told_while_typing(date: str) -> None:
    validator = Draft7Validator(make_schema(ARTICLE, read_registers(ROOT / "content")[0]))

    told = [error.json_path for error in validator.iter_errors({"date": date}) if error.json_path != "$"]

    assert told == ["$.date"]
