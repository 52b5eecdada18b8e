"""Words: one thing in a file that must not leave, told so that somebody can act on it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Finding(msgspec.Struct, frozen=True, array_like=True, order=True):
    """One fault of one file.

    Attributes:
        file: path from the folder that was scanned, or the whole address of a page of a live site.
        line: 1-based; 1 where the whole file is meant.
        rule: name of the rule, as the README lists them.
        fault: what was found, quoting it; mend: what to do. Neither ends with a full stop.
    """

    file: str
    line: int
    rule: str
    fault: str
    mend: str

    def tell(self, root: str = "") -> str:
        """The finding in one line, `file:line: rule: fault; mend`.

        Args:
            root: the folder as its engineer knows it, put before the file's path.
        """
        where = f"{root}/{self.file}" if root else self.file
        return f"{where}:{self.line}: {self.rule}: {self.fault}; {self.mend}"


class Ask(msgspec.Struct, frozen=True, array_like=True, order=True):
    """What only the sources can justify: an address that leads out, or a passage about gambling.

    Attributes:
        kind: "address" or "passage".
        line: as a finding's; text: the address, or the passage as readers get it.
    """

    kind: str
    line: int
    text: str


class FileReport(msgspec.Struct, frozen=True, array_like=True):
    """What one file's bytes say, whatever the sources say.

    Attributes:
        findings: faults that nothing can justify; asks: what the sources have to justify.
        links: addresses inside the site that the file names, from the root.
        is_indexed: True for a page that search engines may list and that leads nowhere else.
    """

    findings: tuple[Finding, ...] = ()
    asks: tuple[Ask, ...] = ()
    links: tuple[str, ...] = ()
    is_indexed: bool = False


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings once each, in the order of a report."""
    return tuple(sorted(set(findings)))


def quote(text: str, max_chars: int = 80) -> str:
    """Text in quotation marks, on one line, shortened in its middle, what cannot be seen as \\uXXXX."""
    shown = "".join(
        char if char.isprintable() else f"\\u{ord(char):04x}" for char in " ".join(text[:4_000].split())
    )
    if len(shown) > max_chars:
        half = max_chars // 2 - 1
        shown = f"{shown[:half]}…{shown[-half:]}"
    return f'"{shown}"'
