"""Edge: a content folder judged whole, as a build would, with its problems given instead of told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.comments.settings import CommentSettings
from plugins.gate.problem import Problem
from plugins.press.assets import make_stylesheet
from plugins.publication.building import Building
from plugins.publication.clock import read_now
from plugins.publication.compile import compile_publication
from plugins.publication.conf import read_conf
from plugins.publication.legal import read_names
from plugins.publication.settings import PublicationSettings
from plugins.root import ROOT
from plugins.search.page_files import make_page_files


def prove(content: Path, sources: Path, media: Mapping[str, Path], now: str | None) -> tuple[Problem, ...]:
    """What the gate would say of a content folder with some more files in it; nothing is written there.

    Args:
        sources: folder laid over the content folder; media: path from the content folder → file.
        now: moment of the judgement, ISO 8601.
    """
    with TemporaryDirectory(prefix="naskah-", dir=sources.parent) as folder:
        whole = Path(folder) / "content"
        shutil.copytree(content, whole, copy_function=_link, symlinks=True)
        for file in sorted(sources.rglob("*.md")):
            target = whole / file.relative_to(sources)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            _link(str(file), str(target))
        for path, source in media.items():
            target = whole / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                _link(str(source), str(target))
        settings = read_conf(str(ROOT / "pelicanconf.py"), {"PATH": str(whole), "CHECK_ONLY": True})
        if now is not None:
            settings["NOW"] = now
        settings["IMAGES_CACHE"] = str(Path(folder) / "images")
        settings["PRESS_STATE"] = str(Path(folder) / "press")
        return _Proof(settings).examine()


class _Proof(Building):
    """A build that ends before anything is printed."""

    def examine(self) -> tuple[Problem, ...]:
        self.own = PublicationSettings.from_settings(self.settings)
        self.comments = CommentSettings.from_settings(self.settings)
        self.now = read_now(self.settings.get("NOW"), self.own.timezone)
        self.engine = ""
        self.stylesheet = make_stylesheet(self.theme / "static")
        self.search_files, self.page_files = make_page_files(
            self.theme / "static", self.stylesheet.data.decode()
        )
        try:
            found = self._survey()
            album, _ = self._studio.develop(found)
            return compile_publication(found, read_names(self.content), self._materials(album)).problems
        finally:
            self.shelf.close()


def _link(source: str, target: str) -> str:
    """A second name where the disk has such, which costs nothing; a copy where it has not."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
