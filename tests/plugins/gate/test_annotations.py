"""What the gate says stands on the git host's page of changes, beside its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.annotations import annotate_for_github, report_for_gitlab
from plugins.gate.problem import WARNING, Problem
from plugins.writing.checking import check_sources
from tests.fixtures.content import MakeContent

NOW = "2026-03-01T08:00+07:00"
PROBLEM = Problem(
    file="artikel/semarang/a,b:c.md",
    line=3,
    field="image.alt",
    fault="“50% naik” kosong",
    mend="tulis 1, 2 atau 3: salah satunya",
)


def test_github_is_told_file_line_and_mend() -> None:
    told = annotate_for_github([PROBLEM], "content")

    assert told == [
        "::error file=content/artikel/semarang/a%2Cb%3Ac.md,line=3,title=image.alt"
        "::“50%25 naik” kosong; tulis 1, 2 atau 3: salah satunya"
    ]


def test_github_is_told_of_a_warning_as_such() -> None:
    warning = Problem(file="a.md", line=1, field="isi", fault="x", mend="y", severity=WARNING)

    assert annotate_for_github([warning], "") == ["::warning file=a.md,line=1,title=isi::x; y"]


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_command_of_its_own(file: str, field: str, fault: str) -> None:
    (line,) = annotate_for_github([Problem(file=file, line=1, field=field, fault=fault, mend="m")], "content")

    properties, _, value = line.removeprefix("::error ").partition("::")
    assert "\n" not in line and "\r" not in line
    assert re.fullmatch(r"file=[^,:]*,line=1,title=[^,:]*", properties, re.DOTALL)
    assert value.endswith("; m")


def test_gitlab_is_given_a_code_quality_report() -> None:
    (entry,) = json.loads(report_for_gitlab([PROBLEM], "content"))

    assert re.fullmatch(r"[0-9a-f]{64}", entry.pop("fingerprint"))
    assert entry == {
        "description": "image.alt: “50% naik” kosong; tulis 1, 2 atau 3: salah satunya",
        "check_name": "image.alt",
        "severity": "critical",
        "location": {"path": "content/artikel/semarang/a,b:c.md", "lines": {"begin": 3}},
    }


def test_a_fault_keeps_its_fingerprint_when_its_line_moves_and_shares_it_with_none() -> None:
    def fingerprints(*lines: int) -> list[str]:
        problems = [Problem(file="a.md", line=line, field="isi", fault="x", mend="y") for line in lines]
        return [one["fingerprint"] for one in json.loads(report_for_gitlab(problems, "content"))]

    assert fingerprints(3, 9) == fingerprints(4, 12)
    assert len(set(fingerprints(3, 9))) == 2


def test_check_annotates_for_github_and_tells_all_the_same(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_content({"file": "buruk.md", "title": None})
    monkeypatch.chdir(content.parent)

    status = check_sources(content="content", now=NOW, annotations="github")

    told = capsys.readouterr()
    assert status == 1
    assert "content/artikel/semarang/buruk.md:1: title: kunci “title” tidak ada" in told.err
    assert (
        "::error file=content/artikel/semarang/buruk.md,line=1,title=title::kunci “title” tidak ada"
        in told.out
    )


@pytest.mark.parametrize(("title", "count"), [(None, 1), ("Judul yang lengkap", 0)], ids=["fault", "none"])
def test_check_leaves_gitlab_a_report_also_where_all_is_well(
    make_content: MakeContent, tmp_path: Path, title: str | None, count: int
) -> None:
    content = make_content({"file": "naskah.md", "title": title})
    report = tmp_path / "laporan.json"

    status = check_sources(content=str(content), now=NOW, annotations="gitlab", report=str(report))

    assert status == count
    assert len(json.loads(report.read_text(encoding="utf-8"))) == count


def test_a_kind_of_host_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    status = check_sources(annotations="gitea")

    assert status == 1
    assert capsys.readouterr().err == "--annotations: 'gitea' is none; choose from plain, github, gitlab\n"
