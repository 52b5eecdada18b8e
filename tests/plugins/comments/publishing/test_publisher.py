"""After each commit that readers may see the export is written, then the site is built."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from plugins.comments.export import read_export
from plugins.comments.inbox import schema
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.publishing.publisher import Publisher
from plugins.comments.publishing.settings import PublishingSettings
from tests.fixtures.desks import OpenDesk
from tests.plugins.comments.rows import add_comment


@pytest.fixture
def desk_conf(desk_conf: dict[str, Any], store_url: str) -> dict[str, Any]:
    """Settings of a service; each test runs once for each kind of store."""
    return {**desk_conf, "INTAKE_STORE": store_url}


def published_ids(conf: dict[str, Any]) -> list[str]:
    comments, problems = read_export(Path(conf["COMMENTS_EXPORT"]))
    assert problems == []
    return [comment.id for comment in comments]


def make_publisher(desk: Desk, **changes: Any) -> Publisher:
    """One that waits for nothing."""
    settings = PublishingSettings.from_settings({**desk.conf, **changes})
    return Publisher(desk.engine, desk.writer, settings, settle=0, first_wait=0.001)


@pytest.fixture
def hook(tmp_path: Path) -> dict[str, Any]:
    """A hook that writes down each of its runs in `runs`, and with which secrets."""
    runs = tmp_path / "runs"
    code = f"import os; open({str(runs)!r}, 'a').write(os.environ.get('INTAKE_KEY_FILE', 'none') + '\\n')"
    return {"INTAKE_HOOK": (sys.executable, "-c", code), "INTAKE_HOOK_DELAY": 0}


def test_export_holds_what_is_approved_and_nothing_else(desk: Desk, desk_conf: dict[str, Any]) -> None:
    desk.background.begin()
    for state in (State.APPROVED, State.HELD, State.REJECTED, State.REMOVED):
        desk.writer.do(lambda connection, state=state: add_comment(connection, f"k-{state}", state))

    desk.published()

    assert desk.background.publisher.exporting.wait_done(10)
    assert published_ids(desk_conf) == ["k-approved"]


def test_task_without_a_service_exports_before_it_ends(
    open_test_desk: OpenDesk, desk_conf: dict[str, Any]
) -> None:
    with open_test_desk() as desk:
        desk.writer.do(add_comment)
        desk.published()

    assert published_ids(desk_conf) == ["k1"]


def test_crash_between_commit_and_export_is_made_good_at_the_next_start(
    open_test_desk: OpenDesk, desk_conf: dict[str, Any], hook: dict[str, Any], tmp_path: Path
) -> None:
    with open_test_desk(**hook) as desk:
        desk.writer.do(add_comment)

    with open_test_desk(**hook) as desk:
        desk.background.begin()
        assert desk.background.publisher.exporting.wait_done(10)
        assert desk.background.publisher.building.wait_done(10)

    assert published_ids(desk_conf) == ["k1"]
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "none\n"


def test_crash_between_export_and_build_is_made_good_at_the_next_start(
    open_test_desk: OpenDesk, hook: dict[str, Any], tmp_path: Path
) -> None:
    with open_test_desk() as desk:
        desk.writer.do(add_comment)
        desk.published()

    with open_test_desk(**hook) as desk:
        desk.background.begin()
        assert desk.background.publisher.exporting.wait_done(10)
        assert desk.background.publisher.building.wait_done(10)

    assert (tmp_path / "runs").read_text(encoding="utf-8") == "none\n"


def test_start_with_nothing_new_builds_nothing(
    open_test_desk: OpenDesk, hook: dict[str, Any], tmp_path: Path
) -> None:
    with open_test_desk(**hook) as desk:
        desk.writer.do(add_comment)
        desk.published()
    (tmp_path / "runs").unlink()

    with open_test_desk(**hook) as desk:
        desk.background.begin()
        assert desk.background.publisher.exporting.wait_done(10)
        assert desk.background.publisher.building.wait_done(10)

    assert not (tmp_path / "runs").exists()


def test_hook_that_fails_is_told_tried_again_and_stops_nothing(
    desk: Desk, desk_conf: dict[str, Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    code = (
        "import pathlib, sys; p = pathlib.Path(sys.argv[1]); was = p.exists(); p.touch(); sys.exit(not was)"
    )
    hook = (sys.executable, "-c", code, str(tmp_path / "ran"))
    publisher = make_publisher(desk, INTAKE_HOOK=hook, INTAKE_HOOK_DELAY=0)
    desk.writer.do(add_comment)

    with caplog.at_level(logging.ERROR):
        publisher.begin()
        assert publisher.exporting.wait_done(10)
        assert publisher.building.wait_done(10)
        publisher.close()

    assert [record.facts for record in caplog.records] == [
        {"errand": "hook", "why": f"{sys.executable} ended with status 1", "tries": 1}
    ]
    assert published_ids(desk_conf) == ["k1"]


def test_other_service_of_the_same_store_sees_what_was_published(desk: Desk, tmp_path: Path) -> None:
    conf = {**desk.conf, "COMMENTS_EXPORT": str(tmp_path / "other/export.jsonl")}
    other = make_publisher(desk, **conf)
    other.look()
    desk.background.begin()
    desk.writer.do(add_comment)
    desk.published()
    assert desk.background.publisher.exporting.wait_done(10)

    other.look()

    assert published_ids(conf) == ["k1"]


def test_same_comments_leave_the_file_untouched(desk: Desk, desk_conf: dict[str, Any]) -> None:
    publisher = desk.background.publisher
    publisher.begin()
    desk.writer.do(add_comment)
    publisher.published()
    assert publisher.exporting.wait_done(10)
    before = Path(desk_conf["COMMENTS_EXPORT"]).stat()
    desk.writer.do(lambda connection: add_comment(connection, "k2", State.HELD))

    publisher.published()

    assert publisher.exporting.wait_done(10)
    after = Path(desk_conf["COMMENTS_EXPORT"]).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_comment_that_the_export_refuses_is_told_by_its_id_alone(
    desk: Desk, desk_conf: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    desk.writer.do(add_comment)
    desk.writer.do(lambda connection: add_comment(connection, "k2"))
    faulty = update(schema.comments).where(schema.comments.c.id == "k2").values(text="siti@contoh.example")
    desk.writer.do(lambda connection: connection.execute(faulty) and None)

    with caplog.at_level(logging.ERROR):
        desk.background.begin()
        assert desk.background.publisher.exporting.wait_done(10)

    assert [(record.message, record.facts) for record in caplog.records] == [
        ("unpublished", {"comment": "k2", "field": "text"})
    ]
    assert published_ids(desk_conf) == ["k1"]
