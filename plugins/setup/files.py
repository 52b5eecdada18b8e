"""Edge: a task that takes several files as bare words, as a shell's pattern gives them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from invoke.parser.argument import Argument

from plugins.setup.command import Command

TAKEN = ("file", "files")
"""The parameter that is given so: a list; required where it has no default."""


class FilesTask(Command):
    """invoke's own positional arguments take one word each, and never an optional one.

    How many there are is therefore read from the command line, before invoke parses it.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """invoke's, with the files' own in its place."""
        found = super().get_arguments(ignore_unknown_help)
        flags = {f"--{name}" for one in found if one.kind is bool for name in one.names}
        words = read_bare_words(sys.argv[1:], self.typed, flags)
        return [_as_files(one, len(words)) if one.name in TAKEN else one for one in found]


class _Files(Argument):
    """Asks for words until it has as many as the command line gives."""

    def __init__(self, *, names: Iterable[str], told: str | None, wanted: int) -> None:
        super().__init__(names=names, kind=list, positional=True, help=told)
        self._wanted = wanted
        self._words: list[str] = []

    @property
    def value(self) -> list[str] | None:
        """What was given, None while there is more to come: so invoke knows what is missing."""
        return self._words if len(self._words) >= self._wanted else None

    @value.setter
    def value(self, word: str) -> None:
        self.set_value(word)

    def set_value(self, value: str, cast: bool = True) -> None:
        """Add a word, bare or behind the option's name."""
        self.raw_value = value
        self._words.append(value)

    @property
    def got_value(self) -> bool:
        """Whether any word was given."""
        return bool(self._words)


def _as_files(argument: Argument, words: int) -> Argument:
    wanted = max(words, 1) if argument.positional else words
    return _Files(names=argument.names, told=argument.help, wanted=wanted)


def read_bare_words(arguments: Sequence[str], task: str, flags: Iterable[str]) -> list[str]:
    """The words behind a task that belong to no option and can be files.

    Args:
        task: as it is typed; flags: its options that take no value, with their dashes.
    """
    if task not in arguments:
        return []
    known, words, takes_value = frozenset(flags), [], False
    for argument in arguments[arguments.index(task) + 1 :]:
        if takes_value or argument.startswith("-"):
            takes_value = not takes_value and "=" not in argument and argument not in known
        elif _can_be_file(argument):
            words.append(argument)
        else:
            break
    return words


def _can_be_file(word: str) -> bool:
    """No task's name is empty or has a dot or a slash in it; of other words the disk knows."""
    return not word or "." in word or "/" in word or os.sep in word or Path(word).exists()
