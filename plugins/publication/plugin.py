"""Edge: the publication as one of Pelican's generators.

Pelican's own article and page generators run over nothing (`ARTICLE_PATHS` and `PAGE_PATHS` are
empty), because they drop faulty sources, guess dates and print every page every time. This one
reads through the gate and prints through the press; settings, plugins, signals, logging and
Markdown stay Pelican's.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.generators import Generator

from plugins.comments.export import read_export
from plugins.comments.settings import CommentSettings
from plugins.gate.survey import survey
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.press.environment import make_environment
from plugins.press.page import Asset
from plugins.press.press import print_edition
from plugins.publication.compile import Compiled, compile_publication
from plugins.publication.report import tell_edition, tell_outcome, tell_problems, tell_refusal
from plugins.publication.settings import PublicationSettings
from plugins.publication.shelf import MemoryShelf


class BuildRefused(Exception):
    """The build stopped and everything was told; Pelican exits with this status."""

    exitcode = 1


class PublicationGenerator(Generator):  # type: ignore[misc]
    """Content folder → output folder, by way of the gate and the press."""

    def generate_context(self) -> None:
        """Reads and checks everything; writes nothing.

        Raises:
            BuildRefused: a source, a setting or the comments are faulty; all faults were told.
        """
        self.stylesheet = make_stylesheet(self._static)
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
        shelf = MemoryShelf()
        content = Path(self.path)
        return compile_publication(
            survey(content, shelf),
            content,
            shelf,
            settings=settings,
            comment_settings=comment_settings,
            comments=comments,
            now=read_now(self.settings.get("NOW"), settings.timezone),
            stylesheet_url=f"/{self.stylesheet.path}",
        )

    @property
    def _static(self) -> Path:
        return Path(self.theme) / "static"

    def generate_output(self, writer: Any) -> None:
        """Prints what has changed. Pelican's writer is not used: the press replaces files whole."""
        del writer
        if self.settings.get("CHECK_ONLY"):
            return
        environment = make_environment(Path(self.theme) / "templates", self.settings["JINJA_ENVIRONMENT"])
        content = Path(self.path)
        media = sorted(path for path in content.joinpath("media").rglob("*") if path.is_file())
        assets = [
            self.stylesheet,
            *theme_assets(self._static),
            *(
                Asset(path=path.relative_to(content).as_posix(), source=str(path))
                for path in media
                if not path.name.startswith(".")
            ),
        ]
        edition = print_edition(
            self.compiled.pages,
            assets,
            environment=environment,
            output=Path(self.output_path),
            state=Path(self.settings["PRESS_STATE"]),
        )
        print(tell_edition(edition, _shown(self.output_path)))


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
