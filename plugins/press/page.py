"""Words: a page to be made: where it goes, what template prints it, of which named inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Inputs = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page is a function of its template, its view and its inputs; the press knows no more of it.

    Attributes:
        path: file below the output folder, forward slashes ("semarang/index.html").
        template: name below the theme's templates ("office.html"); "" where the view gives the
            file's whole text under the name "text" (feeds in JSON, maps).
        inputs: name to frozen value: all that the page is made of.
        view: a pure module-level function, inputs → what the template receives.
    """

    path: str
    template: str
    inputs: Inputs
    view: Callable[[Inputs], Inputs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that no template makes.

    Attributes:
        path: file below the output folder.
        source: absolute path of the file that it is copied from; "" where there is none.
        data: the content, where no file holds it.
        maker: gives the content where neither does, or where more is done than copying; it is called
            only when the file has to be written, in any worker, and gives the same each time.
        name: names what the maker gives, as far as `source` does not: another name, another content.
    """

    path: str
    source: str = ""
    data: bytes = b""
    maker: Callable[[], bytes] | None = None
    name: bytes = b""
