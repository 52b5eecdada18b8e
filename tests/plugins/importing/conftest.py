"""Edge: a content folder with registers alone, and an import into it as one calls it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.importing.run import import_wordpress

ROOT = Path(__file__).parents[3]
NOW = "2025-06-01T08:00:00+07:00"

Import = Callable[..., int]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The registers of this project, and no text."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content" / "registers", folder / "registers")
    for name in ("artikel", "laman", "media"):
        (folder / name).mkdir()
    return folder


@pytest.fixture
def run_import(tmp_path: Path, content: Path) -> Import:
    """Import an export's text into the office of Dumai; further arguments as for the task."""

    def run(text: str, **options: object) -> int:
        file = tmp_path / "ekspor.xml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        given = {"content": str(content), "state": str(tmp_path / "state"), "now": NOW, **options}
        return import_wordpress(str(file), "dumai", **given)  # type: ignore[arg-type]

    return run


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
