"""Reading one source from its bytes: what is promised for any input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gate.problem import Problem, sort_problems
from plugins.gate.reading import read_source
from plugins.gate.source import Source

PATH = "artikel/semarang/2025/pelatihan.md"
VALID = """---
title: "Kinerja ASN: Semarang mulai menilai tiap triwulan"
date: 2025-02-26 08:30          # zona kantor
category: manajemen-kinerja
topics: [penilaian-kinerja, pelatihan]
summary: >-
  Satu kalimat yang
  berdiri sendiri.
changes:
  - date: 2025-02-27
    note: Angka diperbaiki.
image: {file: /media/semarang/2025/a.jpg, alt: 'Jum''at'}
---

## Pelatihan

Isi – “dengan kutipan” dan 👩‍💻.
"""
HOSTILE = sorted((Path(__file__).parents[2] / "hostile" / "sources").iterdir())


def check_promises(path: str, raw: bytes, source: Source | None, problems: list[Problem]) -> None:
    """What holds of every reading, whatever the bytes."""
    line_count = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert source is not None or problems
    assert problems == sort_problems(problems)
    for problem in problems:
        assert problem.file == path
        assert 1 <= problem.line <= line_count
        assert problem.field and problem.fault and problem.mend
        assert "\n" not in problem.tell()
        assert problem.tell().encode()
    if source is not None:
        assert 1 <= source.body_line <= line_count + 1
        assert source.body.count("\n") == max(line_count - source.body_line, 0)


def test_a_valid_source_has_no_problem() -> None:
    source, problems = read_source(PATH, VALID.encode())

    assert problems == []
    assert source is not None
    assert (source.kind, source.office_slug, source.body_line) == ("artikel", "semarang", 14)
    assert source.body == VALID.split("---\n")[2]


@settings(deadline=None)
@given(raw=st.binary(max_size=400), is_page=st.booleans())
def test_no_bytes_crash_the_gate(raw: bytes, is_page: bool) -> None:
    path = "laman/tentang.md" if is_page else PATH

    for content in (raw, b"---\n" + raw, b"---\ntitle: " + raw + b"\n---\n" + raw):
        source, problems = read_source(path, content)
        check_promises(path, content, source, problems)


@settings(deadline=None)
@given(
    cuts=st.lists(
        st.tuples(
            st.integers(0, len(VALID.encode())),
            st.integers(0, 12),
            st.one_of(st.binary(max_size=4), st.text(max_size=4).map(str.encode)),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_change_to_a_valid_source_crashes_the_gate(cuts: list[tuple[int, int, bytes]]) -> None:
    raw = VALID.encode()
    for start, length, put in cuts:
        raw = raw[:start] + put + raw[start + length :]

    source, problems = read_source(PATH, raw)

    check_promises(PATH, raw, source, problems)


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_between_fences_crashes_the_gate(text: str) -> None:
    raw = f"---\n{text}\n---\n{text}".encode()

    source, problems = read_source(PATH, raw)

    check_promises(PATH, raw, source, problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_line_ends_and_a_mark_change_nothing(end: str, mark: bytes) -> None:
    raw = mark + VALID.replace("\n", end).encode()

    assert read_source(PATH, raw) == read_source(PATH, VALID.encode())


def test_a_faulty_header_hides_no_fault_of_the_body() -> None:
    source, problems = read_source(PATH, b"---\ntitle: {a\n---\n\nIsi \x93\n")

    assert source is None or problems
    assert (5, "berkas") in [(problem.line, problem.field) for problem in problems]


def test_what_is_told_is_left_out_of_the_header() -> None:
    text = "---\ntitle: [a]\ndate: 2025-02-26\ncategory: a\nsummary: b\nzzz: c\ntopics: d\n---\n"

    source, problems = read_source(PATH, text.encode())

    assert source is not None
    assert list(source.header) == ["date", "category", "summary"]
    assert [problem.field for problem in problems] == ["title", "zzz", "topics"]


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_a_hostile_source_is_told_or_left_to_later_rules(file: Path) -> None:
    path = f"artikel/semarang/2025/{file.name}"
    is_for_this_step = file.name.startswith(("bytes-", "header-"))

    source, problems = read_source(path, file.read_bytes())

    check_promises(path, file.read_bytes(), source, problems)
    if is_for_this_step:
        assert problems
    else:
        assert source is not None
        assert problems == []
