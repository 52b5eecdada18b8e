"""Store: the press: pages and assets in, a changed output folder out.

A page's key names its template (with all that this reaches), its view, the code and its inputs. A
page whose key and file are as the ledger has them is left alone; every other is rendered. Nothing
is written into the output before everything that must be rendered has been.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from plugins.keeping.crew import WorkRefused, share_out
from plugins.press.fingerprint import Fingerprints
from plugins.press.ledger import Ledger, Line
from plugins.press.output import Output
from plugins.press.page import Asset, Page
from plugins.press.render import render
from plugins.press.templates import Templates

KEY_BYTES = 16
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one run of the press did.

    Attributes:
        files: files that the output has now; rendered: pages made; written: files that changed;
            removed: files that are no more.
        complaint: one line where the ledger could not be used, otherwise "".
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
    """

    output: Path
    state: Path
    templates: Path
    environment: Environment
    version: bytes
    workers: int = 1
    is_clean: bool = False

    def print_edition(self, pages: Sequence[Page], assets: Sequence[Asset]) -> Edition:
        """Makes what has to be made, puts it in place, removes what is no more.

        Assets come first, so that no page names a file that is not there yet; removals come last.

        Raises:
            PageRefused: a page cannot be printed; the output is as it was.
            OutputRefused: the output cannot be used.
        """
        out = Output(self.output, self.state)
        ledger = Ledger(self.state)
        old, complaint = ledger.load()
        jobs = [*_asset_jobs(assets), *self._page_jobs(pages)]
        known = {} if self.is_clean else old
        todo = [job for job in jobs if not _is_current(job, known, out)]
        new = {job.path: known[job.path] for job in jobs if job.path in known}
        gone = old.keys() - {job.path for job in jobs}
        if not todo and not gone:
            return Edition(files=len(jobs), rendered=0, written=0, removed=0, complaint=complaint)
        out.open()
        staged = self._make(todo, out)
        # From here on a killed build leaves lines without keys: nothing half done is believed.
        ledger.save({**old, **dict.fromkeys((job.path for job in todo), Line(b"", 0, 0, 0))})
        for number, job in enumerate(todo):
            if staged[number]:
                out.place(job.path, str(number))
            status = out.status(job.path) or (0, 0, 0)
            new[job.path] = Line(job.key, *status)
        removed = sum(out.remove(path) for path in sorted(gone))
        ledger.save(new)
        out.close()
        return Edition(
            files=len(jobs),
            rendered=sum(job.page is not None for job in todo),
            written=sum(staged),
            removed=removed,
            complaint=complaint,
        )

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

    def _make(self, todo: Sequence[_Job], out: Output) -> list[bool]:
        """Stages every job; True where the output will change."""

        def start(worker: int) -> Callable[[int], bool]:
            del worker

            def work(number: int) -> bool:
                job = todo[number]
                return out.stage(job.path, str(number), job.make(self.environment))

            return work

        try:
            return share_out(len(todo), start, self.workers)
        except WorkRefused:
            out.close()
            raise


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to have: its path, its key, and the page or the asset that it is made of."""

    path: str
    key: bytes
    page: Page | None = None
    asset: Asset | None = None

    def make(self, environment: Environment) -> bytes:
        if self.page is not None:
            return render(self.page, environment)
        if self.asset is not None and self.asset.source:
            return Path(self.asset.source).read_bytes()
        return self.asset.data if self.asset is not None else b""


def _asset_jobs(assets: Sequence[Asset]) -> list[_Job]:
    """Assets are known by content, or, where a file holds it, by the file's size and times."""
    jobs = []
    for asset in assets:
        told = asset.data
        if asset.source:
            found = os.stat(asset.source)
            told = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}".encode()
        key = hashlib.blake2b(told, digest_size=KEY_BYTES, person=b"asset").digest()
        jobs.append(_Job(path=asset.path, key=key, asset=asset))
    return jobs


def _is_current(job: _Job, known: dict[str, Line], out: Output) -> bool:
    line = known.get(job.path)
    return (
        line is not None
        and line.key == job.key
        and out.status(job.path) == (line.size, line.mtime_ns, line.ctime_ns)
    )
