"""What the theme's README does not name does not exist for the next reader."""

from __future__ import annotations

import re

import pytest

from tests.theme.components import TEMPLATES, THEME, component_names

README = (THEME / "README.md").read_text(encoding="utf-8")
TOKENS = re.findall(r"--([a-z]+):", (THEME / "static" / "css" / "tokens.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", component_names())
def test_the_readme_names_every_component(name: str) -> None:
    assert f"| `{name}` |" in README


@pytest.mark.parametrize("name", sorted(set(TOKENS)))
def test_the_readme_names_every_token(name: str) -> None:
    assert f"`--{name}`" in README


@pytest.mark.parametrize("name", sorted(file.name for file in TEMPLATES.glob("*.html")))
def test_the_readme_names_every_page_template(name: str) -> None:
    assert f"| `{name}` |" in README
