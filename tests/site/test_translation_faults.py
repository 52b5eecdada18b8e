"""A translation agrees with its original, and every disagreement is told in the words of a writer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.building import Build, Built
from tests.fixtures.content import MakeContent

ORIGINAL = {"file": "2025-02-26-penilaian.md"}
ENGLISH = {
    "lang": "en",
    "translation_of": "2025-02-26-penilaian.md",
    "file": "2025-03-05-penilaian-en.md",
    "date": "2025-03-05",
    "title": "Semarang reviews performance every quarter",
    "summary": "Performance is now reviewed four times a year in Semarang.",
    "topics": None,
}
URL = "/semarang/2025/02/26/penilaian/"


@pytest.mark.parametrize(
    ("original", "english", "fault"),
    [
        (
            {},
            {"translation_of": "2025-02-26-penilain.md"},
            f"translation_of: naskah asal “2025-02-26-penilain.md” tidak ditemukan; maksudnya “{URL}”?",
        ),
        (
            {},
            {"translation_of": "/semarang/2025/02/26/penilain/"},
            "translation_of: naskah asal “/semarang/2025/02/26/penilain/” tidak ditemukan; "
            f"maksudnya “{URL}”?",
        ),
        (
            {},
            {"translation_of": "2025-03-05-penilaian-en.md"},
            "translation_of: naskah asal “2025-03-05-penilaian-en.md” adalah berkas ini sendiri; "
            "tulis alamat atau letak berkas naskah asalnya",
        ),
        (
            {},
            {"translation_of": "/tentang/"},
            "translation_of: naskah asal “/tentang/” bukan artikel; hanya artikel yang dapat diterjemahkan",
        ),
        (
            {},
            {"category": "kepegawaian"},
            "category: berbeda dari naskah asalnya; tulis category: manajemen-kinerja",
        ),
        (
            {},
            {"topics": ["pelatihan"]},
            "topics: berbeda dari naskah asalnya; tulis topics: [penilaian-kinerja], atau hapus baris ini",
        ),
        (
            {},
            {"date": "2025-02-25", "file": "penilaian-en.md"},
            "date: “2025-02-25” mendahului naskah asalnya; tulis 2025-02-26 08:30 atau sesudahnya",
        ),
        (
            {"status": "draft"},
            {},
            "translation_of: naskah asalnya masih draf; "
            "terbitkan naskah asalnya dahulu, atau tulis status: draft",
        ),
        (
            {"status": "hidden"},
            {"status": "published"},
            "status: naskah asalnya tersembunyi; tulis status: hidden",
        ),
        (
            {"status": "withdrawn", "withdrawn": {"date": "2025-04-01", "reason": "Diganti."}},
            {"status": "published"},
            "status: naskah asalnya sudah dicabut; tulis status: withdrawn beserta withdrawn",
        ),
    ],
    ids=[
        "file unknown",
        "address unknown",
        "itself",
        "page",
        "category",
        "topics",
        "earlier",
        "draft",
        "hidden",
        "withdrawn",
    ],
)
def test_a_translation_that_contradicts_its_original_is_refused(
    make_content: MakeContent,
    build_content: Build,
    original: dict[str, Any],
    english: dict[str, Any],
    fault: str,
) -> None:
    header = {**ENGLISH, **english}
    page = {"laman/tentang.md": "---\ntitle: Tentang\nsummary: Tentang kami.\n---\n\nIsi laman ini pendek.\n"}
    content = make_content({**ORIGINAL, **original}, header, files=page)
    path = f"artikel/semarang/{header['file']}"

    built = build_content(content)

    assert built.status == 1
    assert errors_of(built) == [f"{content}/{path}:{line_of(content / path, fault)}: {fault}"]


def test_a_translation_of_another_office_is_refused(make_content: MakeContent, build_content: Build) -> None:
    content = make_content(ORIGINAL, {**ENGLISH, "office": "jayapura", "translation_of": URL})

    built = build_content(content)

    assert errors_of(built) == [
        f"{content}/artikel/jayapura/2025-03-05-penilaian-en.md:1: berkas: "
        "naskah asalnya milik kantor “semarang”; pindahkan berkas ini ke artikel/semarang/"
    ]


def test_a_translation_of_a_translation_is_refused_with_the_original(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content(
        ORIGINAL, ENGLISH, {**ENGLISH, "file": "lagi.md", "translation_of": "2025-03-05-penilaian-en.md"}
    )

    built = build_content(content)

    assert errors_of(built) == [
        f"{content}/artikel/semarang/lagi.md:7: translation_of: naskah asal “2025-03-05-penilaian-en.md” "
        f"sendiri sebuah terjemahan; tulis translation_of: {URL}"
    ]


def test_an_article_has_one_translation_in_a_language(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content(ORIGINAL, ENGLISH, {**ENGLISH, "file": "lagi.md", "translation_of": URL})

    built = build_content(content)

    assert errors_of(built) == [
        f"{content}/artikel/semarang/lagi.md:7: translation_of: "
        "naskah asal “artikel/semarang/2025-02-26-penilaian.md” sudah diterjemahkan di "
        "“artikel/semarang/2025-03-05-penilaian-en.md”; hapus salah satunya"
    ]


def test_a_fault_of_the_original_is_told_once_and_nothing_is_lost(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content({**ORIGINAL, "date": "Feb, Tue, 2025"}, ENGLISH)

    built = build_content(content)

    assert len(errors_of(built)) == 1 and "Feb, Tue, 2025" in built.faults
    assert "2 naskah = 0 terbit + 0 draf + 0 ditahan + 0 tersembunyi + 2 ditolak" in built.told


def errors_of(built: Built) -> list[str]:
    """The faults that stop the build, without the warnings and the sum."""
    lines = built.faults.splitlines()
    return [line for line in lines if ".md:" in line and "[peringatan]" not in line]


def line_of(source: Path, fault: str) -> int:
    """The line of the key that a fault is about; of a list its first entry's."""
    key = fault.partition(":")[0]
    lines = source.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return number + 1 if lines[number].startswith("- ") else number
