"""Store: the output folder, changed only by whole files and only after everything was made."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from plugins.keeping.full import tell_full

STAGING = "staging-"


class OutputRefused(Exception):
    """The output folder cannot be used; the message says which path and why."""


class Output:
    """The output folder and, in the state folder beside it, what is staged for it.

    Args:
        folder: the output; made where it does not exist.
        state: a folder of our own; best on the output's file system, where a move is a rename.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = str(folder)
        self.state = state
        self.staging = ""
        self._opened_ns = 0

    def open(self) -> int:
        """Makes the folders, once, and removes what a killed build may have left in its staging.

        Each build stages in a folder of its own: workers that outlived their killed parent for a
        moment then write into nothing that is ours.

        Returns:
            When staging was opened, by the clock of the disk.

        Raises:
            OutputRefused: the output is not a folder, or may not be written.
        """
        if self.staging:
            return self._opened_ns
        try:
            for left in self.state.glob(f"{STAGING}*"):
                shutil.rmtree(left, ignore_errors=True)
            self.state.mkdir(parents=True, exist_ok=True)
            self.staging = tempfile.mkdtemp(prefix=STAGING, dir=self.state)
            os.makedirs(self.folder, exist_ok=True)
            self._opened_ns = os.stat(self.staging).st_mtime_ns
        except OSError as error:
            raise OutputRefused(tell_full(error) or f"{error.filename}: {error.strerror}") from error
        return self._opened_ns

    def close(self) -> None:
        """Removes staging, if any."""
        if self.staging:
            shutil.rmtree(self.staging, ignore_errors=True)

    def target(self, path: str) -> str:
        """The file of a path.

        Raises:
            OutputRefused: the path leaves the output folder.
        """
        if (
            not path
            or path[0] == "/"
            or "\\" in path
            or ":" in path
            or not {"", ".", ".."}.isdisjoint(path.split("/"))
        ):
            raise OutputRefused(f"{path}: not a path below the output folder")
        return f"{self.folder}/{path}"

    def status(self, path: str) -> tuple[int, int, int] | None:
        """Size and times of a file as they are now; None where it is missing or no plain file."""
        try:
            found = os.lstat(self.target(path))
        except OSError:
            return None
        is_plain = (found.st_mode & 0o170000) == 0o100000
        return (found.st_size, found.st_mtime_ns, found.st_ctime_ns) if is_plain else None

    def stage(self, path: str, name: str, data: bytes) -> bool:
        """Keeps a file's content under a name for `place`; False where the output holds it already."""
        if self._holds(path, data):
            _drop_unfinished(self.target(path))
            return False
        with open(f"{self.staging}/{name}", "wb") as file:
            file.write(data)
        return True

    def _holds(self, path: str, data: bytes) -> bool:
        found = self.status(path)
        if found is None or found[0] != len(data):
            return False
        try:
            with open(self.target(path), "rb") as file:
                return file.read() == data
        except OSError:
            return False

    def place(self, path: str, name: str) -> None:
        """Moves what was staged into place, whole.

        Raises:
            OutputRefused: something else stands there, or the disk refuses.
        """
        staged, target = f"{self.staging}/{name}", self.target(path)
        try:
            try:
                os.replace(staged, target)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(staged, target)
        except OSError:
            self._copy_into_place(staged, target)

    def _copy_into_place(self, staged: str, target: str) -> None:
        """Another file system: copies beside the target, then renames, so that it is never half."""
        temporary = _beside(target)
        try:
            shutil.copyfile(staged, temporary)
            os.replace(temporary, target)
        except OSError as error:
            raise OutputRefused(f"{target}: {error.strerror}") from error

    def remove(self, path: str) -> bool:
        """Removes a file and the folders that it leaves empty; False where it was gone."""
        try:
            target = self.target(path)
        except OutputRefused:
            return False
        _drop_unfinished(target)
        try:
            os.unlink(target)
            was_there = True
        except OSError:
            was_there = False
        folder = os.path.dirname(target)
        while len(folder) > len(self.folder):
            try:
                os.rmdir(folder)
            except OSError:
                break
            folder = os.path.dirname(folder)
        return was_there


def _beside(target: str) -> str:
    folder, name = os.path.split(target)
    return f"{folder}/.{name}.tmp"


def _drop_unfinished(target: str) -> None:
    """Removes the half of a copy that a killed build may have left beside a file."""
    try:
        os.unlink(_beside(target))
    except OSError:
        return
