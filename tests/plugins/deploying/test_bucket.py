"""A site in a bucket of a real object store: in order, without what is not ours, and back again."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from plugins.deploying.objects import Objects, open_objects
from plugins.deploying.record import CLAIMS, KEPT
from plugins.deploying.settings import find_target
from plugins.release.manifest import MANIFEST, Inputs
from plugins.release.proving import prove_release
from tests.fixtures.targets import KEY, Desk, ObjectStore

_PREFIXES = itertools.count(1)


@pytest.fixture
def bucket(desk: Desk, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> tuple[Objects, str]:
    """The desk's target is a prefix of its own in a bucket; its objects, and where readers find them."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", object_store.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", object_store.secret)
    prefix = f"situs-{next(_PREFIXES)}"
    desk.name_target(f"s3://{object_store.bucket}/{prefix}", endpoint=object_store.endpoint)
    return open_objects(find_target("situs", desk.folder / "targets.toml")), f"{object_store.public}/{prefix}"


def test_objects_are_the_release_with_its_kinds_and_cache_rules(
    desk: Desk, bucket: tuple[Objects, str]
) -> None:
    _, public = bucket

    assert desk.deploy(1) == 0

    page, sheet = httpx.get(f"{public}/index.html", timeout=30), next((desk.folder / "1/theme/css").iterdir())
    assert page.content == (desk.folder / "1/index.html").read_bytes()
    assert (page.headers["content-type"], page.headers["cache-control"]) == (
        "text/html; charset=utf-8",
        "no-cache",
    )
    cached = httpx.get(f"{public}/theme/css/{sheet.name}", timeout=30).headers["cache-control"]
    assert cached == "public, max-age=31536000, immutable"


def test_only_changed_files_travel_and_a_rollback_sends_none(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, public = bucket
    desk.deploy(1)
    capsys.readouterr()
    desk.deploy(2)
    assert "14 of 16 files travelled" in capsys.readouterr().out

    assert desk.roll_back() == 0

    assert httpx.get(f"{public}/{MANIFEST}", timeout=30).json()["inputs"]["order"] == 1
    assert desk.deploy(2) == 0
    assert "0 of 16 files travelled" in capsys.readouterr().out


def test_text_that_waits_for_its_day_is_not_shown_by_the_stores_own_clock(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    objects, _ = bucket
    moment = datetime.now(UTC) + timedelta(minutes=10)
    prove_release(desk.folder / "1", Inputs(order=1, latest=f"{moment:%Y-%m-%dT%H:%M:%SZ}"), KEY)

    assert desk.deploy(1) == 1
    assert "by the target's clock it is" in capsys.readouterr().err
    assert objects.list() == {}


def test_rollback_never_goes_to_what_was_gone_back_from(desk: Desk, bucket: tuple[Objects, str]) -> None:
    _, public = bucket
    desk.deploy(1)
    desk.deploy(2)
    desk.roll_back()
    desk.deploy(3)

    assert desk.roll_back() == 0
    assert httpx.get(f"{public}/{MANIFEST}", timeout=30).json()["inputs"]["order"] == 1


def test_old_pages_find_what_they_load_and_removed_pages_are_gone(
    desk: Desk, bucket: tuple[Objects, str]
) -> None:
    _, public = bucket
    sheet = next((desk.folder / "1/theme/css").iterdir())
    desk.deploy(1)
    desk.deploy(2)

    assert httpx.get(f"{public}/theme/css/{sheet.name}", timeout=30).status_code == 200
    assert httpx.get(f"{public}/semarang/edisi-1/index.html", timeout=30).status_code == 404

    assert desk.deploy(2, forget=True) == 0
    assert httpx.get(f"{public}/theme/css/{sheet.name}", timeout=30).status_code == 404


def test_what_somebody_planted_or_changed_is_mended(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    objects, public = bucket
    desk.deploy(1)
    objects.write("slot.html", b"slot gacor", {})
    objects.write("index.html", b"slot gacor", {})
    capsys.readouterr()

    assert desk.deploy(1) == 0

    assert "removed, no release of ours has it: slot.html" in capsys.readouterr().out
    assert httpx.get(f"{public}/slot.html", timeout=30).status_code == 404
    assert (
        httpx.get(f"{public}/index.html", timeout=30).content == (desk.folder / "1/index.html").read_bytes()
    )


def test_bucket_that_holds_something_else_is_refused(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    objects, _ = bucket
    objects.write("arsip/2019.zip", b"PK", {})

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "situs: 1 objects are there that no deployment put there (arsip/2019.zip, …); "
        "name an empty bucket or prefix\n"
    )
    assert objects.read("arsip/2019.zip") == b"PK"


def test_two_at_once_are_refused_until_the_lock_is_broken(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    objects, _ = bucket
    objects.write(f"{CLAIMS}/0", b"ci@runner, since 2026-11-22T08:00:00Z", {})

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "situs: ci@runner, since 2026-11-22T08:00:00Z is deploying there; "
        "wait, or end a dead one by --break-lock\n"
    )
    assert desk.deploy(1, break_lock=True) == 0
    assert objects.list(CLAIMS) == {}


def test_former_releases_that_are_not_kept_leave_nothing(desk: Desk, bucket: tuple[Objects, str]) -> None:
    objects, _ = bucket
    desk.deploy(1)
    desk.deploy(2, forget=True)

    assert len(objects.list(KEPT)) == 16
    assert desk.roll_back() == 1


def test_dry_run_tells_and_changes_nothing(
    desk: Desk, bucket: tuple[Objects, str], capsys: pytest.CaptureFixture[str]
) -> None:
    objects, _ = bucket

    assert desk.deploy(1, dry_run=True) == 0
    assert capsys.readouterr().out.startswith("would send 16 of 16 files")
    assert objects.list() == {}


def test_missing_keys_are_told(
    desk: Desk,
    bucket: tuple[Objects, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == "situs: AWS_SECRET_ACCESS_KEY must be in the environment\n"
