"""Edge: what a release costs after one edit, beside the build after the same edit.

    python3 -m tests.benchmarks.publish --articles 10000 --rounds 3

One site is built and published cold, once, and kept for the next time. Then, in turn: a paragraph is added
to one article, the site is built, published, and published again unchanged; its title is changed, the site is
built and published. In the end the same is done without a search index. Each run is a process of its own;
what its steps cost is told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.release.signing import make_key
from tests.benchmarks.corpus import COMMENTS, article_file, write_corpus
from tests.benchmarks.measure import __file__ as MEASURE
from tests.benchmarks.run import WORK
from tests.benchmarks.sites import NOW, ROOT
from tests.benchmarks.texts import Size, all_places, middle_draft

# A file changed again within this time may look unchanged to a disk's clock.
REST_S = 2.0
# Of the cold release alone; what is compressed after it, is as in production.
QUICK_BROTLI = 5
SEARCHLESS = " (searchless)"
BUILT, RETITLED = "build after one edit", "build after a changed title"

SETTINGS = """\
from {base} import *  # noqa: F403

SITEURL = "https://bench.example"
PATH = {content!r}
THEME = {theme!r}
COMMENTS_EXPORT = {comments!r}
IMAGES_CACHE = {images!r}
FOOTER_PAGES = ("tentang", "pedoman-komentar", "kebijakan-privasi")
"""

# Times each step by its name, in processor time of this process and of the children it waited for.
DRIVER = """\
import json, os, sys, time
task, settings, place, now, quick, kept_of, log = sys.argv[1:]
import plugins.keeping.version as version
if kept_of:
    version.code_version = lambda told=version.code_version(): kept_of.encode()
steps = {}
def spent():
    times = os.times()
    return times.user + times.system, times.children_user + times.children_system
def timed(name, step):
    def run(*given, **named):
        own, children = spent()
        try:
            return step(*given, **named)
        finally:
            now_own, now_children = spent()
            steps[name] = [now_own - own, now_children - children]
    return run
places = {"output": f"{place}/output-{task}", "state": f"{place}/state-{task}", "now": now}
from plugins.keeping.leaving import leave
if task == "build":
    from plugins.publication.run import build
    status = build(settings=settings, **places)
else:
    from plugins.release import compressing, publishing
    if quick:
        compressing.BEST_BROTLI = int(quick)
    publishing.build = timed("build", publishing.build)
    publishing.Inventory = timed("inventory", publishing.Inventory)
    publishing.STEPS = tuple(timed(step.__name__, step) for step in publishing.STEPS)
    status = publishing.publish(settings=settings, **places)
steps["whole"] = [sum(spent()), 0.0]
with open(log, "w") as file:
    json.dump(steps, file)
leave(status)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: seconds of wall clock and of processor; step → seconds of its own and of its children."""

    wall_s: float
    cpu_s: float
    steps: dict[str, tuple[float, float]]

    @property
    def indexless_s(self) -> float:
        """Of processor without the build's other processes: after one edit, the one that makes the index."""
        return self.cpu_s - self.steps.get("build", (0.0, 0.0))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site under measure.

    Attributes:
        folder: of everything; article: the one that is edited.
        kept_of: name of the version whose kept results are believed; "" for the code's own.
    """

    folder: Path
    article: Path
    kept_of: str

    def run(self, task: str, settings: str = "", *, quick: str = "") -> Run:
        """Builds or publishes it."""
        time.sleep(REST_S)
        log, told = self.folder / "log.txt", self.folder / "steps.json"
        given = [str(self.folder / (settings or f"{task}.py")), str(self.folder), NOW, quick, self.kept_of]
        command = [sys.executable, "-c", DRIVER, task, *given, str(told)]
        measure = [sys.executable, "-I", MEASURE, str(log), *command]
        secret = (self.folder / "key").read_text(encoding="ascii")
        environment = {**os.environ, "RELEASE_SIGNING_KEY": secret}
        answer = subprocess.run(measure, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
        found = json.loads(answer.stdout)
        if found["status"]:
            raise SystemExit(f"{task} failed; see {log}")
        steps = json.loads(told.read_text(encoding="utf-8"))
        return Run(wall_s=found["wall_s"], cpu_s=found["cpu_s"], steps=steps)

    def edit(self) -> None:
        """A paragraph more in one article."""
        with self.article.open("a", encoding="utf-8") as file:
            file.write(f"\nCatatan {time.time_ns()}: angka pada naskah ini dihitung ulang.\n")

    def retitle(self) -> None:
        """Another title of the same article, which lists, neighbours and feeds show, too."""
        text = self.article.read_text(encoding="utf-8")
        title = rf"\1 ({time.time_ns() % 10**6})\2"
        changed, count = re.subn(r'(?m)^(title: .*?)(?: \(\d+\))?("?)$', title, text, count=1)
        if not count:
            raise SystemExit(f"{self.article}: there is no title")
        self.article.write_text(changed, encoding="utf-8")


def main() -> int:
    """Measures and prints a Markdown table."""
    parser = argparse.ArgumentParser(description="Cost of a release after one edit.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--offices", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument(
        "--kept-of", default="", help="believe what a run with the same name kept, whatever code made it"
    )
    parser.add_argument("--searchless", action="store_true", help="measure without a search index, too")
    parser.add_argument("--brotli", default=str(QUICK_BROTLI), help="of the cold release; production has 11")
    given = parser.parse_args()
    site = _prepare(given.work.absolute() / f"publish-{given.articles}", given)
    print("| run | cpu s | of it not the index | wall s | × build after one edit | steps, cpu s |")
    print("| --- | ---: | ---: | ---: | --- | --- |", flush=True)
    found = _measure(site, given.rounds, "")
    if given.searchless:
        site.run("publish", "searchless.py")
        found |= _measure(site, given.rounds, "searchless.py")
    for name, runs in found.items():
        base = RETITLED if "title" in name else BUILT
        print(_line(name, runs, found[base + (SEARCHLESS if name.endswith(SEARCHLESS) else "")]))
    return 0


def _measure(site: Site, rounds: int, settings: str) -> dict[str, list[Run]]:
    """A round is: one edit, a build, a release, both once more with nothing changed; then another title."""
    phases: dict[str, tuple[Callable[[], None] | None, str, str]] = {
        BUILT: (site.edit, "build", ""),
        "build, unchanged": (None, "build", ""),
        "publish after one edit": (None, "publish", settings),
        "publish, unchanged": (None, "publish", settings),
        RETITLED: (site.retitle, "build", ""),
        "publish after a changed title": (None, "publish", settings),
    }
    ending = SEARCHLESS if settings else ""
    found: dict[str, list[Run]] = {f"{name}{ending}": [] for name in phases}
    for _ in range(rounds):
        for runs, (change, task, chosen) in zip(found.values(), phases.values(), strict=True):
            if change:
                change()
            runs.append(site.run(task, chosen))
    return found


def _line(name: str, runs: list[Run], builds: list[Run]) -> str:
    cpu, own, wall = (
        statistics.median(getattr(run, field) for run in runs) for field in ("cpu_s", "indexless_s", "wall_s")
    )
    ratios = [run.indexless_s / build.cpu_s for run, build in zip(runs, builds, strict=True)]
    ratio = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    steps = ", ".join(_tell_step(step, runs) for step in runs[0].steps)
    return f"| {name} | {cpu:.2f} | {own:.2f} | {wall:.2f} | {ratio} | {steps} |"


def _tell_step(step: str, runs: list[Run]) -> str:
    own, children = (statistics.median(run.steps[step][kind] for run in runs) for kind in (0, 1))
    return f"{step} {own:.2f}" + (f" + {children:.2f}" if children >= 0.01 else "")


def _prepare(folder: Path, given: argparse.Namespace) -> Site:
    """The site, built and published once; made where it is not there yet."""
    size = Size(articles=given.articles, offices=given.offices)
    places = all_places(given.offices)
    path, _ = article_file("ours", middle_draft(size, places), size, places)
    site = Site(folder=folder, article=folder / "content" / path, kept_of=given.kept_of)
    if (folder / "ready").exists():
        return site
    write_corpus(folder, "ours", size)
    key = make_key(os.urandom(32), os.urandom(8))
    for name, text in _settings(folder, key.public.line):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "key").write_bytes(key.file)
    for task, quick in (("build", ""), ("publish", given.brotli)):
        cold = site.run(task, quick=quick)
        print(
            f"cold {task}: {cold.cpu_s:.0f} s of processor, {cold.wall_s:.0f} s; {cold.steps}",
            file=sys.stderr,
        )
    (folder / "ready").touch()
    return site


def _settings(folder: Path, key: str) -> Iterator[tuple[str, str]]:
    places = {"content": folder / "content", "comments": folder / COMMENTS, "images": folder / "images"}
    places["theme"] = ROOT / "theme"
    told = {name: str(place) for name, place in places.items()}
    public = SETTINGS.format(base="publishconf", **told) + f'RELEASE_KEYS = ("{key}",)\n'
    yield "build.py", SETTINGS.format(base="pelicanconf", **told)
    yield "publish.py", public
    yield "searchless.py", public + "SEARCH = False\n"


if __name__ == "__main__":
    sys.exit(main())
