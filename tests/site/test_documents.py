"""What is undocumented fails: settings and tasks must stand where engineers look for them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.fixtures.content import ROOT

SETTINGS = [
    ROOT / f"plugins/{package}/README.md"
    for package in (
        "publication",
        "comments",
        "comments/intake",
        "comments/mailing",
        "comments/moderation",
        "comments/publishing",
        "comments/rights",
        "search",
        "images",
    )
]


def asked_for(module: Path) -> set[str]:
    """Names of settings that a module asks for: capital texts given to a function or a subscript."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[A-Z][A-Z_]{2,}", node.value)
        ):
            names.add(node.value)
    return names


@pytest.mark.parametrize(
    "module",
    [
        "publication/settings.py",
        "publication/plugin.py",
        "comments/settings.py",
        "comments/intake/settings.py",
        "comments/mailing/settings.py",
        "comments/moderation/settings.py",
        "comments/publishing/settings.py",
        "comments/rights/settings.py",
    ],
)
def test_every_setting_is_documented(module: str) -> None:
    documents = "".join(path.read_text(encoding="utf-8") for path in SETTINGS)

    missing = {
        name
        for name in asked_for(ROOT / "plugins" / module) - {"JINJA_ENVIRONMENT", "OUTPUT_PATH"}
        if f"`{name}`" not in documents
    }

    assert missing == set()


def test_every_package_of_plugins_has_a_readme() -> None:
    packages = {path.parent for path in (ROOT / "plugins").rglob("__init__.py")}

    assert {package.name for package in packages if not (package / "README.md").is_file()} == set()


def test_every_module_says_which_room_it_is() -> None:
    rooms = ("Words: ", "Rules: ", "Store: ", "Edge: ")
    lost = []
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        if path.name != "__init__.py":
            first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[:1]
            if not first or not first[0].startswith(rooms):
                lost.append(path.name)

    assert lost == []
