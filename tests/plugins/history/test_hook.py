"""Edge: the hook that checks sources before each commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from plugins.history.hook import MARK, check_staged, install_hook
from tests.fixtures.content import ROOT, MakeContent
from tests.plugins.history.keeping import Kept

NOW = "2026-03-01T08:00+07:00"


def test_a_hook_is_written_where_git_looks_and_can_be_renewed(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_content().parent
    Kept(project / "content")
    hook = project / ".git" / "hooks" / "pre-commit"

    statuses = [install_hook(project), install_hook(project)]

    assert statuses == [0, 0]
    assert MARK in hook.read_text(encoding="utf-8") and os.access(hook, os.X_OK)
    told = f"Terpasang: {hook}; setiap “git commit” kini memeriksa naskah yang akan disimpan"
    assert capsys.readouterr().out.splitlines() == [told, told]


def test_a_hook_of_somebody_else_is_left_alone(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_content().parent
    Kept(project / "content")
    hook = project / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho milik orang\n")

    status = install_hook(project)

    assert (status, hook.read_text()) == (1, "#!/bin/sh\necho milik orang\n")
    assert capsys.readouterr().err == (
        f"{hook} sudah ada dan bukan buatan perintah ini; tambahkan sendiri baris "
        "“python3 tasks.py check --staged” ke dalamnya, atau hapus berkas itu dahulu\n"
    )


def test_outside_a_repository_no_hook_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert install_hook(tmp_path) == 1
    assert "tidak disimpan dalam git" in capsys.readouterr().err


def test_only_faults_of_staged_sources_refuse_a_commit(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "baik.md"}, {"file": "buruk.md", "title": None})
    kept = Kept(content)
    kept.git("add", "content/registers", "content/artikel/semarang/baik.md")
    kept.git("commit", "-q", "-m", "awal")

    nothing = check_staged(str(content), NOW)
    kept.git("add", "content/artikel/semarang/buruk.md")
    faulty = check_staged(str(content), NOW)

    told = capsys.readouterr().err
    assert (nothing, faulty) == (0, 1)
    assert "buruk.md:1: title: kunci “title” tidak ada" in told


def test_faults_of_other_sources_are_counted_and_do_not_refuse(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "baik.md"}, {"file": "buruk.md", "title": None})
    kept = Kept(content)
    kept.git("add", "content/registers")
    kept.git("commit", "-q", "-m", "awal")
    kept.git("add", "content/artikel/semarang/baik.md")

    status = check_staged(str(content), NOW)

    assert (status, capsys.readouterr().err) == (
        0,
        "1 kesalahan pada naskah lain tidak dihitung; jalankan check saja untuk melihatnya\n",
    )


def test_git_runs_the_hook_of_this_project_and_hears_it(make_content: MakeContent) -> None:
    content = make_content({"file": "buruk.md", "title": None})
    project = content.parent
    for name in ("tasks.py", "pelicanconf.py"):
        shutil.copy(ROOT / name, project)
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    kept = Kept(content)
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (project / ".venv" / "bin" / "python").chmod(0o755)
    install_hook(project)
    kept.git("add", "content/artikel")

    with pytest.raises(subprocess.CalledProcessError):
        kept.git("commit", "-q", "-m", "buruk")
    faulty = content / "artikel/semarang/buruk.md"
    faulty.write_text(faulty.read_text().replace("---\n", "---\ntitle: Kini berjudul\n", 1))
    kept.git("add", "content/artikel")
    kept.git("commit", "-q", "-m", "baik")


def test_pre_commit_runs_the_same() -> None:
    conf = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))

    (hook,) = conf["repos"][0]["hooks"]
    assert (conf["repos"][0]["repo"], hook["language"], hook["entry"], hook["pass_filenames"]) == (
        "local",
        "system",
        "python3 tasks.py check --staged",
        False,
    )
