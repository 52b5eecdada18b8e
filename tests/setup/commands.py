"""Edge: the tasks called in this process, as `inv` calls them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, Signature

import pytest
from invoke.collection import Collection
from invoke.program import Program

from plugins.setup.command import Command

Call = Callable[[Sequence[str]], "Told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a task answered: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str


@cache
def commands() -> dict[str, Command]:
    """Every task, by what one types for it."""
    found = Collection.from_module(importlib.import_module("tasks")).tasks
    assert all(isinstance(task, Command) for task in found.values())
    return dict(sorted(found.items()))


def parameters(command: Command) -> list[Parameter]:
    """The arguments of a task."""
    return list(command.argspec(command.body).parameters.values())


def is_needed(parameter: Parameter) -> bool:
    """Whether the task takes it as a word of its own."""
    return parameter.default is Signature.empty


def write_line(command: Command, changed: str, value: str) -> list[str]:
    """A command line in which everything that is needed is given, and one argument has this value."""
    needed = [
        value if one.name == changed else "a"
        for one in parameters(command)
        if is_needed(one) and one.name != "into"
    ]
    into = ["--into", value if changed == "into" else "dumai"]
    has_into = any(one.name == "into" for one in parameters(command))
    words = [command.typed, *(into if has_into else ()), *needed]
    is_word = any(one.name == changed and is_needed(one) for one in parameters(command))
    return words if is_word else [*words, f"--{changed.replace('_', '-')}", value]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line; only for tasks that refuse it, for one that goes on may end this process."""

    def run(words: Sequence[str]) -> Told:
        monkeypatch.setattr(sys, "argv", ["inv", *words])
        with pytest.raises(SystemExit) as end:
            Program(namespace=Collection.from_module(importlib.import_module("tasks"))).run()
        told = capsys.readouterr()
        return Told(status=int(end.value.code or 0), out=told.out, err=told.err)

    return run
