"""An export names the store that it was made from, and no other store's service writes over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.comments.export import read_export
from plugins.comments.inbox.identity import find_id, identify_store
from plugins.comments.intake.opening import open_desk
from plugins.comments.publishing.exporting import export_inbox
from plugins.comments.publishing.owning import ForeignExportError, name_owner
from plugins.comments.publishing.publisher import Publisher
from plugins.comments.publishing.settings import PublishingSettings
from tests.fixtures.desks import OpenDesk
from tests.plugins.comments.rows import add_comment


def publish(open_test_desk: OpenDesk, comment: str, **changes: Any) -> None:
    with open_test_desk(**changes) as desk:
        desk.writer.do(lambda connection: add_comment(connection, comment))
        desk.published()


def published_ids(export: Path) -> list[str]:
    comments, problems = read_export(export)
    assert problems == []
    return [comment.id for comment in comments]


@pytest.fixture
def export(desk_conf: dict[str, Any]) -> Path:
    """Where the desk's export goes."""
    return Path(desk_conf["COMMENTS_EXPORT"])


@pytest.fixture
def other(tmp_path: Path) -> dict[str, Any]:
    """Settings of a second store that would write the same export."""
    return {"INTAKE_STORE": f"sqlite:///{tmp_path}/var/other.db"}


def test_service_over_another_store_does_not_begin_and_says_what_to_do(
    open_test_desk: OpenDesk, export: Path, other: dict[str, Any]
) -> None:
    publish(open_test_desk, "k1")

    with pytest.raises(ForeignExportError) as refusal:
        publish(open_test_desk, "k2", **other)

    assert str(refusal.value) == (
        f"{export}: made from another store than that of INTAKE_STORE; choose the store that it belongs to, "
        f"or another COMMENTS_EXPORT; to hand the export over to this store, remove {export}.store"
    )
    assert published_ids(export) == ["k1"]


def test_store_that_was_there_first_goes_on_after_the_refusal(
    open_test_desk: OpenDesk, export: Path, other: dict[str, Any]
) -> None:
    publish(open_test_desk, "k1")
    with pytest.raises(ForeignExportError):
        publish(open_test_desk, "k2", **other)

    publish(open_test_desk, "k3")

    assert published_ids(export) == ["k1", "k3"]


def test_who_publishes_nothing_may_open_the_other_store(
    open_test_desk: OpenDesk, desk_conf: dict[str, Any], export: Path, other: dict[str, Any]
) -> None:
    publish(open_test_desk, "k1")

    with open_desk({**desk_conf, **other}, may_publish=False) as desk:
        desk.writer.do(lambda connection: add_comment(connection, "k2"))

    assert published_ids(export) == ["k1"]


def test_export_is_handed_over_by_removing_the_file_that_names_its_store(
    open_test_desk: OpenDesk, export: Path, other: dict[str, Any]
) -> None:
    publish(open_test_desk, "k1")
    name_owner(export).unlink()

    publish(open_test_desk, "k2", **other)

    assert published_ids(export) == ["k2"]


def test_export_of_an_older_release_is_taken_over(open_test_desk: OpenDesk, export: Path) -> None:
    export.parent.mkdir(parents=True)
    export.write_bytes(b"")

    publish(open_test_desk, "k1")

    with open_test_desk() as desk:
        assert name_owner(export).read_text("ascii") == f"{find_id(desk.engine)}\n"
    assert published_ids(export) == ["k1"]


def test_two_stores_that_began_together_do_not_write_over_one_another(
    open_test_desk: OpenDesk, export: Path, other: dict[str, Any]
) -> None:
    with open_test_desk(**other) as late:
        publish(open_test_desk, "k1")
        publisher = Publisher(late.engine, late.writer, PublishingSettings.from_settings(late.conf))
        publisher.published()

        with pytest.raises(RuntimeError) as refusal:
            publisher.look()

    assert "made from another store" in str(refusal.value)
    assert published_ids(export) == ["k1"]


def test_name_that_cannot_be_read_is_told(open_test_desk: OpenDesk, export: Path) -> None:
    name_owner(export).mkdir(parents=True)

    with pytest.raises(ForeignExportError) as refusal:
        publish(open_test_desk, "k1")

    assert str(refusal.value) == (
        f"{export}.store: cannot be read (Is a directory); make it readable, or remove it"
    )


def test_id_of_a_store_is_made_once(inbox: Any, tmp_path: Path) -> None:
    first = identify_store(inbox)

    export_inbox(inbox, tmp_path / "export.jsonl")

    assert (identify_store(inbox), len(first)) == (first, 32)
