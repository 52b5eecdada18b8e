"""Edge: the environment is made once, and again only where it has to be."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.setup.environment import (
    LOCK,
    TEST_LOCK,
    SetupRefusedError,
    anchor_paths,
    prepare,
    python_of,
)
from plugins.setup.telling import (
    STOPPED,
    tell_missing_module,
    tell_uninstalled,
    tell_unmade,
    tell_unwritten,
)


class Runner:
    """Makes real environments, without pip because that is quick, and writes down what pip is asked."""

    def __init__(self) -> None:
        self.made = 0
        self.installed: list[str] = []
        self.pip_status = 0
        self.is_killed = False

    def __call__(self, command: Sequence[str]) -> int:
        if "venv" in command:
            self.made += 1
            return subprocess.run([*command, "--without-pip"], check=False).returncode
        assert "--require-hashes" in command
        self.installed.append(Path(command[-1]).name)
        if self.is_killed:
            raise KeyboardInterrupt
        return self.pip_status


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with a space in its path and two locks."""
    root = tmp_path / "kabar kinerja"
    root.mkdir()
    (root / LOCK).write_text("satu==1\n")
    (root / TEST_LOCK).write_text("satu==1\ndua==2\n")
    return root


def test_environment_is_made_once(project: Path, runner: Runner) -> None:
    first = prepare(project, run=runner)
    second = prepare(project, run=runner)

    assert (runner.made, runner.installed) == (1, [LOCK])
    assert first == second
    assert subprocess.run([first, "-c", ""], check=False).returncode == 0


def test_first_start_tells_a_writer_what_is_waited_for(
    project: Path, runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(project, run=runner)

    told = capsys.readouterr().err

    assert told == (
        "Menyiapkan folder program (.venv), sekali saja.\n"
        "Mengambil program yang diperlukan (requirements.lock), sekali saja: satu sampai lima menit.\n"
    )


def test_changed_lock_is_installed_into_the_same_environment(project: Path, runner: Runner) -> None:
    prepare(project, run=runner)
    (project / LOCK).write_text("satu==2\n")

    prepare(project, run=runner)
    prepare(project, run=runner)

    assert (runner.made, runner.installed) == (1, [LOCK, LOCK])


def test_test_lock_is_installed_only_when_asked_for(project: Path, runner: Runner) -> None:
    prepare(project, run=runner)

    prepare(project, TEST_LOCK, runner)
    prepare(project, TEST_LOCK, runner)
    prepare(project, run=runner)

    assert (runner.made, runner.installed) == (1, [LOCK, TEST_LOCK])


def test_killed_installation_is_begun_anew(project: Path, runner: Runner) -> None:
    runner.is_killed = True
    with pytest.raises(KeyboardInterrupt):
        prepare(project, run=runner)
    runner.is_killed = False

    prepare(project, run=runner)

    assert (runner.made, runner.installed) == (2, [LOCK, LOCK])


def test_killed_installation_of_the_test_lock_is_begun_anew(project: Path, runner: Runner) -> None:
    prepare(project, run=runner)
    runner.is_killed = True
    with pytest.raises(KeyboardInterrupt):
        prepare(project, TEST_LOCK, runner)
    runner.is_killed = False

    prepare(project, run=runner)

    assert (runner.made, runner.installed) == (2, [LOCK, TEST_LOCK, LOCK])


def test_failure_of_pip_is_told_and_tried_again(project: Path, runner: Runner) -> None:
    runner.pip_status = 1
    with pytest.raises(SetupRefusedError) as refusal:
        prepare(project, run=runner)
    runner.pip_status = 0

    prepare(project, run=runner)

    assert str(refusal.value) == (
        "Program yang diperlukan tidak dapat diambil. Periksa sambungan internet, atau coba jaringan lain "
        "(jaringan kantor sering menutup jalannya), lalu tulis perintah yang sama sekali lagi.\n"
        "Untuk pengelola: pip could not install requirements.lock (its message stands above). Is the package "
        "registry within reach? Run the same command again: it begins where it has to."
    )
    assert runner.installed == [LOCK, LOCK]


def test_python_that_cannot_make_the_environment_is_told(project: Path) -> None:
    with pytest.raises(SetupRefusedError) as refusal:
        prepare(project, run=lambda command: 1)

    assert str(refusal.value) == (
        "Folder program tidak dapat dibuat. Tutup jendela hitam lain yang masih terbuka, pastikan "
        "penyimpanan tidak penuh, lalu tulis perintah yang sama sekali lagi.\n"
        f"Untuk pengelola: {project / '.venv'} could not be made (the message of Python's venv stands above)."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(
            errno.EACCES,
            "Folder program tidak dapat ditulis. Tutup jendela hitam lain yang masih terbuka; bila tetap, "
            "pindahkan folder naskah ke Documents, lalu tulis perintah yang sama sekali lagi.",
            id="not allowed or in use",
        ),
        pytest.param(
            errno.ENOSPC,
            "Penyimpanan komputer ini penuh. Kosongkan sedikitnya 500 MB, lalu tulis perintah yang sama "
            "sekali lagi.",
            id="full",
        ),
    ],
)
def test_folder_that_cannot_be_written_is_told_to_writer_and_engineer(
    project: Path, number: int, said: str
) -> None:
    def refuse(command: Sequence[str]) -> int:
        raise OSError(number, os.strerror(number))

    with pytest.raises(SetupRefusedError) as refusal:
        prepare(project, run=refuse)

    assert str(refusal.value) == (
        f"{said}\nUntuk pengelola: {project / '.venv'} cannot be made: "
        f"[Errno {number}] {os.strerror(number)}."
    )


def test_installation_that_is_stopped_by_its_writer_is_told_without_a_trace(
    project: Path, tmp_path: Path
) -> None:
    told = start_shadowed(project, tmp_path, "raise KeyboardInterrupt")

    assert (told.returncode, told.stderr) == (
        130,
        "Dihentikan. Untuk melanjutkan, tulis perintah yang sama sekali lagi.\n",
    )


def test_what_is_told_before_anything_is_installed_can_be_shown_anywhere() -> None:
    error = PermissionError(errno.EACCES, "x")
    said = (
        tell_missing_module("venv", ".venv"),
        tell_unmade("x"),
        tell_uninstalled("x"),
        tell_unwritten("x", error),
        STOPPED,
    )

    assert [one for one in said if not one.isascii()] == []


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_environment_whose_python_is_gone_is_made_anew(project: Path, runner: Runner) -> None:
    python = prepare(project, run=runner)
    python.unlink()
    python.symlink_to(project / "uninstalled" / "python3")

    prepare(project, run=runner)

    assert runner.made == 2
    assert subprocess.run([python, "-c", ""], check=False).returncode == 0


def test_environment_whose_python_does_not_start_is_made_anew(project: Path, runner: Runner) -> None:
    python = prepare(project, run=runner)
    python.unlink()
    python.write_text("not a program")

    prepare(project, run=runner)

    assert runner.made == 2


def test_environment_of_another_python_is_made_anew(project: Path, runner: Runner) -> None:
    prepare(project, run=runner)
    stamp = project / ".venv" / f"{LOCK}.installed"
    stamp.write_text(stamp.read_text().replace(f"3.{sys.version_info.minor} ", "3.10 "))

    prepare(project, run=runner)

    assert runner.made == 2


def test_moved_environment_that_still_runs_is_kept(project: Path, runner: Runner) -> None:
    prepare(project, run=runner)
    elsewhere = project.rename(project.with_name("lain kali"))

    python = prepare(elsewhere, run=runner)

    assert (runner.made, python) == (1, python_of(elsewhere / ".venv"))


def test_folder_that_is_no_environment_is_replaced(project: Path, runner: Runner) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "sisa.txt").write_text("")

    prepare(project, run=runner)

    assert not (project / ".venv" / "sisa.txt").exists()


def start_shadowed(project: Path, tmp_path: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Starts where Python's own ensurepip does something else."""
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "ensurepip.py").write_text(line)
    code = f"""import sys
from pathlib import Path
from plugins.setup.environment import start
sys.exit(start([], Path({str(project)!r})))"""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(shadow), str(root)])}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_missing_venv_module_is_told_with_its_remedy(project: Path, tmp_path: Path) -> None:
    told = start_shadowed(project, tmp_path, "raise ModuleNotFoundError(name='ensurepip')")

    assert told.stderr == (
        "Python di komputer ini tidak lengkap (ensurepip tidak ada). Pasang lagi seperti langkah 1 di "
        "content/README.md, lalu tulis perintah yang sama sekali lagi.\n"
        "Untuk pengelola: Python's own module ensurepip is missing, so .venv cannot be made. "
        "On Debian and Ubuntu, install it with: apt-get install python3-venv\n"
    )


@pytest.mark.parametrize(
    ("given", "anchored"),
    [
        pytest.param(["build", "--output", "o"], ["build", "--output", "{}/o"], id="word"),
        pytest.param(["build", "--output=o"], ["build", "--output={}/o"], id="equals"),
        pytest.param(["check", "--content", "{}/c"], ["check", "--content", "{}/c"], id="already whole"),
        pytest.param(["test", "--only", "content"], ["test", "--only", "content"], id="not a path"),
        pytest.param(["history", "a.md"], ["history", "{}/a.md"], id="source"),
        pytest.param(["history", "artikel/b.md"], ["history", "artikel/b.md"], id="source by content"),
        pytest.param(["check", "--file", "a.md"], ["check", "--file", "{}/a.md"], id="option source"),
        pytest.param(["comments-backup", "a"], ["comments-backup", "{}/a"], id="file of a task"),
        pytest.param(
            ["comments-backup", "--replace", "a"],
            ["comments-backup", "--replace", "{}/a"],
            id="file after a flag",
        ),
        pytest.param(["check", "--hints", "a.md"], ["check", "--hints", "{}/a.md"], id="source after a flag"),
        pytest.param(["check", "a.md", "a.md"], ["check", "{}/a.md", "{}/a.md"], id="several sources"),
        pytest.param(
            ["import-html", "a.md", "--into", "a.md"],
            ["import-html", "{}/a.md", "--into", "a.md"],
            id="value of another option",
        ),
        pytest.param(["scan", "contoh.example"], ["scan", "contoh.example"], id="address"),
        pytest.param(["release-key", "k"], ["release-key", "{}/k"], id="file to be made"),
        pytest.param(["new", "--slug", "a.md"], ["new", "--slug", "a.md"], id="no source"),
    ],
)
def test_paths_are_meant_from_where_the_writer_stands(
    tmp_path: Path, given: list[str], anchored: list[str]
) -> None:
    (tmp_path / "a.md").touch()
    arguments = [word.format(tmp_path.as_posix()) for word in given]

    found = [Path(word).as_posix() for word in anchor_paths(arguments, tmp_path)]

    assert found == [word.format(tmp_path.as_posix()) for word in anchored]
