"""Words: what is known of each source, and of a content folder as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import msgspec

from plugins.gate.listing import FoundFile, Listing
from plugins.gate.problem import Problem
from plugins.gate.verdict import Verdict
from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.keeping.faults import KeptBroken

NAME = "sources.kept"

# Where a body is kept: the pack, and in it the offset and the length in bytes.
Place = tuple[str, int, int]


class Row(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one source.

    Attributes:
        trace: `FoundFile.trace` when it was read.
        seen_ns: the disk's clock before it was read.
        digest, face, body_key: the verdict's.
        told: the verdict, encoded: most builds need few of them whole.
        place: where its HTML is; None where it has none.
    """

    trace: tuple[int, int, int, int]
    seen_ns: int
    digest: str
    face: bytes
    body_key: str
    told: msgspec.Raw
    place: Place | None

    @classmethod
    def of(
        cls, trace: tuple[int, int, int, int], seen_ns: int, verdict: Verdict, place: Place | None
    ) -> Self:
        """The row of a verdict."""
        told = msgspec.Raw(msgspec.msgpack.encode(verdict))
        return cls(trace, seen_ns, verdict.digest, verdict.face, verdict.body_key, told, place)

    @property
    def verdict(self) -> Verdict:
        """The gate's word on these bytes, decoded anew at each call.

        Raises:
            KeptBroken: what is kept is no verdict, so nobody's file that is to be trusted.
        """
        try:
            return _VERDICTS.decode(self.told)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise KeptBroken(f"{NAME}: {error}") from error

    def moved(self, place: Place | None) -> Row:
        """The same with its HTML in another place."""
        return self if place == self.place else msgspec.structs.replace(self, place=place)

    def covers(self, file: FoundFile) -> bool:
        """True where the file is certainly the one that was read.

        Both times count: a tool that copies files may set the time of the content's change back.
        """
        changed_ns = max(self.trace[1], self.trace[2])
        return self.trace == file.trace and changed_ns + COARSEST_CLOCK_NS < self.seen_ns


_VERDICTS = msgspec.msgpack.Decoder(Verdict)


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What the gate knows of a content folder before names are looked up.

    Attributes:
        listing: its files; rows: what is known of each source, by path, in the order of the listing.
        read: how many were read anew.
    """

    listing: Listing
    rows: dict[str, Row]
    read: int

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One for each source, by path."""
        return tuple(row.verdict for row in self.rows.values())

    @property
    def source_count(self) -> int:
        """All texts that a writer put there, unreadable ones included."""
        return len(self.rows) + len(self.listing.refused)

    @property
    def problems(self) -> list[Problem]:
        """Faults of places, names and single sources."""
        return [
            *self.listing.problems,
            *(problem for verdict in self.verdicts for problem in verdict.problems),
        ]
