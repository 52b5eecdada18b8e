"""The tasks that carry the inbox away and back, as an engineer runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.comments.carrying.run import (
    back_up_inbox,
    export_all,
    import_comments,
    read_all,
    restore_inbox,
    write_all,
)
from plugins.comments.export import read_export
from plugins.comments.intake.desk import Desk
from tests.fixtures.content import ROOT
from tests.plugins.comments.making import ARTICLE

LINE = {
    "article": ARTICLE,
    "name": "Siti",
    "sent_at": "2025-02-26T01:30:00Z",
    "text": "Baik.",
    "state": "approved",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the inbox of the environment lies, as on a server."""
    monkeypatch.setenv("INTAKE_STORE", f"sqlite:///{tmp_path}/inbox/inbox.db")
    monkeypatch.setenv("INTAKE_KEY_FILE", str(tmp_path / "inbox/key"))
    return tmp_path


def test_comments_that_are_taken_in_are_published(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "wp-1", **LINE}) + "\n")

    statuses = [read_all(desk, tmp_path / "in.jsonl") for _ in range(2)]
    desk.background.publisher.close()

    assert statuses == [0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "1 taken in, 0 already there, 0 erased once and left out",
        "0 taken in, 1 already there, 0 erased once and left out",
    ]
    comments, _ = read_export(Path(desk.conf["COMMENTS_EXPORT"]))
    assert [comment.id for comment in comments] == ["wp-1"]


def test_faulty_file_takes_nothing_in_and_is_told_with_its_lines(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + json.dumps({**LINE, "state": "spam"}) + "\n")

    status = read_all(desk, path)

    assert status == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}:2: state: not a state; write one of held, approved, rejected, removed",
        "comments-import: nothing was taken in",
    ]
    assert write_all(desk, tmp_path / "out.jsonl", with_addresses=False) == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_addresses_are_not_written_where_git_might_take_them(capsys: pytest.CaptureFixture[str]) -> None:
    target = ROOT / "semua.jsonl"

    status = export_all(str(target), with_addresses=True)

    assert (status, target.exists()) == (1, False)
    assert capsys.readouterr().err == (
        f"comments-export-all: {target} may be under git; addresses only go below var/ or elsewhere\n"
    )


def test_all_tasks_go_round_by_the_environment_alone(
    place: Path, make_settings: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = make_settings(COMMENTS_EXPORT=str(place / "export.jsonl"))
    (place / "in.jsonl").write_text(json.dumps({**LINE, "state": "held"}) + "\n")

    statuses = [
        import_comments(str(place / "in.jsonl"), settings=settings),
        back_up_inbox(str(place / "backup"), settings=settings),
        restore_inbox(str(place / "backup"), settings=settings),
        export_all(str(place / "out.jsonl"), with_addresses=True, settings=settings),
    ]

    assert statuses == [0, 0, 0, 0], capsys.readouterr().err
    assert json.loads((place / "out.jsonl").read_text(encoding="utf-8"))["text"] == "Baik."


@pytest.mark.parametrize(
    ("task", "told"),
    [
        (back_up_inbox, "{place}/inbox/inbox.db: there is no such store\n"),
        (restore_inbox, "{place}/tiada: there is no such backup\n"),
        (import_comments, "comments-import: {place}/tiada cannot be read (No such file or directory)\n"),
    ],
    ids=["backup", "restore", "import"],
)
def test_what_is_missing_is_told_in_one_line(
    place: Path, capsys: pytest.CaptureFixture[str], task: Callable[[str], int], told: str
) -> None:
    assert task(str(place / "tiada")) == 1

    assert capsys.readouterr().err == told.format(place=place)
