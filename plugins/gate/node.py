"""Words: a header's YAML as it stands: values with their lines, nothing judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Node(NamedTuple):
    """One value of the header's YAML.

    Attributes:
        line: 1-based line in the file where the value begins.
        value: text, items, pairs of a mapping, or None where it was refused (and told).
        is_quoted: True for text in quotation marks or a block.
        cut: the text behind it that YAML takes for a comment; "" where there is none.
    """

    line: int
    value: str | tuple[Node, ...] | Pairs | None
    is_quoted: bool = False
    cut: str = ""


class Pair(NamedTuple):
    """A key, the line where it stands, and its value."""

    key: str
    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping as written, so that a key may stand in it twice."""

    pairs: tuple[Pair, ...]
