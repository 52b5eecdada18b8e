"""Words: the problems of one body as they are found, each on its line."""

from __future__ import annotations

from plugins.gate.problem import BODY_FIELD, ERROR, WARNING, Problem, sort_problems
from plugins.gate.source import Source

from .locating import Locator


class Report:
    """Collects what the rules about one body find."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.locator = Locator(source.body, source.body_line)
        self._problems: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        """All problems so far, once each, in the order of a report."""
        return sort_problems(self._problems)

    def line_in(self, block_line: int, text: str = "", at: int = 0) -> int:
        """The line of the file for a place in a block of the body.

        Args:
            block_line: the block's first line, 1-based, in the body.
            text: the block's text, in which the place is `at`.
        """
        return self.source.body_line + block_line - 1 + text.count("\n", 0, at)

    def error(self, fault: str, mend: str, *needles: str, line: int | None = None) -> None:
        """Tell what stops the build.

        Args:
            needles: texts of the source by which the line is found, the best first.
            line: the line itself, where it is known.
        """
        self.tell(fault, mend, *needles, line=line, severity=ERROR)

    def warn(self, fault: str, mend: str, *needles: str, line: int | None = None) -> None:
        """Tell what a careful editor would want to know; arguments as for `error`."""
        self.tell(fault, mend, *needles, line=line, severity=WARNING)

    def tell(self, fault: str, mend: str, *needles: str, line: int | None = None, severity: str) -> None:
        """Tell with a severity that is known at run time; arguments as for `error`."""
        found = line if line is not None else self.locator.find(*needles)
        self._problems.append(
            Problem(
                file=self.source.path, line=found, field=BODY_FIELD, fault=fault, mend=mend, severity=severity
            )
        )
