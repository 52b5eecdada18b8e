"""Words: what bodies of an export refer to by number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or file of the former site, as texts name it by its number.

    Attributes:
        url: of its file; alt, caption, title: "" where it has none.
    """

    url: str
    alt: str = ""
    caption: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What bodies refer to by number.

    Attributes:
        attachment: number → picture or file, None where the export has none.
        pattern: number → body of a block that is used in several texts, "" where there is none.
        children: number of an item → its pictures, in their order.
    """

    attachment: Callable[[str], Attachment | None]
    pattern: Callable[[str], str]
    children: Callable[[str], tuple[str, ...]]
