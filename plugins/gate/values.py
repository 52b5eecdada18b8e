"""Rules: the values of one header, asked for by key, and the faults that are found in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.dates.reading import Moment
from plugins.dates.rules import check_date
from plugins.gate.problem import ERROR, Problem
from plugins.gate.source import Entry, Source


@dataclass(slots=True)
class Values:
    """The values of one source's header, and its problems, collected while the values are read.

    Attributes:
        source: whose header it is; problems: what was found so far.

    Methods that take `within` look in that block of the header instead of at its root.
    """

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def entry(self, key: str, within: Mapping[str, Entry] | None = None) -> Entry | None:
        """What stands at a key, with its line; None where the key is absent."""
        return (self.source.header if within is None else within).get(key)

    def text(self, key: str, within: Mapping[str, Entry] | None = None) -> str:
        """The text of a key; "" where absent, empty or of another shape (told by the header's model)."""
        entry = self.entry(key, within)
        return entry.value if entry is not None and isinstance(entry.value, str) else ""

    def texts(self, key: str) -> tuple[Entry, ...]:
        """The texts of a list, or of a single text."""
        entry = self.entry(key)
        if entry is None:
            return ()
        values = entry.value if isinstance(entry.value, tuple) else (entry,)
        return tuple(value for value in values if isinstance(value.value, str) and value.value)

    def block(self, key: str) -> Mapping[str, Entry]:
        """The keys below a key; none where it is absent or of another shape."""
        entry = self.entry(key)
        return entry.value if entry is not None and isinstance(entry.value, Mapping) else {}

    def blocks(self, key: str) -> Iterator[Mapping[str, Entry]]:
        """The blocks of a list; items of another shape are left out."""
        entry = self.entry(key)
        for item in entry.value if entry is not None and isinstance(entry.value, tuple) else ():
            if isinstance(item.value, Mapping):
                yield item.value

    def line(self, key: str, within: Mapping[str, Entry] | None = None) -> int:
        """The line of a key; the file's first where it is absent."""
        entry = self.entry(key, within)
        return entry.line if entry is not None else 1

    def tell(self, line: int, key: str, fault: str, mend: str, severity: str = ERROR) -> None:
        """Adds a problem of this source."""
        self.problems.append(
            Problem(file=self.source.path, line=line, field=key, fault=fault, mend=mend, severity=severity)
        )

    def moment(self, key: str, within: Mapping[str, Entry] | None = None, name: str = "") -> Moment | None:
        """The date of a key; None where it is absent, empty or refused, which is told.

        Args:
            name: of the key as a writer knows it, where it stands in a block ("changes.date").
        """
        entry = self.entry(key, within)
        if entry is None or entry.value is None or entry.value == "":
            return None
        moment, problems = check_date(self.source.path, name or key, entry)
        self.problems += problems
        return moment
