"""Edge: an output that is built again and again, beside one that is always built anew."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.fixtures.building import files_of
from tests.press.source_edits import Edit
from tests.press.tree import Tree

# Bytes, inode and time of change of a file.
Trace = tuple[bytes, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a build was made of, to go back to after a fault."""

    files: dict[str, bytes]
    settings: dict[str, Any]
    now: datetime


@dataclass(slots=True, kw_only=True)
class Twins:
    """A tree, the chance that leads its edits, and the story so far.

    Attributes:
        story: names of the edits, one list a build.
        refusals: builds that were refused because of a fault.
    """

    tree: Tree
    rng: random.Random
    story: list[list[str]] = field(default_factory=list)
    refusals: int = 0

    def step(self, *edits: Edit) -> None:
        """Makes the edits, builds both, compares; what was refused is undone, built and compared."""
        before = self._remember()
        self.story.append([edit.__name__ for edit in edits])
        for edit in edits:
            edit(self.tree, self.rng)
        if not self.compare():
            self.refusals += 1
            self._go_back(before)
            assert self.compare(), self._tell("refused though the fault is mended")

    def compare(self) -> bool:
        """Builds both and compares them; False where both refused, for the same reason."""
        before = traces_of(self.tree.output)
        wanted, clean_faults = self.tree.build_clean()
        status, faults = self.tree.build()
        after = traces_of(self.tree.output)
        assert status == wanted, self._tell(f"exit {status}, clean {wanted}\n{faults}\n{clean_faults}")
        if status:
            # One line tells a page that cannot be printed: the first one, and that depends on chance.
            if clean_faults.count("\n") > 1:
                assert faults == clean_faults, self._tell("other faults were told")
            assert after == before, self._tell("a refused build changed the output")
            return False
        self._compare_files({path: trace[0] for path, trace in after.items()})
        rewritten = [
            path for path, trace in after.items() if path in before and is_rewritten(before[path], trace)
        ]
        assert not rewritten, self._tell(f"written though nothing changed: {rewritten[:5]}")
        return True

    def _compare_files(self, built: dict[str, bytes]) -> None:
        wanted = {**files_of(self.tree.clean), **self.tree.strays}
        missing, extra = sorted(wanted.keys() - built.keys()), sorted(built.keys() - wanted.keys())
        assert not missing, self._tell(f"missing: {missing}")
        assert not extra, self._tell(f"should be gone: {extra}")
        other = [path for path in sorted(wanted) if wanted[path] != built[path]]
        assert not other, self._tell(f"other bytes: {other}")
        folders = (path for path in self.tree.output.rglob("*") if path.is_dir())
        empty = [str(path) for path in folders if not any(path.iterdir())]
        assert not empty, self._tell(f"empty folders: {empty}")

    def _remember(self) -> Inputs:
        folders = (self.tree.content, self.tree.theme)
        files = {
            f"{folder.name}/{path}": data for folder in folders for path, data in files_of(folder).items()
        }
        if self.tree.export.is_file():
            files[self.tree.export.name] = self.tree.export.read_bytes()
        return Inputs(files=files, settings=dict(self.tree.settings), now=self.tree.now)

    def _go_back(self, inputs: Inputs) -> None:
        shutil.rmtree(self.tree.content)
        shutil.rmtree(self.tree.theme)
        self.tree.export.unlink(missing_ok=True)
        for path, data in inputs.files.items():
            target = self.tree.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self.tree.settings, self.tree.now = dict(inputs.settings), inputs.now

    def _tell(self, fault: str) -> str:
        builds = "\n".join(f"  {number}. {', '.join(names)}" for number, names in enumerate(self.story, 1))
        return f"{fault}\nin {self.tree.root}, after\n{builds}"


def traces_of(folder: Path) -> dict[str, Trace]:
    """Every file below a folder, with what tells a file that was written again from one left alone."""
    return {
        path.relative_to(folder).as_posix(): _trace_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _trace_of(path: Path) -> Trace:
    found = path.lstat()
    # A link is no file of the output, even where it leads to the right bytes.
    data = f"link to {path.readlink()}".encode() if path.is_symlink() else path.read_bytes()
    return data, found.st_ino, found.st_mtime_ns


def is_rewritten(before: Trace, after: Trace) -> bool:
    """True where a file was replaced by one with the same bytes."""
    return before[0] == after[0] and before != after
