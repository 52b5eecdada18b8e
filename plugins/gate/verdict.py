"""Words: what the gate found in one source."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from plugins.gate.problem import Problem
from plugins.gate.record import Record
from plugins.prose.facts import BodyFacts

KEY_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The gate's word on one source by itself; it holds as long as the file's bytes do.

    Attributes:
        path: from the content folder.
        digest: SHA-256 of the file's bytes, in hexadecimal.
        record: its header; None where it could not be read.
        facts: what its body holds; None where the header could not be read.
        body_key: name of its HTML; "" where there is none.
        problems: faults of this source alone.
        face: name of all that other texts and lists see of it, and of whatever else than its words
            may be a fault; while it stays the same, a change is one of its words alone. b"" where
            the source is faulty or was warned about.
    """

    path: str
    digest: str
    record: Record | None
    facts: BodyFacts | None
    body_key: str
    problems: tuple[Problem, ...]
    face: bytes = b""

    @property
    def is_refused(self) -> bool:
        """True where a fault of this source stops the build."""
        return self.record is None or any(problem.is_error for problem in self.problems)


def name_body(html: str) -> str:
    """The key of a body's HTML."""
    return hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()
