"""Edge: a source as it would be published, judged and printed without being written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from plugins.comments.settings import CommentSettings
from plugins.dates.reading import DateRefused, to_stamp
from plugins.gate.folders import REGISTERS
from plugins.gate.judge import judge
from plugins.gate.known import Place, Row, Survey
from plugins.gate.memory import Memory
from plugins.gate.problem import Problem
from plugins.gate.record import Record
from plugins.gate.shelf import Shelf
from plugins.gate.survey import survey
from plugins.gate.verdict import Verdict
from plugins.images.album import Album
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.press.environment import make_environment
from plugins.press.render import render
from plugins.prose.convert import Converter
from plugins.publication.addresses import output_path
from plugins.publication.building import Building
from plugins.publication.clock import read_now
from plugins.publication.compile import Compiled, compile_publication
from plugins.publication.legal import read_names
from plugins.publication.pictures import find_used
from plugins.publication.settings import PublicationSettings
from plugins.publication.standing import Standing, try_article
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """Problems of a source or of all; its address; its page where it is public now."""

    problems: tuple[Problem, ...]
    url: str
    page: bytes | None


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
        is_whole: True compiles everything for every source, as a build does; the answers are the same.
    """

    def __init__(
        self, settings: Mapping[str, Any], known: Mapping[str, Row] | None = None, *, is_whole: bool = False
    ) -> None:
        super().__init__(settings)
        self._is_whole = is_whole
        self.own = PublicationSettings.from_settings(settings)
        self.comments = CommentSettings.from_settings(settings)
        self._known: dict[str, Row] = dict(known or {})
        self._tray = self.shelf = _Tray()
        self._converter = Converter()
        self._base: tuple[object, Standing] | None = None
        self._pictures: tuple[object, Set[str], Album] | None = None
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
        base = self._stand(found)
        raw = text.encode("utf-8", "surrogatepass")
        verdict = self._judge(path, raw)
        tried = self._try(base, found, verdict, leaves)
        before = {_name(problem, problem.file) for problem in base.compiled.problems}
        known = {
            one: _name(one, leaves if leaves and one.file == path else one.file) for one in tried.problems
        }
        told = [one for one in tried.problems if one.file == path or known[one] not in before]
        page = tried.page or self._print_due(base, found, raw, verdict, leaves)
        standing = tuple(one for one in told if known[one] in before)
        return Outcome(problems=tuple(told), standing=standing, url=tried.url, page=page)

    @property
    def digests(self) -> dict[str, str]:
        """Every source that was there at the last look, by path, with the digest of its bytes."""
        return {path: row.digest for path, row in self._known.items()}

    def address_of(self, path: str) -> str:
        """A source's address where it has a page now; "" where it has none."""
        base = self._base[1] if self._base is not None else None
        url = base.addresses.get(path, "") if base is not None else ""
        return url if base is not None and url in base.urls else ""

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

    def _stand(self, found: Survey) -> Standing:
        """The folder as it stands, compiled anew only where a file has changed or a text's time has come."""
        name = (
            tuple(row.digest for row in found.rows.values()),
            [file.trace for file in found.listing.media],
            [file.stat().st_mtime_ns for file in sorted((self.content / REGISTERS).glob("*.toml"))],
        )
        if self._base is None or self._base[0] != name or self._is_over(self._base[1]):
            compiled = self._compile(found, self.now)
            self._base = (name, Standing.of(compiled, found, self.own.url))
        return self._base[1]

    def _is_over(self, base: Standing) -> bool:
        until = base.compiled.next_change
        return until is not None and until <= self.now

    def _try(self, base: Standing, found: Survey, verdict: Verdict, leaves: str) -> _Printed:
        """One article beside all others; where that is not enough, everything with it."""
        materials = replace(self._materials(self._album(found, verdict, leaves)), now=self.now)
        tried = None if self._is_whole else try_article(base, verdict, leaves, materials)
        if tried is not None:
            news = [one for one in materials.album.problems if one not in base.compiled.problems]
            page = render(tried.page, self._environment) if tried.page is not None else None
            return _Printed(problems=(*tried.problems, *news), url=tried.url, page=page)
        compiled = self._compile(self._with(found, verdict, leaves), self.now)
        url, page = self._print(compiled, verdict.path)
        return _Printed(problems=compiled.problems, url=url, page=page)

    def _print_due(
        self, base: Standing, found: Survey, raw: bytes, verdict: Verdict, leaves: str
    ) -> bytes | None:
        """The page as on the day when the source is public, whatever its status says."""
        if verdict.is_refused or verdict.record is None:
            return None
        shown = self._judge(verdict.path, _DRAFT_LINE.sub(b"", raw, count=1))
        due = self._due(verdict.record)
        # Others may be public by then too.
        if not self._is_whole and (due == self.now or not base.compiled.held_back):
            materials = replace(self._materials(self._album(found, shown, leaves)), now=due)
            tried = try_article(base, shown, leaves, materials)
            if tried is not None:
                return render(tried.page, self._environment) if tried.page is not None else None
        return self._print(self._compile(self._with(found, shown, leaves), due), shown.path)[1]

    def _judge(self, path: str, raw: bytes) -> Verdict:
        verdict, html = judge(path, raw, self._converter)
        self._tray.html = html
        return verdict

    def _album(self, found: Survey, verdict: Verdict, leaves: str) -> Album:
        """Pictures of the whole folder and of the source; made anew only where some are new."""
        media = frozenset(file.path for file in found.listing.media)
        used = find_used([verdict], media)
        name = [file.trace for file in found.listing.media]
        if self._pictures is None or self._pictures[0] != name or not used <= self._pictures[1]:
            album, _ = self._studio.develop(self._with(found, verdict, leaves))
            self._pictures = (name, used, album)
        return self._pictures[2]

    def _compile(self, found: Survey, now: datetime) -> Compiled:
        album, _ = self._studio.develop(found)
        names = read_names(self.content)
        return compile_publication(found, names, replace(self._materials(album), now=now))

    def _with(self, found: Survey, verdict: Verdict, leaves: str) -> Survey:
        rows = {other: row for other, row in found.rows.items() if other not in (verdict.path, leaves)}
        rows[verdict.path] = Row.of((0, 0, 0, 0), 0, verdict, None)
        return Survey(listing=found.listing, rows=dict(sorted(rows.items())), read=1)

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
