"""A release in a folder: whole or not at all, and only where it is proved to be ours."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.deploying.carrying import FORMER
from plugins.release.manifest import MANIFEST, SIGNATURE, Inputs
from plugins.release.proving import prove_release
from plugins.release.verifying import verify_release
from plugins.watching.verify import verify_folder
from tests.fixtures.building import files_of
from tests.fixtures.content import ROOT
from tests.fixtures.targets import KEY, Desk, make_release

pytestmark = pytest.mark.usefixtures("rsync")


def test_deployed_release_is_the_release(desk: Desk) -> None:
    status = desk.deploy(1)

    assert status == 0
    assert verify_release(desk.site / "current", [KEY.public]).faults == ()
    assert files_of(desk.site / "current") == files_of(desk.folder / "1")


def test_site_stands_behind_a_link_that_a_web_server_may_read(desk: Desk) -> None:
    (desk.folder / "1/index.html").chmod(0o600)
    desk.deploy(1)

    current = desk.site / "current"
    assert current.is_symlink() and str(current.readlink()).startswith("releases/")
    assert {oct(path.stat().st_mode)[-3:] for path in current.resolve().rglob("*.html")} == {"644"}


def test_only_changed_files_travel(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deploy(1)
    for path in (desk.folder / "2").rglob("*"):
        os.utime(path, (1, 1))
    capsys.readouterr()
    desk.deploy(2)

    same = (desk.site / "current/robots.txt").stat()
    assert "14 of 16 files travelled" in capsys.readouterr().out
    assert same.st_nlink == 2


def test_same_release_travels_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deploy(1)
    before = (desk.site / "current").readlink()
    capsys.readouterr()

    assert desk.deploy(1) == 0
    assert "has this release already" in capsys.readouterr().out
    assert (desk.site / "current").readlink() == before


def test_what_somebody_planted_is_gone_after_the_next_deployment(desk: Desk) -> None:
    desk.deploy(1)
    (desk.site / "current/index.html").write_text("<h1>slot gacor</h1>", encoding="utf-8")
    (desk.site / "current/slot.html").write_text("<h1>slot gacor</h1>", encoding="utf-8")

    assert desk.deploy(1) == 0
    assert verify_release(desk.site / "current", [KEY.public]).faults == ()


def test_dry_run_tells_and_changes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deploy(1)
    before = files_of(desk.site)
    capsys.readouterr()

    assert desk.deploy(2, dry_run=True) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("would send 14 of 16 files")
    assert "  + semarang/edisi-2/index.html" in told and "  - semarang/edisi-1/index.html" in told
    assert files_of(desk.site) == before


def test_dry_run_before_the_first_deployment_makes_no_folder(desk: Desk) -> None:
    assert desk.deploy(1, dry_run=True) == 0
    assert not desk.site.exists()


@pytest.mark.parametrize("spoilt", ["unsigned", "changed", "added", "missing"])
def test_what_was_not_proved_is_refused(desk: Desk, spoilt: str, capsys: pytest.CaptureFixture[str]) -> None:
    release = desk.folder / "1"
    if spoilt == "unsigned":
        (release / SIGNATURE).unlink()
    elif spoilt == "changed":
        (release / "index.html").write_text("<h1>slot gacor</h1>", encoding="utf-8")
    elif spoilt == "added":
        (release / "slot.html").write_text("<h1>slot gacor</h1>", encoding="utf-8")
    else:
        (release / "404.html").unlink()

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err.startswith(
        "Nothing was deployed: this is no release that was checked, scanned and signed.\n"
    )
    assert not desk.site.exists()


def test_release_that_is_older_than_the_one_shown_is_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deploy(2)

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "the target shows a later release: 2 commits, and this has 1; "
        "use rollback to go back, or --older to deploy this all the same\n"
    )
    assert desk.deploy(1, older=True) == 0


def test_release_without_an_order_never_takes_the_place_of_one_that_has_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deploy(2)
    make_release(desk.folder / "4", 4, order=0)

    assert desk.deploy(4) == 1
    assert capsys.readouterr().err == (
        "this release has no order, and the target shows one of 2 commits: it was made from "
        "a part of the history; run git fetch --unshallow and publish again, "
        "or --older to deploy this all the same\n"
    )
    assert shown(desk) == 2
    assert desk.deploy(4, older=True) == 0


def test_pages_read_earlier_find_what_they_load(desk: Desk) -> None:
    desk.deploy(1)
    sheet = next((desk.folder / "1/theme/css").iterdir())
    desk.deploy(2)
    desk.deploy(3)

    site = desk.site / "current"
    assert (site / "theme/css" / sheet.name).read_bytes() == sheet.read_bytes()
    assert not (site / "semarang/edisi-1").exists()


def test_pages_of_a_release_that_was_left_find_what_they_load(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2)
    sheet = next((desk.folder / "2/theme/css").iterdir())
    desk.roll_back()

    assert (desk.site / "current/theme/css" / sheet.name).read_bytes() == sheet.read_bytes()


def test_carried_files_are_vouched_for_by_signed_manifests(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2)

    vouchers = sorted(path.name for path in (desk.site / "current" / FORMER).iterdir())
    assert len(vouchers) == 2 and vouchers[1] == vouchers[0] + ".minisig"
    data = (desk.site / "current" / FORMER / vouchers[0]).read_bytes()
    assert data == (desk.folder / "1" / MANIFEST).read_bytes()


def test_verify_of_a_deployed_folder_knows_what_is_carried_and_names_the_rest(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2)
    folder = desk.site / "current"
    assert not [fault for fault in verify_folder(folder, [KEY.public], ROOT).faults if fault.kind == "extra"]

    (folder / "theme/css/slot.css").write_text("slot gacor", encoding="utf-8")
    carried = folder / "theme/css" / next((desk.folder / "1/theme/css").iterdir()).name
    carried.unlink()
    carried.write_text("slot gacor", encoding="utf-8")

    extra = [
        fault.path for fault in verify_folder(folder, [KEY.public], ROOT).faults if fault.kind == "extra"
    ]
    assert extra == sorted(["theme/css/slot.css", f"theme/css/{carried.name}"])


def test_what_was_spoilt_in_a_former_release_is_not_carried_on(desk: Desk) -> None:
    desk.deploy(1)
    sheet = next((desk.site / "current/theme/css").iterdir())
    sheet.write_text("@import '//slot.example';", encoding="utf-8")
    desk.deploy(2)

    assert not (desk.site / "current/theme/css" / sheet.name).exists()


def test_forget_leaves_nothing_of_former_releases(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2, forget=True)

    assert files_of(desk.site / "current") == files_of(desk.folder / "2")
    assert len(list((desk.site / "releases").iterdir())) == 1


def test_rollback_shows_the_release_before(desk: Desk) -> None:
    for version in (1, 2, 3):
        desk.deploy(version)

    assert desk.roll_back() == 0
    assert shown(desk) == 2
    assert desk.roll_back() == 0
    assert shown(desk) == 1
    assert desk.roll_back() == 1


def test_rollback_goes_to_a_named_release(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    for version in (1, 2, 3):
        desk.deploy(version)
    capsys.readouterr()
    desk.roll_back(list_only=True)
    first = capsys.readouterr().out.split()[0]

    assert desk.roll_back(to=first) == 0
    assert shown(desk) == 1


@pytest.mark.parametrize("spoilt", ["index.html", "slot.html", "theme/css/slot.css", MANIFEST])
def test_rollback_to_a_release_that_somebody_changed_is_refused(desk: Desk, spoilt: str) -> None:
    desk.deploy(1)
    former = (desk.site / "current").resolve()
    desk.deploy(2)
    (former / spoilt).unlink(missing_ok=True)
    (former / spoilt).write_text("slot gacor", encoding="utf-8")

    assert desk.roll_back() == 1
    assert shown(desk) == 2


def test_file_changed_in_all_releases_at_once_is_mended_by_the_next_deployment(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deploy(1)
    desk.deploy(2)
    first = min((desk.site / "releases").iterdir())
    # One inode in both, changed in its place.
    with (desk.site / "current/robots.txt").open("a", encoding="utf-8") as stream:
        stream.write("Sitemap: https://slot.example/\n")
    capsys.readouterr()

    assert desk.roll_back() == 1
    assert capsys.readouterr().err.splitlines() == [
        f"releases/{first.name} is not as its manifest says:",
        "robots.txt: not the bytes of the manifest",
        "Somebody changed it. Publish, and inv deploy situs: that replaces whatever was changed there. "
        "Other releases kept for --to: none",
    ]
    assert desk.deploy(2) == 0
    assert (desk.site / "current/robots.txt").read_bytes() == (desk.folder / "2/robots.txt").read_bytes()


def test_so_many_former_releases_are_kept_as_the_target_says(tmp_path: Path, desk: Desk) -> None:
    desk.name_target(keep=1)
    for version in (1, 2, 3):
        desk.deploy(version)

    assert len(list((desk.site / "releases").iterdir())) == 2


def test_two_at_once_are_refused_with_the_owner_named(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deploy(1)
    holder = subprocess.Popen(
        ["flock", str(desk.site / "lock"), "sh", "-c", "echo held; read -r _"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    (desk.site / "lock").write_text(f"token {holder.pid} ci@runner, since 2026-11-22T08:00:00Z\n", "ascii")
    try:
        assert desk.deploy(2) == 1
        assert capsys.readouterr().err == (
            "situs: ci@runner, since 2026-11-22T08:00:00Z is deploying there; "
            "wait, or end a dead one by --break-lock\n"
        )
        assert shown(desk) == 1
    finally:
        holder.communicate()


def test_what_was_interrupted_is_swept_up(desk: Desk) -> None:
    left = desk.site / "releases/.incoming-20261122T080000Z-000000000000"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half", encoding="utf-8")
    desk.deploy(1)

    assert [path.name for path in (desk.site / "releases").iterdir()] == [
        (desk.site / "current").resolve().name
    ]


def test_folder_where_the_link_should_be_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.site / "current").mkdir(parents=True)

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == f"{desk.site}/current is no link; move it away\n"


def test_rollback_never_goes_to_what_was_gone_back_from(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2)
    desk.roll_back()
    desk.deploy(3)

    assert desk.roll_back() == 0
    assert shown(desk) == 1


def test_history_tells_who_showed_what_and_when(desk: Desk) -> None:
    desk.deploy(1)
    desk.deploy(2)
    desk.roll_back()

    lines = (desk.site / "history").read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2].rpartition(" by ")[0] for line in lines] == [
        "deployed",
        "deployed",
        "returned to",
    ]


def test_release_for_another_address_is_refused_unless_the_entry_names_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    prove_release(desk.folder / "1", Inputs(site="https://kabar.example"), KEY)
    desk.name_target(url="https://uji.example")

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "the release was made for https://kabar.example, and situs shows releases for https://uji.example; "
        "publish with SITEURL=https://uji.example, or, where its pages are to name https://kabar.example, "
        'write made_for = "https://kabar.example" into [situs]\n'
    )
    assert not desk.site.exists()

    desk.name_target(made_for="https://kabar.example")
    assert desk.deploy(1) == 0


def test_text_that_waits_for_its_day_is_not_shown_by_a_clock_that_is_ahead(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = datetime.now(UTC) + timedelta(minutes=10)
    prove_release(desk.folder / "1", Inputs(order=1, latest=f"{moment:%Y-%m-%dT%H:%M:%SZ}"), KEY)

    assert desk.deploy(1) == 1
    told = capsys.readouterr().err
    assert told.startswith(
        f"the release holds a text for {moment:%Y-%m-%d %H:%M} UTC, and by the target's clock"
    )
    assert not (desk.site / "current").exists()
    assert desk.deploy(1, early=True) == 0


def test_text_of_a_moment_ago_is_shown(desk: Desk) -> None:
    moment = datetime.now(UTC)
    prove_release(desk.folder / "1", Inputs(order=1, latest=f"{moment:%Y-%m-%dT%H:%M:%SZ}"), KEY)

    assert desk.deploy(1) == 0


def test_link_that_somebody_led_elsewhere_is_set_right(desk: Desk, tmp_path: Path) -> None:
    desk.deploy(1)
    true = (desk.site / "current").readlink()
    planted = tmp_path / true.name
    planted.mkdir()
    (desk.site / "current").unlink()
    (desk.site / "current").symlink_to(planted)

    assert desk.deploy(1) == 0
    assert verify_release(desk.site / "current", [KEY.public]).faults == ()


def test_release_for_the_example_never_reaches_a_public_address(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    prove_release(desk.folder / "1", Inputs(site="https://kabar-kinerja.example", order=1), KEY)
    desk.name_target(url="https://www.example.go.id")

    assert desk.deploy(1) == 1
    assert capsys.readouterr().err == (
        "the release was made for https://kabar-kinerja.example, which is only an example, "
        "and readers see it at https://www.example.go.id; publish with SITEURL=https://www.example.go.id\n"
    )
    assert not desk.site.exists()


def shown(desk: Desk) -> int:
    """The version that readers see."""
    manifest = json.loads((desk.site / "current" / MANIFEST).read_bytes())
    return int(manifest["inputs"]["commit"])
