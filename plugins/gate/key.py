"""Words: one legal key of a header, and the shapes that values have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a key's value has to look like.

    LINE: text without a line break. TEXT: text that may have several lines. LINES: a list of LINE.
    LINE_OR_LINES: either. GROUP: keys below the key. GROUPS: a list of GROUP.
    """

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    LINE_OR_LINES = "line-or-lines"
    GROUP = "group"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One legal key of a header.

    Attributes:
        name: as written in the header.
        label: what a form calls it, Indonesian.
        shape: what its value has to look like.
        example: a whole legal value in one line of YAML.
        required: True where the key may not be left out.
        is_prose: True where a reader sees the words as they stand, so that none may get lost.
        is_date: True for a moment in the zone of the text's office.
        choices: the only legal values; empty where any is.
        keys: the keys below it (GROUP and GROUPS), in the order of a form.
        also: words that writers use instead of the name, lower case.
    """

    name: str
    label: str
    shape: Shape
    example: str
    required: bool = False
    is_prose: bool = False
    is_date: bool = False
    choices: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    also: tuple[str, ...] = ()


def list_names(keys: tuple[Key, ...]) -> str:
    """The names of keys as a sentence lists them."""
    names = [key.name for key in keys]
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
