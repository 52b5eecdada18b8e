"""Words: a page to be made: where it goes, what template prints it, of which named inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page is a function of its template and its inputs; the press knows no more of it.

    Attributes:
        path: file below the output folder, forward slashes ("semarang/index.html").
        template: name below the theme's templates ("office.html").
        inputs: name to value; the template sees these and nothing else.
    """

    path: str
    template: str
    inputs: Mapping[str, Any]
