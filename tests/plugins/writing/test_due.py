"""A build starts when an article's minute has come, and not when there is nothing to show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.publication.run import build
from plugins.writing.due import tell_due
from tests.fixtures.content import MakeContent
from tests.fixtures.servers import ServeFolder

NOW = "2026-03-01T08:00+07:00"
LATER = {"file": "nanti.md", "date": "2026-06-03 08:30"}
EAST = {"file": "timur.md", "office": "jayapura", "date": "2026-06-03 08:30"}
DRAFT = {"file": "draf.md", "status": "draft", "date": "2026-04-01"}
ENGLISH = {
    "file": "later.md",
    "title": "Semarang",
    "lang": "en",
    "translation_of": "nanti.md",
    "date": "2026-06-03",
    "topics": None,
    "summary": "In Semarang.",
}


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (NOW, "2026-06-02 23:30:00 UTC\n"),
        ("2026-06-03T06:29:59+07:00", "2026-06-02 23:30:00 UTC\n"),
        ("2026-06-03T06:30:00+07:00", "2026-06-03 01:30:00 UTC\n"),
        ("2026-06-03T08:30:00+07:00", ""),
    ],
    ids=["before both", "a second before", "on the second", "after all"],
)
def test_the_next_moment_is_that_of_the_offices_clock(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], now: str, told: str
) -> None:
    content = make_content({}, LATER, EAST, DRAFT, ENGLISH)

    status = tell_due(next_only=True, content=str(content), now=now)

    assert (status, capsys.readouterr().out) == (0, told)


def test_what_waits_is_told_with_the_offices_zone(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({}, LATER, EAST, DRAFT, ENGLISH)

    tell_due(content=str(content), now=NOW)

    assert capsys.readouterr().out.splitlines() == [
        "Rabu, 3 Juni 2026, 08.30 WIT: artikel/jayapura/timur.md",
        "Rabu, 3 Juni 2026, 08.30 WIB: artikel/semarang/later.md",
        "Rabu, 3 Juni 2026, 08.30 WIB: artikel/semarang/nanti.md",
    ]


def test_that_nothing_waits_is_told(make_content: MakeContent, capsys: pytest.CaptureFixture[str]) -> None:
    tell_due(content=str(make_content({}, DRAFT)), now=NOW)

    assert capsys.readouterr().out == "Tidak ada naskah yang menunggu harinya.\n"


@pytest.mark.parametrize("now", [NOW, "2026-06-03T08:29+07:00", "2026-06-03T08:30+07:00"])
def test_the_build_holds_back_what_due_says_waits(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str], now: str
) -> None:
    content = make_content({}, LATER, EAST, DRAFT, ENGLISH)
    build(content=str(content), output=str(tmp_path / "o"), state=str(tmp_path / "s"), now=now)
    built = capsys.readouterr().out.splitlines()
    held = {line.removeprefix("Ditahan sampai ") for line in built if line.startswith("Ditahan sampai ")}

    tell_due(content=str(content), now=now)

    told = set(capsys.readouterr().out.splitlines()) - {"Tidak ada naskah yang menunggu harinya."}
    assert told == held


@pytest.fixture
def released(make_content: MakeContent, tmp_path: Path) -> tuple[Path, Path]:
    """A content folder, and its release of 1 March with a manifest's list of files."""
    content, output = make_content({}, LATER, EAST, DRAFT, ENGLISH), tmp_path / "o"
    build(content=str(content), output=str(output), state=str(tmp_path / "s"), now=NOW)
    files = [{"path": file.relative_to(output).as_posix()} for file in output.rglob("*") if file.is_file()]
    manifest = output / ".well-known" / "release.json"
    manifest.parent.mkdir(exist_ok=True)
    manifest.write_text(json.dumps({"format": "x", "files": files}), encoding="utf-8")
    return content, output


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (NOW, []),
        ("2026-06-03T06:30+07:00", ["artikel/jayapura/timur.md"]),
        (
            "2026-07-01",
            ["artikel/jayapura/timur.md", "artikel/semarang/later.md", "artikel/semarang/nanti.md"],
        ),
    ],
    ids=["nothing", "one", "all, months late"],
)
def test_what_is_due_and_not_released_is_named(
    released: tuple[Path, Path],
    serve_folder: ServeFolder,
    capsys: pytest.CaptureFixture[str],
    now: str,
    told: list[str],
) -> None:
    content, output = released
    capsys.readouterr()

    status = tell_due(site=serve_folder(output), content=str(content), now=now)

    assert (status, capsys.readouterr().out.splitlines()) == (0, told)


def test_where_nothing_was_ever_released_everything_is_due(
    make_content: MakeContent, tmp_path: Path, serve_folder: ServeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kosong").mkdir()

    status = tell_due(site=serve_folder(tmp_path / "kosong"), content=str(make_content({})), now=NOW)

    assert (status, capsys.readouterr().out) == (0, "artikel/semarang/naskah-1.md\n")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"now": "besok"}, "--now: 'besok' is not ISO 8601; write 2026-03-01T08:00+07:00\n"),
        ({"site": "kabar.example"}, "--site: 'kabar.example' is no address; write https://host\n"),
        (
            {"site": "http://127.0.0.1:9/"},
            "--site: http://127.0.0.1:9/.well-known/release.json cannot be reached "
            "(<urlopen error [Errno 111] Connection refused>)\n",
        ),
    ],
    ids=["now", "address", "down"],
)
def test_a_question_without_an_answer_is_refused(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], given: dict[str, str], told: str
) -> None:
    status = tell_due(content=str(make_content({})), **({"now": NOW} | given))

    assert status == 1
    assert capsys.readouterr().err == told
