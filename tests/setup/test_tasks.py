"""Edge: the tasks as one calls them."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.setup.environment import FLAGS, PATH_TASKS, SOURCE_TASKS
from tests.fixtures.project import copy_project

ROOT = Path(__file__).parents[2]


def run_task(project: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a task as an engineer does, and wait for it."""
    command = [sys.executable, str(project / "tasks.py"), *arguments]
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        command,
        cwd=cwd or project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def tasks() -> list[ast.FunctionDef]:
    """Each task, of tasks.py and of the parts of the house that have some of their own."""
    files = [ROOT / "tasks.py", *sorted((ROOT / "plugins").glob("*/tasks.py"))]
    nodes = (node for file in files for node in ast.parse(file.read_text(encoding="utf-8")).body)
    return [node for node in nodes if isinstance(node, ast.FunctionDef) and node.decorator_list]


def task_names() -> list[str]:
    """What one types for each task."""
    return [node.name.replace("_", "-") for node in tasks()]


@pytest.fixture(scope="module")
def copied_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a path with a space, with an environment that takes its packages from this one."""
    root = tmp_path_factory.mktemp("folder") / "kabar kinerja"
    root.mkdir()
    copy_project(root)
    return root


def test_task_runs_in_a_path_with_a_space_and_from_elsewhere(copied_project: Path, tmp_path: Path) -> None:
    told = run_task(copied_project, "check", cwd=tmp_path)

    assert (told.returncode, "Traceback" in told.stderr) == (0, False), told.stderr


def test_path_of_an_option_is_meant_from_where_the_writer_stands(
    copied_project: Path, tmp_path: Path
) -> None:
    (tmp_path / "naskah").mkdir()

    told = run_task(copied_project, "check", "--content", "naskah", cwd=tmp_path)

    assert "Traceback" not in told.stderr
    assert not (copied_project / "naskah").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["terbang"], "No idea what 'terbang' is!\n"),
        (["check", "--terbang"], "No idea what '--terbang' is!\n"),
    ],
    ids=["task", "option"],
)
def test_unknown_word_is_told_without_a_traceback(
    copied_project: Path, arguments: list[str], message: str
) -> None:
    told = run_task(copied_project, *arguments)

    assert (told.returncode, told.stderr) == (1, message)


def test_no_task_lists_the_tasks(copied_project: Path) -> None:
    told = run_task(copied_project)

    assert told.returncode == 0
    assert all(f"  {name} " in told.stdout for name in task_names())


@pytest.mark.parametrize(
    "terminal",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "windows", "c-locale"],
)
def test_tasks_are_listed_on_a_terminal_that_knows_few_letters(
    copied_project: Path, terminal: dict[str, str]
) -> None:
    told = subprocess.run(
        [sys.executable, str(copied_project / "tasks.py"), "--list"],
        cwd=copied_project,
        env={**os.environ, **terminal},
        capture_output=True,
        check=False,
        timeout=120,
    )

    assert (told.returncode, b"Traceback" in told.stderr) == (0, False), told.stderr
    assert b"comments-backup" in told.stdout


def test_every_flag_of_a_task_that_takes_a_file_is_known() -> None:
    named = {*SOURCE_TASKS, *PATH_TASKS}
    nodes = [node for node in tasks() if node.name.replace("_", "-") in named]
    flags = {
        "--" + argument.arg.replace("_", "-")
        for node in nodes
        for argument in node.args.args
        if argument.annotation and ast.unparse(argument.annotation) == "bool"
    }

    assert len(nodes) == len(named)
    assert flags == set(FLAGS)


def test_help_behind_a_task_is_told_and_writes_nothing(copied_project: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*")), sorted((copied_project / "content").rglob("*"))

    backup = run_task(copied_project, "comments-backup", "--help", cwd=tmp_path)
    build = run_task(copied_project, "build", "--output", "--help", cwd=tmp_path)

    assert [(one.returncode, one.stderr) for one in (backup, build)] == [(0, ""), (0, "")]
    assert "  --replace       a former file of that name may go\n" in backup.stdout
    assert before == (sorted(tmp_path.rglob("*")), sorted((copied_project / "content").rglob("*")))
    assert not list(copied_project.glob("--help"))


def test_empty_argument_is_not_taken_for_the_folder_where_one_stands(
    copied_project: Path, tmp_path: Path
) -> None:
    (tmp_path / "halaman.html").write_text("<title>T</title><p>isi", encoding="utf-8")

    scanned = run_task(copied_project, "scan", "", cwd=tmp_path)
    moved = run_task(copied_project, "import-html", "", "--into", "dumai", cwd=tmp_path)
    built = run_task(copied_project, "build", "--content=", cwd=tmp_path)

    assert (scanned.returncode, scanned.stderr) == (1, "TARGET: is empty; write what is meant\n")
    assert (moved.returncode, moved.stderr) == (1, "FILES: kosong; tulis yang dimaksud\n")
    assert (built.returncode, built.stderr) == (1, "--content: is empty; write what is meant\n")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (
            ["check", "{project}/content/registers/offices.toml"],
            "{project}/content/registers/offices.toml bukan naskah; naskah ada di artikel/ dan laman/. "
            "Register dan media ikut diperiksa oleh check tanpa nama berkas\n",
        ),
        (
            ["scan", "README.md"],
            "{here}/README.md: is a file; write a site's folder or an address with https://\n",
        ),
        (["serve", "--content", "README.md"], "--content: {here}/README.md: ini berkas; tulis nama folder\n"),
    ],
    ids=["register", "scan", "serve"],
)
def test_task_on_a_file_that_is_not_meant_for_it_says_so(
    copied_project: Path, tmp_path: Path, arguments: list[str], fault: str
) -> None:
    (tmp_path / "README.md").touch()
    places = {"here": tmp_path, "project": copied_project}

    told = run_task(copied_project, *(one.format(**places) for one in arguments), cwd=tmp_path)

    assert (told.returncode, told.stderr) == (1, fault.format(**places))


def test_several_files_are_words_of_one_task(copied_project: Path, tmp_path: Path) -> None:
    first, second = sorted((ROOT / "content/artikel").rglob("*.md"))[:2]
    for file, name in ((first, "a.md"), (second, "b.md")):
        (tmp_path / name).write_bytes(file.read_bytes())

    sources = [str(file.relative_to(ROOT)) for file in (first, second)]
    told = run_task(copied_project, "check", "--hints", *sources, cwd=copied_project)
    elsewhere = run_task(copied_project, "check", "a.md", "b.md", cwd=tmp_path)
    required = run_task(copied_project, "import-html", "--into", "dumai")

    assert told.returncode == 0, told.stderr
    assert elsewhere.stderr.startswith(f"{tmp_path}/a.md berada di luar folder naskah"), elsewhere.stderr
    assert required.stderr == "'import-html' did not receive required positional arguments: 'files'\n"


def test_every_task_is_described() -> None:
    assert [node.name for node in tasks() if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("name", task_names())
def test_task_is_in_the_readme(name: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert re.search(rf"(?:`|inv |tasks\.py ){name}\b", text)


def test_set_up_needs_nothing_but_the_standard_library() -> None:
    command = [sys.executable, "-S", "-c", "import plugins.setup.environment"]

    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert (told.returncode, told.stderr) == (0, "")


def test_too_old_python_is_told_so() -> None:
    code = """import runpy, sys
sys.version_info = (3, 9, 1)
runpy.run_path("tasks.py", run_name="__main__")"""

    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (told.returncode, told.stderr) == (
        1,
        "Python di komputer ini terlalu tua. Pasang yang baru seperti langkah 1 di content/README.md,\n"
        "buka jendela hitam yang baru, lalu tulis perintah yang sama sekali lagi.\n"
        "Untuk pengelola: Python 3.11 or newer is needed; this is 3.9.\n",
    )
