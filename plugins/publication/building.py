"""Edge: one build, from settings to output, told on the terminal. Pelican's plugin and our tasks call it."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace as replace_struct

from plugins.comments.export import read_export
from plugins.comments.settings import CommentSettings
from plugins.gate.known import Survey
from plugins.gate.memory import Memory
from plugins.gate.shelf import Shelf
from plugins.gate.survey import survey
from plugins.keeping.crew import count_workers
from plugins.keeping.progress import Progress
from plugins.keeping.terminal import tell_progress
from plugins.keeping.version import code_version
from plugins.languages.reading import CatalogueFolder
from plugins.press.assets import make_stylesheet, theme_assets
from plugins.press.environment import LOCALE, make_environment
from plugins.press.page import Asset
from plugins.press.press import Edition, Late, Press, no_assets
from plugins.press.templates import tell_options
from plugins.publication.clock import read_now
from plugins.publication.expiry import warn_of_expiry
from plugins.publication.last import Kept, LastBuild, name_frame, name_sources
from plugins.publication.materials import Materials
from plugins.publication.moved import find_moved, save_moved
from plugins.publication.places import name_state
from plugins.publication.report import show_path, tell, tell_edition, tell_refusal
from plugins.publication.settings import PublicationSettings
from plugins.publication.studio import Studio
from plugins.root import ROOT
from plugins.search.addresses import INDEX
from plugins.search.engine import engine_version
from plugins.search.page_files import make_page_files

if TYPE_CHECKING:
    from plugins.images.album import Album
    from plugins.publication.compile import Compiled
    from plugins.publication.reach import Reach
    from plugins.search.indexing import Index, Rows

ENGINE_MISSING = "SEARCH: pagefind-bin is not installed; the site is built without its search"


class BuildRefused(Exception):
    """The build stopped and everything was told; Pelican exits with this status."""

    exitcode = 1


class Building:
    """Content folder → output folder, by way of the gate and the press.

    Args:
        settings: Pelican's, with `PATH`, `THEME` and `OUTPUT_PATH` absolute.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.tell_early: Callable[[], None] | None = settings.get("TELL_EARLY")
        self.content = Path(settings["PATH"])
        self.theme = Path(settings["THEME"])
        self.is_check = bool(settings.get("CHECK_ONLY"))
        self.is_clean = bool(settings.get("PRESS_CLEAN"))
        state = settings.get("PRESS_STATE") or name_state(settings["OUTPUT_PATH"])
        self.state = None if self.is_check else Path(state)
        self.version = code_version()
        self.shelf = Shelf(None)

    def run(self) -> None:
        """Checks everything, then prints what has changed.

        Raises:
            BuildRefused: a source or the comments are faulty; all faults were told.
            SettingsRefused, CommentSettingsError, StylesheetError, PageRefused, OutputRefused: an
                engineer has to act; the message says how.
            KeptBroken: what is kept is broken; build again with `PRESS_CLEAN`.
        """
        self.own = PublicationSettings.from_settings(self.settings)
        self.comments = CommentSettings.from_settings(self.settings)
        self._look_for_engine()
        self.now = read_now(self.settings.get("NOW"), self.own.timezone)
        if warning := warn_of_expiry(self.own.security_expires, self.now):
            tell([warning], sys.stderr)
        try:
            self._build(self._survey(), self._make_press())
        finally:
            self.shelf.close()

    def _build(self, found: Survey, press: Press) -> None:
        last = LastBuild(self.state)
        frame, sources = self._name_frame(found, press), name_sources(found)
        self.stylesheet = make_stylesheet(self.theme / "static")
        self.search_files, self.page_files = make_page_files(
            self.theme / "static", self.stylesheet.data.decode()
        )
        build = None if self.is_clean else last.recall(frame, self.now)
        edition = self._renew(build, found, sources, press, last) if build else None
        if build is None or edition is None:
            whole = self._plan(found, press, last, frame, sources)
            if whole is None:
                return
            build, edition = whole
        else:
            tell(build.faults, sys.stderr)
            tell(build.told)
        if build.sources != sources:
            last.keep(replace_struct(build, sources=sources))
        tell([tell_edition(edition, self._shown_output)])

    def _look_for_engine(self) -> None:
        """Without Pagefind there is no index; the site is whole all the same, and its page says so."""
        self.engine = engine_version() if self.own.search and not self.is_check else ""
        if self.own.search and not self.engine:
            if not self.is_check:
                tell([ENGINE_MISSING], sys.stderr)
            self.own = replace(self.own, search=False)

    def _renew(
        self, build: Kept, found: Survey, sources: bytes, press: Press, last: LastBuild
    ) -> Edition | None:
        """The last edition, where it stands or where a few pages bring it up to date."""
        if build.sources == sources:
            return press.standing_edition()
        if self.own.search and not self._index.knows_all():
            return None
        from plugins.publication.correction import find_corrected, find_saved
        from plugins.publication.reach_file import load_reach

        reach = load_reach(self.state, self.version, build.plan) if self.state else None
        if reach is None:
            return None
        if corrected := find_corrected(reach, found):
            bodies = {reach.texts[path].url: found.rows[path].body_key for path in corrected}
            with self._index_beside(lambda index, progress: index.correct(bodies, progress)) as late:
                return self._reprint(reach, corrected, found, press, last, late, INDEX.lstrip("/"))
        saved = find_saved(reach, found) if self.tell_early else None
        if self.tell_early and saved and self._reprint(reach, saved, found, press, last):
            self.tell_early()
        return None

    def _reprint(
        self,
        reach: Reach,
        changed: list[str],
        found: Survey,
        press: Press,
        last: LastBuild,
        late: Late = no_assets,
        folder: str = "",
    ) -> Edition | None:
        """The pages that print some texts; None where they are not to be had without a whole plan.

        Args:
            late, folder: as `Press.reprint` takes them.
        """
        from plugins.categories.register import read_registers
        from plugins.publication.correction import plan_corrected

        registers, problems = read_registers(self.content)
        if problems:
            return None
        album = self._studio.recall(found.listing)
        pages = plan_corrected(reach, changed, found, registers, self._materials(album))
        if pages is None:
            return None
        last.forget()
        return press.reprint(pages, late, folder)

    def _plan(
        self, found: Survey, press: Press, last: LastBuild, frame: bytes, sources: bytes
    ) -> tuple[Kept, Edition] | None:
        """Everything planned and printed; None where only a check was asked for."""
        from plugins.publication.compile import compile_publication
        from plugins.publication.legal import read_names
        from plugins.publication.reach import make_reach
        from plugins.publication.reach_file import save_reach
        from plugins.publication.report import keep_problems, tell_outcome, tell_problems

        album, complaints = self._studio.develop(found)
        tell(complaints, sys.stderr)
        compiled = compile_publication(found, read_names(self.content), self._materials(album))
        files = self.settings.get("CHECK_FILES") if self.is_check else None
        if files is not None:
            compiled, others = keep_problems(compiled, files)
            tell(others, sys.stderr)
        if report := self.settings.get("CHECK_REPORT"):
            report(compiled.problems, self._shown_content)
        faults, told = tell_problems(compiled, self._shown_content), tell_outcome(compiled)
        tell(faults, sys.stderr)
        tell(told)
        self._refuse(compiled)
        if self.state is None:
            return None
        last.forget()
        pictures = self._studio.assets(found.listing.media, compiled.publication)
        assets = [*self._theme_assets(), *pictures]
        with self._index_beside(lambda index, told: self._make_index(index, compiled, told)) as late:
            edition = press.print_edition(compiled.pages, assets, late)
        if edition.complaint:
            tell([edition.complaint], sys.stderr)
        save_moved(self.state, find_moved(compiled.pages))
        plan = hashlib.sha256(frame + sources).digest()
        blamed = [problem.file for problem in compiled.problems]
        save_reach(self.state, self.version, make_reach(plan, found, compiled.urls, blamed, compiled.pages))
        until = compiled.next_change.timestamp() if compiled.next_change else None
        latest = compiled.latest.timestamp() if compiled.latest else None
        since = self.now.timestamp()
        build = Kept(frame, sources, plan, since, until, latest, tuple(faults), tuple(told))
        last.keep(build)
        return build, edition

    def _name_frame(self, found: Survey, press: Press) -> bytes:
        asked = (
            self.own,
            self.engine,
            self.comments,
            tell_options(press.environment),
            self._shown_content,
            self._shown_output,
        )
        return name_frame(self.version, asked, self.theme, self.content, self.comments.export, found.listing)

    @property
    def _shown_content(self) -> str:
        return show_path(str(self.content))

    @property
    def _shown_output(self) -> str:
        return show_path(self.settings["OUTPUT_PATH"])

    def _refuse(self, compiled: Compiled) -> None:
        if compiled.errors:
            tell([tell_refusal(compiled)], sys.stderr)
            raise BuildRefused(tell_refusal(compiled))
        if not compiled.tally.is_balanced:
            raise BuildRefused(f"sources were lost between gate and plan: {compiled.tally}")

    def _make_press(self) -> Press:
        templates = self.theme / "templates"
        return Press(
            output=Path(self.settings["OUTPUT_PATH"]),
            state=self.state or Path(),
            templates=templates,
            environment=make_environment(templates, self.settings.get("JINJA_ENVIRONMENT")),
            version=self.version,
            workers=self._workers,
            is_clean=self.is_clean,
            progress=tell_progress("Mencetak halaman"),
        )

    @property
    def _workers(self) -> int:
        return count_workers(self.settings.get("PRESS_WORKERS"))

    @property
    def _studio(self) -> Studio:
        return Studio(
            content=self.content,
            folder=Path(self.settings.get("IMAGES_CACHE") or ROOT / "var" / "images"),
            state=self.state,
            has_cards=self.own.social_cards,
            workers=self._workers,
            is_clean=self.is_clean,
        )

    def _materials(self, album: Album) -> Materials:
        comments, problems = read_export(self.comments.export)
        if problems:
            tell((problem.tell("") for problem in problems), sys.stderr)
            raise BuildRefused(f"{len(problems)} faults in the export of comments")
        return Materials(
            bodies=self.shelf,
            settings=self.own,
            comment_settings=self.comments,
            comments=comments,
            now=self.now,
            stylesheet_url=f"/{self.stylesheet.path}",
            search_files=self.search_files,
            album=album,
            catalogues=CatalogueFolder(self.theme / LOCALE),
        )

    def _survey(self) -> Survey:
        """All sources; what is kept of them is renewed even where some are faulty."""
        memory = Memory(self.state, self.version)
        known, complaint = ({}, "") if self.is_clean else memory.load()
        if complaint:
            tell([complaint], sys.stderr)
        places = {row.body_key: row.place for row in known.values() if row.place is not None}
        self.shelf = Shelf(self.state / "bodies" if self.state else None, places)
        progress = tell_progress("Membaca naskah")
        found = survey(self.content, self.shelf, memory, known, self._workers, progress)
        if self.state is not None and (found.read or found.rows.keys() != known.keys()):
            _keep(found, self.shelf, memory)
        return found

    def _theme_assets(self) -> list[Asset]:
        return [self.stylesheet, *self.page_files, *theme_assets(self.theme / "static")]

    def _make_index(self, index: Index, compiled: Compiled, progress: Progress) -> Rows:
        from plugins.search.search_page import parts_of

        return index.make(parts_of(compiled.publication), is_clean=self.is_clean, progress=progress)

    @property
    def _index(self) -> Index:
        from plugins.search.indexing import Index

        return Index(self.state or Path(), self.version, self.shelf)

    @contextmanager
    def _index_beside(self, work: Callable[[Index, Progress], Rows]) -> Iterator[Late]:
        """Has the search's index made in a process of its own; gives what waits for its files.

        It takes longer than all the rest, which waits for it at the end only, so that pages and index
        are put in place together or not at all.
        """
        if not self.own.search or self.state is None:
            yield no_assets
            return
        from plugins.keeping.beside import work_beside

        index, progress = self._index, tell_progress("Mengindeks naskah")
        with work_beside(lambda told: work(index, told), self._workers, progress) as wait:
            yield lambda: index.assets(wait())


def _keep(found: Survey, shelf: Shelf, memory: Memory) -> None:
    living = [row.body_key for row in found.rows.values() if row.place is not None]
    places = shelf.tidy(living)
    memory.save({path: row.moved(places.get(row.body_key)) for path, row in found.rows.items()})
    for key, place in places.items():
        shelf.add(key, place)
    shelf.sweep(places)
