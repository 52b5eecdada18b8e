"""Words: one thing about a release that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One finding about one file or address.

    Attributes:
        path: of the file from the release's folder, or an address; kind: one word for machines
            ("missing", "changed", "extra", "form", "signature", "manifest", "commit", …).
        message: what is wrong, in English.
        visitors: to whom it was shown, where it was looked at over HTTP; otherwise none.
    """

    path: str
    kind: str
    message: str
    visitors: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line: path, kind, message, to whom; whatever a stranger sent cannot move the cursor."""
        seen = f" (seen by {', '.join(self.visitors)})" if self.visitors else ""
        line = f"{self.path}: {self.kind}: {self.message}{seen}"
        return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)
