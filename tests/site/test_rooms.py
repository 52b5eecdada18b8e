"""Imports go edge → store → rules → words, never up, by the room that each module's docstring names.

Imports inside functions and those for types alone count too: what a module knows of is what it names.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.content import ROOT

ROOMS = ("Words", "Rules", "Store", "Edge")


def find_upward(root: Path) -> list[str]:
    """Every import of a module in a higher room, as "file:line: room module → room module"."""
    trees = {_name(path, root): ast.parse(path.read_text(encoding="utf-8")) for path in _modules(root)}
    rooms = {name: _room(tree) for name, tree in trees.items()}
    return [
        f"{name.replace('.', '/')}.py:{line}: {rooms[name]} {name} → {rooms[other]} {other}"
        for name, tree in sorted(trees.items())
        for line, other in sorted(set(_imports(tree, name.split("."))))
        if other in rooms and ROOMS.index(rooms[other]) > ROOMS.index(rooms[name])
    ]


def _modules(root: Path) -> list[Path]:
    """Every module but those of packages, which only name their plugin."""
    return [path for path in (root / "plugins").rglob("*.py") if path.name != "__init__.py"]


def _name(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts)


def _room(tree: ast.Module) -> str:
    return (ast.get_docstring(tree) or "").partition(":")[0]


def _imports(tree: ast.Module, name: list[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = name[: -node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def test_no_module_imports_from_a_higher_room() -> None:
    assert find_upward(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "from plugins.shop.till import pay",
        "from plugins.shop import till",
        "import plugins.shop.till",
        "from .till import pay",
        "from . import till",
        "def late():\n    from plugins.shop.till import pay",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from plugins.shop.till import pay",
    ],
    ids=["name", "module", "whole", "relative", "relative-module", "within-a-function", "for-types-alone"],
)
@pytest.mark.parametrize(("room", "is_upward"), [("Words", True), ("Store", True), ("Edge", False)])
def test_an_upward_import_is_found_however_it_is_written(
    tmp_path: Path, line: str, room: str, is_upward: bool
) -> None:
    shop = tmp_path / "plugins" / "shop"
    shop.mkdir(parents=True)
    (shop / "till.py").write_text('"""Edge: where one pays."""\n', encoding="utf-8")
    (shop / "shelf.py").write_text(f'"""{room}: what is sold."""\n{line}\n', encoding="utf-8")

    found = find_upward(tmp_path)

    at = 2 + line.count("\n")
    told = f"plugins/shop/shelf.py:{at}: {room} plugins.shop.shelf → Edge plugins.shop.till"
    assert found == ([told] if is_upward else [])


def test_the_projects_folder_is_said_once() -> None:
    sayings = [
        path.relative_to(ROOT).as_posix()
        for path in _modules(ROOT)
        if "Path(__file__).resolve().parent" in path.read_text(encoding="utf-8")
    ]

    assert sayings == ["plugins/root.py"]
