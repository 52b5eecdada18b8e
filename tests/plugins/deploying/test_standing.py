"""What stands at a target is read there: also a page that nothing leads to is named."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from plugins.deploying.objects import open_objects
from plugins.deploying.place import inspect_place
from plugins.deploying.record import LEFT, NEXT
from plugins.deploying.settings import find_target
from plugins.deploying.standing import Standing
from plugins.release.manifest import MANIFEST
from plugins.release.proving import prove_release
from plugins.release.signing import make_key
from plugins.watching.run import verify
from tests.fixtures.building import files_of
from tests.fixtures.targets import KEY, Desk, ObjectStore, Sshd

_PREFIXES = itertools.count(1)


def inspect(desk: Desk) -> Standing:
    return inspect_place(find_target("situs", desk.folder / "targets.toml"), [KEY.public])


def name_kinds(found: Standing) -> list[tuple[str, str]]:
    return [(fault.path, fault.kind) for fault in found.faults]


@pytest.fixture(params=["here", "ssh"])
def served(request: pytest.FixtureRequest, desk: Desk, rsync: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose target, a folder here or by ssh, shows its second release."""
    if request.param == "ssh":
        sshd: Sshd = request.getfixturevalue("sshd")
        monkeypatch.setenv("DEPLOY_SSH_KEY", sshd.key.read_text(encoding="ascii"))
        desk.name_target(f"{sshd.place}{desk.site}", host_key=sshd.host_key)
    desk.deploy(1)
    desk.deploy(2)
    return desk


def test_deployed_release_is_whole_with_what_it_carries(served: Desk) -> None:
    before = files_of(served.site)

    found = inspect(served)

    # A sheet, a picture, the manifest that vouches for them and its signature.
    assert (found.faults, found.notes) == (
        (),
        ("4 files of former releases stand beside, as their signed manifests say",),
    )
    assert found.name == (served.site / "current").readlink().name
    assert files_of(served.site) == before


def test_what_was_done_to_a_folder_is_named_file_by_file(served: Desk) -> None:
    site = served.site / "current"
    planted = site / "semarang/0/x7/slot.html"
    planted.parent.mkdir()
    planted.write_text("slot gacor", encoding="utf-8")
    (site / "semarang/1/index.html").unlink()
    (site / "semarang/1/index.html").symlink_to("/etc/hostname")
    (site / "semarang/2/index.html").unlink()
    (site / "index.html").write_text("slot gacor", encoding="utf-8")
    (site / ".htaccess").write_text("RewriteEngine on\n", encoding="utf-8")

    assert name_kinds(inspect(served)) == [
        (".htaccess", "extra"),
        ("index.html", "changed"),
        ("semarang/0/x7/slot.html", "extra"),
        ("semarang/1/index.html", "link"),
        ("semarang/2/index.html", "missing"),
    ]


@pytest.mark.usefixtures("rsync")
def test_link_that_leads_elsewhere_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.deploy(1)
    current = desk.site / "current"
    other = (desk.folder / "2").rename(tmp_path / current.readlink().name)
    current.unlink()
    current.symlink_to(other)

    assert name_kinds(inspect(desk)) == [("current", "link")]


@pytest.mark.usefixtures("rsync")
def test_manifest_of_another_hand_vouches_for_nothing(desk: Desk) -> None:
    desk.deploy(1)
    (desk.site / "current/slot.html").write_text("slot gacor", encoding="utf-8")
    inputs = inspect(desk).manifest
    assert inputs is not None
    prove_release(desk.site / "current", inputs.inputs, make_key(b"x" * 32, b"anderer!"))

    assert [fault.kind for fault in inspect(desk).faults] == ["signature"]


def test_target_without_a_release_says_so(desk: Desk) -> None:
    assert [str(fault) for fault in inspect(desk).faults] == [
        "current: missing: no release was deployed there"
    ]
    assert not desk.site.exists()


@pytest.mark.usefixtures("rsync")
def test_task_tells_what_stands_at_a_target(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deploy(1)
    (desk.site / "current/slot.html").write_text("slot gacor", encoding="utf-8")
    capsys.readouterr()
    asked = {"target": True, "targets": str(desk.folder / "targets.toml"), "key": KEY.public.line}

    status = verify("situs", **asked)  # type: ignore[arg-type]
    told = capsys.readouterr()
    assert status == 1
    assert "slot.html: extra: the manifest does not list it" in told.err.splitlines()
    assert verify("situs", as_json=True, **asked) == 1  # type: ignore[arg-type]
    assert json.loads(capsys.readouterr().out)["release"]["name"] == (desk.site / "current").readlink().name
    assert verify("situz", **asked) == 1  # type: ignore[arg-type]
    assert "did you mean situs?" in capsys.readouterr().err


def test_what_was_done_to_a_bucket_is_named_object_by_object(
    desk: Desk, object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", object_store.key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", object_store.secret)
    prefix = f"berdiri-{next(_PREFIXES)}"
    desk.name_target(f"s3://{object_store.bucket}/{prefix}", endpoint=object_store.endpoint)
    desk.deploy(1)
    desk.deploy(2)
    objects = open_objects(find_target("situs", desk.folder / "targets.toml"))
    honest = inspect(desk)
    sheet = next((desk.folder / "1/theme/css").iterdir())

    objects.write("x7/slot.html", b"slot gacor", {})
    objects.write("semarang/0/index.html", b"slot gacor", {})
    objects.write(f"theme/css/{sheet.name}", b"slot gacor", {})
    objects.delete(["semarang/1/index.html"])
    # Who can write may say that a page is left for old tabs; only what pages load is forgiven.
    left = json.loads(objects.read(LEFT))
    assert f"theme/css/{sheet.name}" in left
    objects.write(LEFT, json.dumps({**left, "x7/slot.html": "2026-01-01T00:00:00Z"}).encode(), {})

    assert (honest.faults, honest.notes) == (
        (),
        ("2 files of former releases stand beside, as their signed manifests say",),
    )
    assert name_kinds(inspect(desk)) == [
        ("semarang/0/index.html", "changed"),
        ("semarang/1/index.html", "missing"),
        (f"theme/css/{sheet.name}", "extra"),
        ("x7/slot.html", "extra"),
    ]
    objects.write(NEXT, honest.name.encode(), {})
    objects.write(MANIFEST, b"{}", {})
    assert [fault.path for fault in inspect(desk).faults] == [MANIFEST, f"{MANIFEST}.minisig"]
