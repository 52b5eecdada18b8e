"""Store: the press: pages and assets in, a changed output folder out.

A page's key names its template (with all that this reaches), its view, the code and its inputs. A
page whose key and file are as the ledger has them is left alone; every other is rendered. Nothing
is written into the output before everything that must be rendered has been.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from plugins.keeping.clock import COARSEST_CLOCK_NS
from plugins.keeping.crew import share_out
from plugins.keeping.progress import Progress, keep_quiet
from plugins.press.environment import ThemeEnvironment
from plugins.press.fingerprint import Fingerprints
from plugins.press.ledger import Ledger, Line
from plugins.press.output import Output
from plugins.press.page import Asset, Page
from plugins.press.paths import check_paths, find_in_the_way
from plugins.press.render import PageRefused, render
from plugins.press.strangers import tell_strangers
from plugins.press.templates import Templates

KEY_BYTES = 16

Late = Callable[[], Iterable[Asset]]


def no_assets() -> Iterable[Asset]:
    """Nothing comes late."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one run of the press did.

    Attributes:
        files: files that the output has now; rendered: pages made; written: files that changed;
            removed: files that are no more.
        complaint: a line or two where the ledger could not be used, otherwise "".
    """

    files: int
    rendered: int
    written: int
    removed: int
    complaint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Where and how to print.

    Attributes:
        output, state: the folder that is served, and one of our own for what is kept.
        templates: the theme's templates; environment: Jinja over them.
        version: of code and dependencies.
        workers: processes at the most.
        is_clean: True trusts nothing of earlier builds but the list of files that are ours.
        progress: told how many files were made.
    """

    output: Path
    state: Path
    templates: Path
    environment: ThemeEnvironment
    version: bytes
    workers: int = 1
    is_clean: bool = False
    progress: Progress = keep_quiet

    def print_edition(
        self, pages: Sequence[Page], assets: Sequence[Asset], late: Late = no_assets
    ) -> Edition:
        """Makes what has to be made, puts it in place, removes what is no more.

        Assets come first, so that no page names a file that is not there yet; removals come last,
        but for files that stand where a folder is needed, or the other way round.

        Args:
            late: further assets, asked for when all else is made and nothing is in place yet.

        Raises:
            PageRefused: a page cannot be printed, a file not be read, or two claim one path; the
                output is as it was, as after whatever `late` raises.
            OutputRefused: the output cannot be used.
        """
        out, ledger = Output(self.output, self.state), Ledger(self.state)
        old, complaint = ledger.load()
        known = {} if self.is_clean else old
        jobs = [*_asset_jobs(assets), *self._page_jobs(pages)]
        _check(jobs, old)
        with closing(out):
            made = self._make(_stale(jobs, known, out), out)
            late_jobs = _asset_jobs(late())
            jobs = [*late_jobs, *jobs]
            if late_jobs:
                _check(jobs, old)
            made = [*self._make(_stale(late_jobs, known, out), out, len(made)), *made]
            paths = {job.path for job in jobs}
            if not old:
                complaint = "\n".join(filter(None, (complaint, tell_strangers(self.output, paths))))
            gone = old.keys() - paths
            new = {job.path: known[job.path] for job in jobs if job.path in known}
            if not made and not gone:
                return Edition(files=len(jobs), rendered=0, written=0, removed=0, complaint=complaint)
            edition = self._change(out, ledger, old, new, made, gone, paths - old.keys())
        return replace(edition, complaint=complaint)

    def reprint(self, pages: Sequence[Page], late: Late = no_assets, folder: str = "") -> Edition | None:
        """Makes some pages of the last edition anew, and one folder, and leaves all others as they are.

        Args:
            late: as `print_edition`: from now on all files of that folder; folder: its path ("a/b/"),
                "" for none.

        Returns:
            None, and nothing has changed, where a file of that edition is not as it was left, or
            one of the pages was not in it.

        Raises:
            PageRefused, OutputRefused: as `print_edition`.
        """
        out, ledger = Output(self.output, self.state), Ledger(self.state)
        old, _ = ledger.load()
        if not all(page.path in old for page in pages):
            return None
        if not all(_stands(path, line, out) for path, line in old.items()):
            return None
        with closing(out):
            made = self._make([job for job in self._page_jobs(pages) if old[job.path].key != job.key], out)
            late_jobs = _asset_jobs(late())
            made = [*self._make(_stale(late_jobs, old, out), out, len(made)), *made]
            paths = {job.path for job in late_jobs}
            gone = {path for path in old if path.startswith(folder)} - paths if folder else set()
            return self._change(out, ledger, old, dict(old), made, gone, paths - old.keys())

    def _change(
        self,
        out: Output,
        ledger: Ledger,
        old: dict[str, Line],
        new: dict[str, Line],
        made: Sequence[_Made],
        gone: set[str],
        fresh: set[str],
    ) -> Edition:
        """Brings the output from the old lines to the new ones, of which some files were made anew."""
        seen_ns = out.open()
        # From here on a killed build leaves lines without keys: nothing half done is believed.
        ledger.save({**old, **dict.fromkeys((one.job.path for one in made), Line(b"", 0, 0, 0))})
        in_the_way = find_in_the_way(gone, fresh)
        removed = sum(out.remove(path) for path in sorted(in_the_way))
        for one in made:
            if one.name:
                out.place(one.job.path, one.name)
            new[one.job.path] = _line_of(one.job, out, seen_ns)
        removed += sum(out.remove(path) for path in sorted(gone - in_the_way))
        new = {path: line for path, line in new.items() if path not in gone}
        ledger.save(new)
        return Edition(
            files=len(new),
            rendered=sum(one.job.page is not None for one in made),
            written=sum(bool(one.name) for one in made),
            removed=removed,
            complaint="",
        )

    def standing_edition(self) -> Edition | None:
        """The last edition, if every file of it stands as it was left; None where one does not."""
        lines, _ = Ledger(self.state).load()
        out = Output(self.output, self.state)
        if not lines or not all(_stands(path, line, out) for path, line in lines.items()):
            return None
        return Edition(files=len(lines), rendered=0, written=0, removed=0, complaint="")

    def _page_jobs(self, pages: Sequence[Page]) -> list[_Job]:
        names, templates = Fingerprints(), Templates(self.templates, self.environment)
        heads: dict[tuple[str, object], bytes] = {}
        jobs = []
        for page in pages:
            head = heads.get((page.template, page.view))
            if head is None:
                view = f"{page.view.__module__}.{page.view.__qualname__}\0{page.template}\0"
                head = self.version + view.encode() + templates.digest(page.template)
                heads[page.template, page.view] = head
            key = hashlib.blake2b(head + names.of(page.inputs), digest_size=KEY_BYTES).digest()
            jobs.append(_Job(path=page.path, key=key, page=page))
        return jobs

    def _make(self, todo: Sequence[_Job], out: Output, first: int = 0) -> list[_Made]:
        """Stages every job, under names that count from `first`."""
        if not todo:
            return []
        out.open()

        def start(worker: int) -> Callable[[int], bool]:
            del worker

            def work(number: int) -> bool:
                job = todo[number]
                try:
                    return out.stage(job.path, str(first + number), job.make(self.environment))
                except Exception as error:
                    error.add_note(f"while making {job.path}")
                    raise

            return work

        staged = share_out(len(todo), start, self.workers, self.progress)
        return [_Made(job, str(first + n) if staged[n] else "") for n, job in enumerate(todo)]


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to have: its path, its key, and the page or the asset that it is made of.

    Attributes:
        changed_ns: last change of an asset's file; 0 where there is none.
    """

    path: str
    key: bytes
    page: Page | None = None
    asset: Asset | None = None
    changed_ns: int = 0

    def make(self, environment: Environment) -> bytes:
        if self.page is not None:
            return render(self.page, environment)
        return _content_of(self.asset) if self.asset is not None else b""


@dataclass(frozen=True, slots=True)
class _Made:
    """A job that was done, and the name under which its file is staged; "" where the output holds it."""

    job: _Job
    name: str


def _check(jobs: Sequence[_Job], old: dict[str, Line]) -> None:
    """Refuses paths that collide; those of the last edition did not."""
    paths = {job.path for job in jobs}
    if paths - old.keys() or len(paths) < len(jobs):
        check_paths([job.path for job in jobs])


def _stale(jobs: Sequence[_Job], known: dict[str, Line], out: Output) -> list[_Job]:
    return [job for job in jobs if not _is_current(job, known, out)]


def _asset_jobs(assets: Iterable[Asset]) -> list[_Job]:
    """Assets are known by content, or, where a file holds it, by the file's size and times."""
    jobs = []
    for asset in assets:
        told, changed_ns = asset.data + asset.name, 0
        if asset.source:
            try:
                found = os.stat(asset.source)
            except OSError as error:
                raise _refuse_asset(asset, error) from error
            changed_ns = max(found.st_mtime_ns, found.st_ctime_ns)
            trace = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
            told = trace.encode() + asset.name
        key = hashlib.blake2b(told, digest_size=KEY_BYTES, person=b"asset").digest()
        jobs.append(_Job(path=asset.path, key=key, asset=asset, changed_ns=changed_ns))
    return jobs


def _content_of(asset: Asset) -> bytes:
    try:
        if asset.maker is not None:
            return asset.maker()
        return Path(asset.source).read_bytes() if asset.source else asset.data
    except (OSError, ValueError) as error:
        raise _refuse_asset(asset, error) from error


def _refuse_asset(asset: Asset, error: OSError | ValueError) -> PageRefused:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return PageRefused(f"{asset.path}: {asset.source}: {why}" if asset.source else f"{asset.path}: {why}")


def _line_of(job: _Job, out: Output, seen_ns: int) -> Line:
    """What the ledger keeps of a file; no key where its source may change without another trace."""
    is_sure = job.changed_ns + COARSEST_CLOCK_NS < seen_ns
    return Line(job.key if is_sure else b"", *(out.status(job.path) or (0, 0, 0)))


def _is_current(job: _Job, known: dict[str, Line], out: Output) -> bool:
    line = known.get(job.path)
    return line is not None and line.key == job.key and _stands(job.path, line, out)


def _stands(path: str, line: Line, out: Output) -> bool:
    """True where a file is as the ledger left it; a line without a key is not believed."""
    return line.key != b"" and out.status(path) == (line.size, line.mtime_ns, line.ctime_ns)
