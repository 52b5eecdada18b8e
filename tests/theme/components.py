"""The theme's components as their head comments and examples describe them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from plugins.press.environment import make_environment
from tests.theme.values import make_value

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
EXAMPLES = Path(__file__).parent / "examples"

_HEAD = re.compile(r"\{#\n(?P<purpose>(?:[^ ].*\n)+)(?P<lines>(?:  .*\n)*)#\}")
_LINE = re.compile(r"  (?P<name>\w+): (?P<type>[\w\[\] ]+), (?:needed|default (?P<default>[^;\n]+))(?:;.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One line of a component's head comment; `default` is None where the parameter is needed."""

    name: str
    type: str
    default: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """What a component's file says of itself, and its examples: state to raw parameters."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    examples: dict[str, dict[str, Any]]


def environment() -> Environment:
    """The theme's templates as the press loads them."""
    return make_environment(TEMPLATES)


def component_names() -> list[str]:
    """Every component of the theme, by its file's name."""
    return sorted(file.stem for file in (TEMPLATES / "components").glob("*.html"))


def read_component(name: str) -> Component:
    """A component's head comment and examples.

    Raises:
        ValueError: the file does not open with a head comment, or a line of it has another form.
    """
    head = _HEAD.match((TEMPLATES / "components" / f"{name}.html").read_text(encoding="utf-8"))
    if head is None:
        raise ValueError(f"{name}.html does not open with what it is for and its parameters")
    examples = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    parameters = tuple(_read_line(name, line) for line in head["lines"].splitlines())
    return Component(name=name, purpose=head["purpose"].strip(), parameters=parameters, examples=examples)


def _read_line(component: str, line: str) -> Parameter:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"{component}.html: not `  name: type, needed or default …`: {line!r}")
    return Parameter(name=found["name"], type=found["type"], default=found["default"])


def make_arguments(component: Component, state: str) -> dict[str, Any]:
    """An example's parameters as the values that the head comment says they are."""
    types = {parameter.name: parameter.type for parameter in component.parameters}
    return {name: make_value(types[name], raw) for name, raw in component.examples[state].items()}


def render(name: str, arguments: dict[str, Any]) -> str:
    """What a component prints for these arguments."""
    call = f'{{% from "components/{name}.html" import {name} %}}{{{{ {name}(**arguments) }}}}'
    return environment().from_string(call).render(arguments=arguments)
