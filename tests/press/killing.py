"""Edge: builds that are killed or stopped on their way, and what they may leave."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.fixtures.building import files_of
from tests.fixtures.content import BODY
from tests.press.tree import Tree

# What changes the disk, but for writing into files that nobody reads yet.
STEPS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir"})
NAMED_FILE = re.compile(rb'(?:href|src)="/((?:theme|media)/[^"]+)"')

Files = Mapping[str, bytes]


class Versions:
    """A tree that can be put into two versions, and the files that each of them gives.

    Each has an article and a stylesheet that the other has not; all titles differ.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.paths = tree.sources()
        self.inputs = [self._write(version) for version in (0, 1)]
        self.editions = [self._build_clean(version) for version in (0, 1)]
        paths = self.editions[0].keys() | self.editions[1].keys()
        self.possible = {path: {edition.get(path) for edition in self.editions} for path in paths}

    def _write(self, version: int) -> Files:
        """The articles and the theme of a version, as files below the tree's root."""
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
        files = [self.tree.content / path for path in self.tree.sources()]
        return {str(file.relative_to(self.tree.root)): file.read_bytes() for file in (*files, sheet)}

    def _build_clean(self, version: int) -> Files:
        self.put(version)
        assert self.tree.build_clean() == (0, "")
        return dict(files_of(self.tree.clean))

    def put(self, version: int) -> None:
        """Makes the sources those of a version."""
        for path, data in self.inputs[version].items():
            (self.tree.root / path).write_bytes(data)
        for path in self.inputs[1 - version].keys() - self.inputs[version].keys():
            (self.tree.root / path).unlink(missing_ok=True)

    def check_whole(self) -> set[str]:
        """Every file of the output is as one of the versions has it; gives the files that pages name."""
        named = set()
        for path in _walk(self.tree.output):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
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
        """Builds this version and compares it with its clean build; nothing begun is left over."""
        self.put(version)
        status, faults = self.tree.build()
        assert (status, faults) == (0, ""), f"exit status {status}\n{faults}"
        self.check_edition(version)
        left = [path.name for path in self.tree.state.rglob("*") if path.match("*.tmp")]
        assert not left, f"begun and left: {left}"

    def check_edition(self, version: int) -> None:
        """The output is this version's, byte for byte."""
        built = files_of(self.tree.output)
        wanted = self.editions[version]
        others = sorted(built.keys() ^ wanted.keys())
        assert not others, f"missing or not removed: {others}"
        others = [path for path in wanted if built[path] != wanted[path]]
        assert not others, f"other bytes: {others}"

    def is_between(self) -> bool:
        """True where the output is of neither version alone."""
        built = files_of(self.tree.output)
        return all(built != edition for edition in self.editions)

    def forget(self) -> None:
        """As before the first build."""
        shutil.rmtree(self.tree.output, ignore_errors=True)
        shutil.rmtree(self.tree.state, ignore_errors=True)


def _walk(folder: Path) -> Iterator[Path]:
    """All files; folders that a build removes meanwhile are passed over, which rglob does not do."""
    for place, _, names in os.walk(folder):
        for name in names:
            yield Path(place) / name


def start_build(tree: Tree, before: Callable[[], Any] = bool) -> BaseProcess:
    """A build in a process of its own; `before` is called there first."""

    def run() -> None:
        before()
        status, faults = tree.build()
        # Past pytest's own streams, which this fork shares with its parent.
        os.write(2, faults.encode())
        os._exit(status)

    process = get_context("fork").Process(target=run)
    process.start()
    return process


def send_at_step(number: int, sent: signal.Signals) -> None:
    """Sends this process, and none of its workers, a signal when it is about to change the disk for
    the n-th time."""
    left, builder = number, os.getpid()

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event in STEPS and os.getpid() == builder:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), sent)

    sys.addaudithook(watch)


def count_steps(tree: Tree, told: Path) -> int:
    """How often a build changes the disk."""

    def count() -> None:
        builder = os.getpid()

        def watch(event: str, _: object) -> None:
            if event in STEPS and os.getpid() == builder:
                os.write(handle, b".")

        handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        sys.addaudithook(watch)

    process = start_build(tree, count)
    process.join()
    assert process.exitcode == 0
    return told.stat().st_size
