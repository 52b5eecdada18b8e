"""Rules: answers are understood as writers give them, and judged by the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.writing.answers import order_categories, understand_date, understand_term
from plugins.writing.examine import examine
from tests.fixtures.content import MakeContent
from tests.plugins.writing.test_draft import make_draft


@pytest.fixture
def registers(make_content: MakeContent) -> Registers:
    """The registers of a small content folder."""
    return read_registers(make_content())[0]


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        pytest.param("2", "jayapura", id="number"),
        pytest.param("jayapura", "jayapura", id="slug"),
        pytest.param("  BKN   Semarang ", "semarang", id="name"),
        pytest.param("bkn jayapura", "jayapura", id="name in small letters"),
        pytest.param("kota-semarang", "semarang", id="former slug"),
        pytest.param("3", "3", id="number beyond the list"),
        pytest.param("0", "0", id="zero"),
        pytest.param("smarang", "smarang", id="unknown"),
        pytest.param("../semarang", "../semarang", id="path"),
    ],
)
def test_term_is_understood_by_number_slug_name_or_former_slug(
    registers: Registers, answer: str, slug: str
) -> None:
    assert understand_term(answer, registers.offices, list(registers.offices)) == slug


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        pytest.param("2026-03-05", "2026-03-05", id="day"),
        pytest.param("Kamis, 5 Maret 2026 pukul 08.30 WIB", "2026-03-05 10:30", id="in another zone"),
        pytest.param("05/06/2026", "05/06/2026", id="two meanings"),
        pytest.param("besok", "besok", id="no date"),
    ],
)
def test_date_is_written_in_the_office_zone(answer: str, written: str) -> None:
    assert understand_date(answer, "Asia/Jayapura") == written


def test_categories_stand_below_their_parents(registers: Registers) -> None:
    assert order_categories(registers.categories) == ["kepegawaian", "manajemen-kinerja"]


def test_good_draft_has_no_fault(registers: Registers) -> None:
    draft = make_draft(topics=("pelatihan",), author="Siti Rahma")

    assert examine(draft, registers) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param({"title": ""}, "title", id="no title"),
        pytest.param({"summary": ""}, "summary", id="no summary"),
        pytest.param({"category": "kepegawain"}, "category", id="unknown category"),
        pytest.param({"category": ""}, "category", id="no category"),
        pytest.param({"topics": ("pelatihn",)}, "topics", id="unknown topic"),
        pytest.param({"date": "05/06/2026"}, "date", id="date with two meanings"),
        pytest.param({"slug": "../../etc/passwd"}, "slug", id="slug that is a path"),
        pytest.param({"slug": "Huruf Besar"}, "slug", id="slug with capitals"),
        pytest.param({"title": "評価"}, "slug", id="title without an address"),
        pytest.param({"author": "siti@contoh.example"}, "author", id="author with an e-mail address"),
        pytest.param({"author": "Siti\u202eRahma"}, "author", id="author with a hidden character"),
    ],
)
def test_faulty_answer_is_told_at_its_key(
    registers: Registers, values: dict[str, object], field: str
) -> None:
    problems = examine(make_draft(**values), registers)

    assert {problem.field.split(".")[0] for problem in problems} == {field}


def test_small_content_of_the_tests_has_good_registers(make_content: MakeContent) -> None:
    content: Path = make_content()

    assert read_registers(content)[1] == []
