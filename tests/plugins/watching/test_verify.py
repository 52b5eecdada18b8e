"""A release is verified as it lies in a folder, and as a site sends it in each of its forms."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.release.manifest import MANIFEST, Inputs
from plugins.release.proving import prove_release
from plugins.watching.inspecting import Inspector
from plugins.watching.pace import Pace
from plugins.watching.run import verify, watch
from plugins.watching.verify import verify_folder, verify_site
from tests.fixtures.hosts import serving_nginx
from tests.fixtures.releases import ADDRESS, ARTICLE, KEY, Reply, answer_honestly, serving_release
from tests.plugins.watching.conftest import MakeInspector

NO_CLONE = "the commit was not looked up: this is not a whole clone of the project"
HOST_ALONE = "write only https://host; every address of a release begins there"
OUTSIDE = "from outside nobody can list what is there besides; `inv watch` searches for it"


@pytest.mark.nginx
def test_honest_site_is_whole(release: Path, make_inspector: MakeInspector, tmp_path: Path) -> None:
    with serving_nginx(release, tmp_path / "nginx", {}) as url:
        report = verify_site(make_inspector(url, headers=False), tmp_path)

    assert (report.faults, report.notes) == ((), (NO_CLONE, OUTSIDE))
    assert report.facts["files"] == 11


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_change_in_one_form_alone_is_found(
    release: Path, make_inspector: MakeInspector, tmp_path: Path, encoding: str
) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if address == ADDRESS and headers["Accept-Encoding"] == encoding:
            return Reply(status=200, body=b"gacor")
        return reply

    with serving_release(release, mischief) as url:
        report = verify_site(make_inspector(url, headers=False), tmp_path)

    assert [(fault.path, fault.kind) for fault in report.faults] == [(ARTICLE, "changed")]


def test_host_that_compresses_by_itself_is_only_noted(
    release: Path, make_inspector: MakeInspector, tmp_path: Path
) -> None:
    def repack(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if reply.headers.get("Content-Encoding") == "gzip":
            plain = answer_honestly(release, address, {})
            reply.body = gzip.compress(plain.body, 1)
        return reply

    with serving_release(release, repack) as url:
        report = verify_site(make_inspector(url, headers=False), tmp_path)

    assert report.faults == ()
    assert any("compressed by the host itself" in note for note in report.notes)


def test_site_with_too_many_bytes_is_left_unfinished_and_says_so(release: Path, tmp_path: Path) -> None:
    with serving_release(release) as url:
        from plugins.watching.addresses import read_site

        pace = Pace(rate=0, most_bytes=3000, most_seconds=60)
        inspector = Inspector(site=read_site(url), keys=[KEY.public], pace=pace, pauses=(), connections=1)
        report = verify_site(inspector, tmp_path)

    assert [fault.kind for fault in report.faults] == ["unfinished"]


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, str]:
    """A project of one commit, and the commit."""
    root = tmp_path / "proyek"
    root.mkdir()
    (root / "requirements.lock").write_text("x==1\n", encoding="utf-8")

    def git(*words: str) -> str:
        names = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        told = subprocess.run(
            ["git", *names, *words], cwd=root, capture_output=True, check=True, encoding="utf-8"
        )
        return told.stdout.strip()

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "satu")
    return root, git("rev-parse", "HEAD")


def test_commit_that_the_project_does_not_have_is_a_fault(
    release: Path, repository: tuple[Path, str]
) -> None:
    root, commit = repository
    found = {}
    for name in (commit, "c0ffee" * 6 + "c0ff", ""):
        prove_release(release, Inputs(commit=name, is_clean=name == commit), KEY)
        report = verify_folder(release, [KEY.public], root)
        found[name] = ([str(fault) for fault in report.faults], report.notes)

    dirty = "made from a tree with changes that are in no commit; nobody can make it again"
    assert found == {
        commit: ([], ()),
        "c0ffee" * 6 + "c0ff": (
            [
                f"{MANIFEST}: commit: commit {'c0ffee' * 6}c0ff is not in this project's history; "
                "fetch it, or distrust the release"
            ],
            (dirty,),
        ),
        "": ([f"{MANIFEST}: commit: names no commit; nobody can make it again"], ()),
    }


def test_outcome_is_told_to_programs_too(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prove_release(release, Inputs(), KEY)
    (release / "slot.html").write_text("gacor", encoding="utf-8")

    status = verify(str(release), key=KEY.public.line, as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert (status, told["ok"], told["url"]) == (1, False, str(release))
    assert [(fault["path"], fault["kind"]) for fault in told["faults"]] == [
        (MANIFEST, "commit"),
        ("slot.html", "extra"),
    ]


@pytest.mark.parametrize(
    ("place", "options", "message"),
    [
        (
            "tidak-ada",
            {},
            "tidak-ada: no such folder; name a release's folder, https://host, or --target NAME",
        ),
        ("ftp://a.example", {}, "ftp://a.example: write https://host"),
        ("https://a.example/b/", {}, f"https://a.example/b/: {HOST_ALONE}"),
        ("https://u:p@a.example", {}, f"https://u:p@a.example: {HOST_ALONE}"),
        ("https://a.example", {"rate": "cepat"}, "--rate: 'cepat' is not a number above 0"),
        (
            "https://a.example",
            {"connections": "99"},
            "--connections: '99' is not a whole number from 1 to 16",
        ),
        ("https://a.example", {"key": "RWx"}, "not a key or a signature of minisign's"),
    ],
)
def test_option_that_cannot_be_used_is_told(
    place: str, options: dict[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = verify(place, **{"key": KEY.public.line, **options})  # type: ignore[arg-type]

    assert (status, capsys.readouterr().err) == (1, f"{message}\n")


def test_without_any_public_key_nothing_is_proved(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RELEASE_KEYS", raising=False)

    assert (verify(str(release)), watch("https://a.example")) == (1, 1)
    assert capsys.readouterr().err == 2 * (
        "no public key: write it into RELEASE_KEYS of publishconf.py, or give it with --key RW…\n"
    )
