"""Edge: what all tasks do alike: tell their help, look at their places, end in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from inspect import Parameter, Signature
from itertools import pairwise
from typing import Any

from invoke.collection import Collection
from invoke.parser.argument import Argument
from invoke.program import Program
from invoke.tasks import Task

from plugins.setup.options import Kind, find_option
from plugins.setup.places import find_fault
from plugins.setup.wording import ENGLISH, INDONESIAN

HELP = ("--help", "-h")


class Command(Task[Any]):
    """A task of ours.

    invoke takes the first words behind a task for its arguments, `--help` too, and would run it.
    """

    def __init__(self, body: Callable[..., None], *, staff: bool = False) -> None:
        super().__init__(body, auto_shortflags=False)
        self._wording = INDONESIAN if staff else ENGLISH
        # invoke changes "_" alone when it collects the tasks; here it has to be known before.
        self.typed = self.name.replace("_", "-")

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """invoke's, each described; where the command line asks for help, that is told and all ends."""
        found = super().get_arguments(ignore_unknown_help)
        for argument in found:
            argument.help = find_option(argument.name or "", self.typed).help
        if asks_for_help(sys.argv[1:], self.typed):
            sys.argv[1:] = ["--help", self.typed]
            Program(namespace=Collection(self)).run()
        return found

    def __call__(self, *args: Any, **given: Any) -> Any:
        """Run it, unless a place that was given cannot be used."""
        try:
            faults = list(self._find_faults(given))
            if not faults:
                return super().__call__(*args, **given)
        except OSError as error:
            # Without a file it is about something else than what was given: a fault of ours, or of a network.
            if error.filename is None:
                raise
            faults = [f"{error.filename}: {self._wording.tell(error, is_given=False)}"]
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1)

    def _find_faults(self, given: Mapping[str, Any]) -> Iterator[str]:
        for parameter in self.argspec(self.body).parameters.values():
            values = given.get(parameter.name)
            for value in [values] if isinstance(values, str) else values if isinstance(values, list) else ():
                if fault := self._judge(parameter, value):
                    yield fault

    def _judge(self, parameter: Parameter, value: str) -> str:
        name, is_needed = parameter.name.replace("_", "-"), parameter.default is Signature.empty
        kind = find_option(name, self.typed).kind
        if value == parameter.default or (kind is Kind.WORD and not is_needed):
            return ""
        fault = find_fault(value, kind, self._wording)
        where = name.upper() if is_needed else f"--{name}"
        return f"{where}: {f'{value}: ' if value else ''}{fault}" if fault else ""


def task(*, staff: bool = False, klass: type[Command] = Command) -> Callable[[Callable[..., None]], Command]:
    """Make a function a task; staff: who writes runs it, and is told in Indonesian what is wrong."""
    return lambda body: klass(body, staff=staff)


def asks_for_help(arguments: Sequence[str], task: str) -> bool:
    """Whether the command line is about this task and has `--help` or `-h` somewhere behind it."""
    if task not in arguments:
        return False
    place = arguments.index(task)
    before = ["", *arguments[:place]]
    is_first = all(word.startswith("-") or former.startswith("-") for former, word in pairwise(before))
    return is_first and any(word in HELP for word in arguments[place + 1 :])
