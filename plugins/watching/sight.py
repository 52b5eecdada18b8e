"""Words: a look at an address: what was asked, what came, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.watching.visitors import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address to look at, and as whom.

    Attributes:
        path: of the file that belongs there; "" where nothing of ours does.
    """

    address: str
    visitor: Visitor
    path: str = ""

    @property
    def name(self) -> str:
        """What reports call it: a file's path, otherwise the address."""
        return self.path or self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came.

    Attributes:
        status: 0 where nothing came; fault: why, otherwise "".
        headers: by lower-case name; what came twice is joined by ", ".
        body: as sent, not unpacked; at most as much as was asked for.
        is_cut: True where more would have come.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_cut: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One thing wrong with one answer.

    Attributes:
        kind: "changed", "missing", "redirected", "headers", "unreachable", "extra".
        message: what, in English.
        sha256: of the body after unpacking, "" where it could not be; a release that was put in
            place meanwhile may explain it.
        is_proof: True where no honest server answers so, not even once.
    """

    kind: str
    message: str
    sha256: str = ""
    is_proof: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a look found.

    Attributes:
        wrongs: what was wrong, none where nothing was.
        links: addresses on this site that a page which is not ours names.
        name: of what was looked at; "404.html" for a page that is not there.
        is_repacked: True where a true page came compressed otherwise than its own form.
    """

    visit: Visit
    wrongs: tuple[Wrong, ...] = ()
    links: tuple[str, ...] = ()
    name: str = ""
    is_repacked: bool = False
