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
    """A file that is copied as it is.

    Attributes:
        path: file below the output folder.
        source: absolute path of the file; "" where `data` is the content.
        data: the content, where no file holds it.
    """

    path: str
    source: str = ""
    data: bytes = b""
