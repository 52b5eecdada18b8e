"""A build that is killed leaves whole files, old or new, and the next one is right. README.md tells more."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.fixtures.building import files_of
from tests.fixtures.content import BODY
from tests.press.tree import Tree, add_article, plant

KILLS = int(os.environ.get("PRESS_KILLS", "40"))
SEED = int(os.environ.get("PRESS_KILL_SEED", "1"))
FEW, MANY = 4, 160
# What changes the disk, but for writing into files that nobody reads yet.
STEPS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir"})
NAMED_FILE = re.compile(rb'(?:href|src)="/((?:theme|media)/[^"]+)"')

Edition = Mapping[str, bytes]


class Versions:
    """A tree that can be put into two versions, and the files that each of them gives.

    Each has an article and a stylesheet that the other has not; all titles differ.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.paths = tree.sources()
        self.editions = [self._build_clean(version) for version in (0, 1)]
        paths = self.editions[0].keys() | self.editions[1].keys()
        self.possible = {path: {edition.get(path) for edition in self.editions} for path in paths}

    def _build_clean(self, version: int) -> Edition:
        self.put(version)
        assert self.tree.build_clean() == (0, "")
        return dict(files_of(self.tree.clean))

    def put(self, version: int) -> None:
        """Makes the sources those of a version."""
        for number, path in enumerate(self.paths):
            header, body = self.tree.read(path)
            self.tree.write(path, {**header, "title": f"Naskah {number}, versi {version}"}, body)
        header, _ = self.tree.read(self.paths[0])
        own, others = (f"artikel/dumai/versi-{number}.md" for number in (version, 1 - version))
        self.tree.write(own, header, f"{BODY}\nTulisan ini hanya ada pada versi {version}.\n")
        (self.tree.content / others).unlink(missing_ok=True)
        sheet = self.tree.theme / "static" / "css" / "utilities.css"
        text = sheet.read_text(encoding="utf-8").partition("\n.versi")[0]
        sheet.write_text(f"{text}\n.versi-{version} {{ color: inherit; }}\n", encoding="utf-8")

    def check_whole(self) -> set[str]:
        """Every file of the output is as one of the versions has it; gives the files that pages name."""
        named = set()
        for path in self.tree.output.rglob("*"):
            try:
                data = path.read_bytes()
            except (FileNotFoundError, IsADirectoryError):
                continue
            name = path.relative_to(self.tree.output).as_posix()
            assert data in self.possible.get(name, ()), f"{name} is half or foreign"
            named |= {found.decode() for found in NAMED_FILE.findall(data)}
        return named

    def check_killed(self) -> None:
        """What a killed build left: whole files, and all that their pages name."""
        named = self.check_whole()
        missing = [name for name in sorted(named) if not (self.tree.output / name).is_file()]
        assert not missing, f"pages name files that are not there: {missing}"

    def check_built(self, version: int) -> None:
        """Builds this version and compares it with its clean build."""
        self.put(version)
        status, faults = self.tree.build()
        assert (status, faults) == (0, "")
        built = files_of(self.tree.output)
        wanted = self.editions[version]
        assert built.keys() == wanted.keys()
        assert [path for path in wanted if built[path] != wanted[path]] == []

    def forget(self) -> None:
        """As before the first build."""
        shutil.rmtree(self.tree.output, ignore_errors=True)
        shutil.rmtree(self.tree.state, ignore_errors=True)


@pytest.fixture
def few(tmp_path: Path) -> Versions:
    tree = plant(tmp_path, random.Random(0))
    for path in tree.sources()[FEW:]:
        (tree.content / path).unlink()
    tree.settings = {"PAGE_KINDS": ("front",), "PRESS_WORKERS": 1}
    return Versions(tree)


@pytest.fixture
def many(tmp_path: Path) -> Versions:
    rng = random.Random(0)
    tree = plant(tmp_path, rng)
    for _ in range(MANY):
        add_article(tree, rng)
    tree.settings = {"PRESS_WORKERS": 2}
    return Versions(tree)


def start_build(tree: Tree, before: Callable[[], Any] = bool) -> BaseProcess:
    """A build in a process of its own; `before` is called there first."""

    def run() -> None:
        before()
        os._exit(tree.build()[0])

    process = get_context("fork").Process(target=run)
    process.start()
    return process


def kill_at_step(number: int) -> None:
    """Kills this process when it is about to change the disk for the n-th time."""
    left = number

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def kill_build_at_step(tree: Tree, number: int) -> bool:
    """Builds until the n-th step; False where the build came to its end before."""
    process = start_build(tree, lambda: kill_at_step(number))
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def test_a_build_killed_at_any_step_leaves_whole_files_and_the_next_is_right(few: Versions) -> None:
    few.check_built(0)
    old, new, step = 0, 1, 1

    few.put(new)
    while kill_build_at_step(few.tree, step):
        few.check_killed()
        few.check_built(new)
        old, new, step = new, old, step + 1
        few.put(new)

    assert step > len(few.paths)


def test_a_build_killed_at_any_step_is_undone_where_the_sources_are(few: Versions) -> None:
    few.check_built(0)
    step = 1

    few.put(1)
    while kill_build_at_step(few.tree, step):
        few.check_built(0)
        few.put(1)
        step += 1

    assert step > len(few.paths)


def test_a_first_build_killed_at_any_step_leaves_whole_files_and_the_next_is_right(few: Versions) -> None:
    step = 1

    few.put(0)
    while kill_build_at_step(few.tree, step):
        few.check_killed()
        few.check_built(0)
        few.forget()
        step += 1

    assert step > len(few.editions[0])


def kill_after(versions: Versions, seconds: float) -> None:
    """Kills a build after so long; meanwhile readers see whole files only."""
    started = monotonic()
    process = start_build(versions.tree)
    while process.is_alive() and monotonic() - started < seconds:
        versions.check_whole()
        process.join(timeout=0.01)
    process.kill()
    process.join()


def measure(versions: Versions) -> float:
    started = monotonic()
    start_build(versions.tree).join()
    return monotonic() - started


def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_is_right(many: Versions) -> None:
    rng = random.Random(SEED)
    many.put(0)
    cold = measure(many)
    many.put(1)
    warm = measure(many)
    many.check_built(1)

    for kill in range(KILLS):
        # Some fall on the ruins of the last, some on an empty folder.
        if kill % 10 == 0:
            many.forget()
        version = rng.randrange(2)
        many.put(version)
        kill_after(many, rng.uniform(0, cold if kill % 10 == 0 else warm))
        many.check_killed()
        if rng.random() < 0.5:
            many.check_built(rng.randrange(2))

    many.check_built(0)
