"""Store: the output folder, changed only by whole files and only after everything was made."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


class OutputRefused(Exception):
    """The output folder cannot be used; the message says which path and why."""


class Output:
    """A new state of the output, first made beside it.

    Files are staged in the state folder; `publish` moves them into place one by one, each whole.
    Until then the output is as it was.

    Args:
        folder: the output; made where it does not exist.
        state: a folder of our own for what is staged and for the list of files that are ours.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder, self.state = folder, state
        self._staging = state / "staging"
        self._list = state / "files.json"
        self._staged: dict[str, Path] = {}

    def open(self) -> None:
        """Makes the folders and empties what a killed build may have left in staging.

        Raises:
            OutputRefused: the output is not a folder, or may not be written.
        """
        try:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(parents=True)
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputRefused(f"{error.filename}: {error.strerror}") from error

    def stage(self, path: str, data: bytes) -> None:
        """Keeps a file's content for `publish`; what the output holds already is not staged.

        Raises:
            OutputRefused: the path leaves the output folder.
        """
        target = self._target(path)
        if _holds(target, data):
            self._staged[path] = target
            return
        staged = self._staging / str(len(self._staged))
        staged.write_bytes(data)
        self._staged[path] = staged

    def _target(self, path: str) -> Path:
        parts = path.split("/")
        if not path or path.startswith("/") or "\\" in path or any(part in ("", ".", "..") for part in parts):
            raise OutputRefused(f"{path}: not a path below the output folder")
        return self.folder.joinpath(*parts)

    def publish(self, order: Iterable[str]) -> tuple[int, int]:
        """Moves staged files into place in this order, then removes ours that are no more.

        Returns:
            Number of files written and removed.
        """
        written = 0
        for path in order:
            target, staged = self._target(path), self._staged[path]
            if staged != target:
                _replace(staged, target)
                written += 1
        removed = self._remove_old()
        self._list.write_text(json.dumps(sorted(self._staged)), encoding="utf-8")
        shutil.rmtree(self._staging, ignore_errors=True)
        return written, removed

    def _remove_old(self) -> int:
        removed = 0
        for path in self._ours() - self._staged.keys():
            try:
                target = self._target(path)
                target.unlink()
            except (OutputRefused, OSError):
                continue
            removed += 1
            _remove_empty(target.parent, self.folder)
        return removed

    def _ours(self) -> set[str]:
        """Files that the last build wrote; none where its list is absent or broken."""
        try:
            paths = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return set()
        return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _replace(staged: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(staged, target)
    except OSError:
        # Another file system: copy beside the target, then rename, so that the file is never half.
        temporary = target.with_name(f".{target.name}.tmp")
        shutil.copyfile(staged, temporary)
        os.replace(temporary, target)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
