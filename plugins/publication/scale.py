"""Edge: the gate's word on a folder of which some files stand otherwise than they lie there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plugins.gate.folders import SOURCE_ENDING
from plugins.gate.known import Row, Survey
from plugins.gate.problem import Problem
from plugins.press.assets import make_stylesheet
from plugins.publication.clock import read_now
from plugins.publication.trial import Trial
from plugins.search.page_files import make_page_files


class Scale(Trial):
    """A trial that also weighs what a part of the folder's changes would make of it."""

    def weigh(self, undone: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
        """What the gate says of the folder if some of its files stood otherwise.

        Args:
            undone: path from the content folder → a source's bytes, or None where the file were not there.
        """
        self.now = read_now(self.settings.get("NOW"), self.own.timezone)
        self.stylesheet = make_stylesheet(self.theme / "static")
        self.search_files, _ = make_page_files(self.theme / "static", self.stylesheet.data.decode())
        found = self._look()
        listing = replace(
            found.listing,
            sources=[file for file in found.listing.sources if undone.get(file.path, b"") is not None],
            media=[file for file in found.listing.media if undone.get(file.path, b"") is not None],
        )
        rows = {path: row for path, row in found.rows.items() if undone.get(path, b"") is not None}
        for path, raw in undone.items():
            if raw is not None and path.endswith(SOURCE_ENDING):
                rows[path] = Row.of((0, 0, 0, 0), 0, self._judge(path, raw), None)
        wanted = Survey(listing=listing, rows=dict(sorted(rows.items())), read=len(undone))
        return self._compile(wanted, self.now).problems
