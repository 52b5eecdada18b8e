"""Edge: a source as it would be published, judged and printed without being written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from plugins.comments.settings import CommentSettings
from plugins.dates.reading import DateRefused, to_stamp
from plugins.gate.judge import judge
from plugins.gate.memory import Memory, Row
from plugins.gate.problem import Problem
from plugins.gate.record import Record
from plugins.gate.shelf import Place, Shelf
from plugins.gate.survey import Survey, survey
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.press.environment import make_environment
from plugins.press.render import render
from plugins.prose.convert import Converter
from plugins.publication.addresses import output_path
from plugins.publication.building import Building
from plugins.publication.compile import Compiled, compile_publication
from plugins.publication.settings import PublicationSettings, read_now
from plugins.search.page_files import make_page_files

_DRAFT_LINE = re.compile(rb"^status:[ \t]*[\"']?draft[\"']?[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the gate says of a source that nobody has saved.

    Attributes:
        problems: of this source, and of others that it would make faulty; sorted.
        standing: those of them that the folder had before; nobody has to mend them now.
        url: its address, "" where it has none yet.
        page: its page as the press prints it, as if its day had come; None where faults prevent it.
    """

    problems: tuple[Problem, ...]
    standing: tuple[Problem, ...]
    url: str
    page: bytes | None

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What refuses the source: errors that came with it."""
        return tuple(one for one in self.problems if one.is_error and one not in self.standing)


class _Tray(Shelf):
    """Holds one body, and says of all others that it has them: only one page is printed."""

    def __init__(self) -> None:
        super().__init__(None)
        self.html = ""

    def has(self, key: str, place: Place | None) -> bool:
        return True

    def fetch(self, key: str) -> str:
        return self.html


class Trial(Building):
    """Sources tried against a whole content folder, which is read again only where it changed.

    Nothing is written but pictures into their cache and the clock's probe.

    Args:
        settings: as for `Building`; `PRESS_STATE` is a folder of its own.
        known: the rows of a build of the same folder, so that the first trial need not read all.
    """

    def __init__(self, settings: Mapping[str, Any], known: Mapping[str, Row] | None = None) -> None:
        super().__init__(settings)
        self.own = PublicationSettings.from_settings(settings)
        self.comments = CommentSettings.from_settings(settings)
        self._known: dict[str, Row] = dict(known or {})
        self._tray = self.shelf = _Tray()
        self._converter = Converter()
        self._base: tuple[object, Compiled] | None = None
        templates = self.theme / "templates"
        self._environment = make_environment(templates, settings.get("JINJA_ENVIRONMENT"))

    def examine(self, path: str, text: str, leaves: str = "") -> Outcome:
        """What the gate would tell, and what the press would print.

        Args:
            path: from the content folder, where the source would stand.
            text: the whole source; leaves: path from which it would go away, "" for none.
        """
        self.now = read_now(self.settings.get("NOW"), self.own.timezone)
        self.stylesheet = make_stylesheet(self.theme / "static")
        self.search_files, _ = make_page_files(self.theme / "static", self.stylesheet.data.decode())
        found = self._look()
        base = self._compile_base(found)
        raw = text.encode("utf-8", "surrogatepass")
        tried = self._compile(self._with(found, path, raw, leaves), self.now)
        before = {_name(problem, problem.file) for problem in base.problems}
        known = {
            one: _name(one, leaves if leaves and one.file == path else one.file) for one in tried.problems
        }
        told = [one for one in tried.problems if one.file == path or known[one] not in before]
        url, page = self._print(tried, path)
        if page is None:
            url, page = self._print(self._compile_due(found, path, raw, leaves), path)
        standing = tuple(one for one in told if known[one] in before)
        return Outcome(problems=tuple(told), standing=standing, url=url, page=page)

    def asset(self, path: str) -> bytes | None:
        """A file of the theme as pages name it, before any build has put it in place; None for no such file.

        Args:
            path: below the output folder, as in "theme/css/site.0123456789.css".
        """
        static = self.theme / "static"
        found = next(
            (one for one in (make_stylesheet(static), *theme_assets(static)) if one.path == path), None
        )
        if found is None:
            return None
        return found.data or Path(found.source).read_bytes()

    def _look(self) -> Survey:
        memory = Memory(self.state, self.version)
        found = survey(self.content, self.shelf, memory, self._known)
        self._known = found.rows
        return found

    def _compile_base(self, found: Survey) -> Compiled:
        name = (
            tuple(row.digest for row in found.rows.values()),
            [file.trace for file in found.listing.media],
        )
        if self._base is None or self._base[0] != name:
            self._base = (name, self._compile(found, self.now))
        return self._base[1]

    def _compile(self, found: Survey, now: datetime) -> Compiled:
        album, _ = self._studio.develop(found)
        return compile_publication(found, replace(self._materials(album), now=now))

    def _with(self, found: Survey, path: str, raw: bytes, leaves: str) -> Survey:
        verdict, html = judge(path, raw, self._converter)
        self._tray.html = html
        rows = {other: row for other, row in found.rows.items() if other not in (path, leaves)}
        rows[path] = Row.of((0, 0, 0, 0), 0, verdict, None)
        return Survey(listing=found.listing, rows=dict(sorted(rows.items())), read=1)

    def _compile_due(self, found: Survey, path: str, raw: bytes, leaves: str) -> Compiled:
        """Everything as on the day when the source is public, whatever its status says."""
        shown = self._with(found, path, _DRAFT_LINE.sub(b"", raw, count=1), leaves)
        record = shown.rows[path].verdict.record
        return self._compile(shown, self._due(record) if record is not None else self.now)

    def _due(self, record: Record) -> datetime:
        """Now, or a moment at which the text is surely due, whatever its office's zone."""
        try:
            moment = to_stamp(record.date, "UTC").moment if record.date is not None else self.now
        except DateRefused:
            return self.now
        return max(self.now, moment + timedelta(days=1))

    def _print(self, compiled: Compiled, path: str) -> tuple[str, bytes | None]:
        """A source's address and page; "" and None where it has none."""
        url = next((url for url, source in compiled.urls.items() if source == path), "")
        page = next((one for one in compiled.pages if url and one.path == output_path(url)), None)
        return url, render(page, self._environment) if page is not None else None


def _name(problem: Problem, file: str) -> tuple[str, str, str]:
    """A problem without its line, which an edit further up moves."""
    return (file, problem.field, problem.fault)
