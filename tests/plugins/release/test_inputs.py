"""A manifest says what a release was made of, and the same everywhere."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.release.inputs import digest_sources, find_clock_fault, gather_inputs, knows_commit
from plugins.release.manifest import digest_headers


class Project:
    """A project in git."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.content.mkdir(parents=True)
        (root / "requirements.lock").write_text("x==1\n", encoding="utf-8")
        (self.content / "a.md").write_text("A", encoding="utf-8")
        self.git("init", "-q")
        self.commit()

    def git(self, *words: str) -> str:
        names = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        told = subprocess.run(
            ["git", *names, *words], cwd=self.root, capture_output=True, check=True, encoding="utf-8"
        )
        return told.stdout.strip()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "naskah", "--allow-empty")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "proyek")


def test_inputs_name_commit_order_and_digests(project: Project) -> None:
    project.commit()

    found = gather_inputs(
        project.root, content=project.content, site="https://kabar.example", services=["/komentar/"]
    )

    assert (found.commit, found.is_clean, found.order) == (project.git("rev-parse", "HEAD"), True, 2)
    assert (found.site, found.services) == ("https://kabar.example", ("/komentar/",))
    assert (found.headers, found.comments) == (digest_headers(), "")
    assert found.lock == hashlib.sha256(b"x==1\n").hexdigest()
    assert found.content == digest_sources(project.content)


def test_what_is_in_no_commit_is_told(project: Project, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(project.content, tmp_path / "lain")
    cases = {"elsewhere": gather_inputs(project.root, content=elsewhere)}
    (project.content / "b.md").write_text("B", encoding="utf-8")
    cases["new file"] = gather_inputs(project.root, content=project.content)
    project.commit()
    cases["committed"] = gather_inputs(project.root, content=project.content)

    assert {name: inputs.is_clean for name, inputs in cases.items()} == {
        "elsewhere": False,
        "new file": False,
        "committed": True,
    }
    assert cases["elsewhere"].content != cases["committed"].content


@pytest.mark.parametrize(
    ("days", "is_right"), [(-365, False), (-2, False), (-0.9, True), (0, True), (900, True)], ids=str
)
def test_clock_that_is_behind_the_last_commit_is_told(project: Project, days: float, is_right: bool) -> None:
    made = datetime.fromisoformat(project.git("log", "-1", "--format=%cI"))
    now = made + timedelta(days=days)

    told = find_clock_fault(project.root, now)

    fault = (
        f"Jam mesin ini menunjukkan {now.date()}, padahal commit terakhir dibuat {made.date()}; dengan jam "
        "itu naskah yang sudah terbit akan hilang dari situs. Betulkan jamnya; bila jam pembuat commit yang "
        "salah, commit lagi"
    )
    assert told == ("" if is_right else fault)


def test_clock_is_believed_where_no_git_is(tmp_path: Path) -> None:
    assert find_clock_fault(tmp_path, datetime(1970, 1, 1, tzinfo=UTC)) == ""


def test_shallow_clone_has_no_order_and_knows_no_commit(project: Project, tmp_path: Path) -> None:
    project.commit()
    project.git("clone", "-q", "--depth=1", f"file://{project.root}", str(tmp_path / "dangkal"))

    found = gather_inputs(tmp_path / "dangkal", content=tmp_path / "dangkal" / "content")

    assert (found.order, found.is_clean) == (0, True)
    assert knows_commit(tmp_path / "dangkal", found.commit) is None
    assert knows_commit(project.root, found.commit) is True
    assert knows_commit(project.root, "0" * 40) is False


def test_sources_without_git_have_their_digest(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("A", encoding="utf-8")

    found = gather_inputs(tmp_path, content=tmp_path / "content")

    assert (found.commit, found.is_clean, found.order, found.lock) == ("", False, 0, "")
    assert found.content != ""


def test_source_that_is_named_otherwise_is_another_input(project: Project) -> None:
    before = digest_sources(project.content)
    (project.content / "a.md").rename(project.content / "b.md")

    assert digest_sources(project.content) != before
