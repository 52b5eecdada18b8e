"""Edge: the publication as one of Pelican's generators.

Pelican's own article and page generators run over nothing (`ARTICLE_PATHS` and `PAGE_PATHS` are
empty), because they drop faulty sources, guess dates and print every page every time. This one
reads through the gate and prints through the press; settings, plugins, signals, logging and
Markdown stay Pelican's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.generators import Generator

from plugins.comments.export import read_export
from plugins.comments.settings import CommentSettings
from plugins.gate.memory import Memory, Row
from plugins.gate.shelf import Place, Shelf
from plugins.gate.survey import Survey, survey
from plugins.keeping.crew import count_workers
from plugins.keeping.version import code_version
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.press.environment import make_environment
from plugins.press.page import Asset
from plugins.press.press import Press
from plugins.publication.compile import Compiled, compile_publication
from plugins.publication.report import tell_edition, tell_outcome, tell_problems, tell_refusal
from plugins.publication.settings import PublicationSettings


class BuildRefused(Exception):
    """The build stopped and everything was told; Pelican exits with this status."""

    exitcode = 1


class PublicationGenerator(Generator):  # type: ignore[misc]
    """Content folder → output folder, by way of the gate and the press."""

    def generate_context(self) -> None:
        """Reads and checks everything; writes nothing into the output.

        Raises:
            BuildRefused: a source or the comments are faulty; all faults were told.
            SettingsRefused, CommentSettingsError: a setting is.
        """
        self.stylesheet = make_stylesheet(self._static)
        self.version = code_version()
        self.compiled = self._compile()
        root = _shown(self.path)
        for line in tell_problems(self.compiled, root):
            print(line, file=sys.stderr)
        for line in tell_outcome(self.compiled):
            print(line)
        if self.compiled.errors:
            print(tell_refusal(self.compiled), file=sys.stderr)
            raise BuildRefused(tell_refusal(self.compiled))
        if not self.compiled.tally.is_balanced:
            raise BuildRefused(f"sources were lost between gate and plan: {self.compiled.tally}")

    def _compile(self) -> Compiled:
        settings = PublicationSettings.from_settings(self.settings)
        comment_settings = CommentSettings.from_settings(self.settings)
        comments, problems = read_export(comment_settings.export)
        if problems:
            for problem in problems:
                print(problem.tell(""), file=sys.stderr)
            raise BuildRefused(f"{len(problems)} faults in the export of comments")
        content = Path(self.path)
        found = self._survey(content)
        return compile_publication(
            found,
            content,
            self.shelf,
            settings=settings,
            comment_settings=comment_settings,
            comments=comments,
            now=read_now(self.settings.get("NOW"), settings.timezone),
            stylesheet_url=f"/{self.stylesheet.path}",
        )

    def _survey(self, content: Path) -> Survey:
        """All sources; what is kept of them is renewed even where some are faulty."""
        is_check = self.settings.get("CHECK_ONLY", False)
        state = None if is_check else Path(self.settings["PRESS_STATE"])
        memory = Memory(state, self.version)
        known, complaint = ({}, "") if self.settings.get("PRESS_CLEAN") else memory.load()
        if complaint:
            print(complaint, file=sys.stderr)
        places = {row.verdict.body_key: row.place for row in known.values() if row.place is not None}
        self.shelf = Shelf(state / "bodies" if state else None, places)
        found = survey(content, self.shelf, memory, known, self._workers)
        if state is not None and (found.read or found.rows.keys() != known.keys()):
            _keep(found, self.shelf, memory)
        return found

    @property
    def _workers(self) -> int:
        return count_workers(self.settings.get("PRESS_WORKERS"))

    @property
    def _static(self) -> Path:
        return Path(self.theme) / "static"

    def generate_output(self, writer: Any) -> None:
        """Prints what has changed. Pelican's writer is not used: the press replaces files whole."""
        del writer
        if self.settings.get("CHECK_ONLY"):
            return
        templates = Path(self.theme) / "templates"
        press = Press(
            output=Path(self.output_path),
            state=Path(self.settings["PRESS_STATE"]),
            templates=templates,
            environment=make_environment(templates, self.settings["JINJA_ENVIRONMENT"]),
            version=self.version,
            workers=self._workers,
            is_clean=self.settings.get("PRESS_CLEAN", False),
        )
        assets = [self.stylesheet, *theme_assets(self._static), *self._media()]
        edition = press.print_edition(self.compiled.pages, assets)
        self.shelf.close()
        if edition.complaint:
            print(edition.complaint, file=sys.stderr)
        print(tell_edition(edition, _shown(self.output_path)))

    def _media(self) -> list[Asset]:
        return [Asset(path=file.path, source=f"{self.path}/{file.path}") for file in self.compiled.media]


def _keep(found: Survey, shelf: Shelf, memory: Memory) -> None:
    living = [row.verdict.body_key for row in found.rows.values() if row.place is not None]
    places = shelf.tidy(living)
    memory.save(
        {path: _placed(row, places) if row.place is not None else row for path, row in found.rows.items()}
    )
    for key, place in places.items():
        shelf.add(key, place)
    shelf.sweep(places)


def _placed(row: Row, places: Mapping[str, Place]) -> Row:
    place = places[row.verdict.body_key]
    return row if place == row.place else Row(row.trace, row.seen_ns, row.verdict, place)


def read_now(text: str | None, timezone: str) -> datetime:
    """The moment of the build: as given, or the machine's clock, which enters here and nowhere else.

    Args:
        text: ISO 8601; without an offset it is meant in `timezone`.

    Raises:
        ValueError: not ISO 8601.
    """
    if not text:
        return datetime.now(ZoneInfo(timezone))
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(timezone))


def _shown(path: str) -> str:
    """A folder as the person at the keyboard would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative.replace(os.sep, "/")


def _get_generators(_: object) -> type[PublicationGenerator]:
    return PublicationGenerator


def register() -> None:
    """Connects the publication; Pelican calls this once a process."""
    signals.get_generators.connect(_get_generators)
