"""Words: one step of a source's life, as git keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One commit that touched a source, or what was written since the last one.

    Attributes:
        who: the author's name; "" for what is not committed yet.
        moment: when it was written, aware; None for what is not committed yet.
        path, old_path: the source's place after and before, from the content folder; another old_path
            where it was moved.
        now, before: its bytes; None where it is gone, or was not there.
    """

    who: str
    moment: datetime | None
    path: str
    old_path: str
    now: bytes | None
    before: bytes | None
