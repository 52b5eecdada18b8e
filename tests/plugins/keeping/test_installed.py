"""Versions of packages are read off the names of their folders."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from plugins.images.version import PILLOW
from plugins.keeping.installed import ABSENT, installed_versions
from plugins.keeping.version import DEPENDENCIES
from plugins.search.engine import PACKAGE


def test_versions_are_those_that_python_itself_tells() -> None:
    names = [*DEPENDENCIES, PILLOW, PACKAGE]

    assert installed_versions(names) == [version(name) for name in names]


def test_the_first_folder_that_has_a_package_wins(tmp_path: Path) -> None:
    for folder, number in (("one", "1.0"), ("two", "2.0")):
        (tmp_path / folder / f"Some_Package-{number}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / name) for name in ("missing", "two", "one")]

    assert installed_versions(["some-package", "other"], folders) == ["2.0", ABSENT]
