"""Store: what was made of pictures, by content: made once, for every build that has the folder.

A picture has a folder named by its content and the recipe. It is put in place whole, and nothing in
it is changed afterwards, so builds may share it, and a copy of it on another machine serves as well.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec

from plugins.images.picture import Picture
from plugins.images.sweeping import STAGING
from plugins.images.told import Told
from plugins.keeping.faults import KeptBroken
from plugins.keeping.kept import load_kept, save_kept

FACTS = "facts.kept"
_NAME_BYTES, _SUM_BYTES = 8, 16


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What is kept beside a picture's files.

    Attributes:
        picture: what was made; warnings: what its writer is told each time.
        sums: name of each file → digest of its bytes.
    """

    picture: Picture
    warnings: tuple[Told, ...]
    sums: dict[str, bytes]


class Cache:
    """Made pictures.

    Args:
        folder: where they are; made when something is kept.
        recipe: name of how they are made; others' are not used.
    """

    def __init__(self, folder: Path, recipe: bytes) -> None:
        self.folder, self.recipe = folder, recipe

    def name(self, content: bytes) -> str:
        """The key of a picture with this content."""
        return hashlib.blake2b(content, digest_size=_NAME_BYTES, key=self.recipe).hexdigest()

    def place(self, key: str) -> Path:
        """The folder of a picture, whether it was made or not."""
        return Path(self._path(key))

    def has(self, key: str) -> bool:
        """True where the picture was made and its folder is still there."""
        return os.path.isdir(self._path(key))  # noqa: PTH112 - asked for every picture of every build

    def load(self, key: str, *, is_checked: bool = False) -> Entry | None:
        """What was made of a picture; None where nothing was, or what is there is broken.

        Args:
            is_checked: True reads every file and compares it with its digest.
        """
        entry, _ = load_kept(Path(self._path(key)) / FACTS, self.recipe, Entry)
        if entry is None or entry.picture.key != key:
            return None
        if is_checked and not all(self._holds(key, name, entry) for name in entry.sums):
            return None
        return entry

    def _holds(self, key: str, name: str, entry: Entry) -> bool:
        try:
            return _sum((Path(self._path(key)) / name).read_bytes()) == entry.sums[name]
        except OSError:
            return False

    def keep(self, picture: Picture, warnings: tuple[Told, ...], files: Mapping[str, bytes]) -> None:
        """Puts a picture's folder in place; where another build was first, the same is there already."""
        target = Path(self._path(picture.key))
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=target.parent))
        try:
            for name, data in files.items():
                (staging / name).write_bytes(data)
            sums = {name: _sum(data) for name, data in files.items()}
            save_kept(staging / FACTS, self.recipe, Entry(picture, warnings, sums))
            staging.chmod(0o755)
            if target.is_dir() and self.load(picture.key, is_checked=True) is None:
                shutil.rmtree(target)
            try:
                staging.rename(target)
            except OSError:
                if not target.is_dir():
                    raise
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def reader(self, key: str, name: str) -> partial[bytes]:
        """A function that gives one file's bytes when they are needed; it raises `KeptBroken`."""
        return partial(self._read, key, name)

    def _read(self, key: str, name: str) -> bytes:
        entry = self.load(key)
        path = Path(self._path(key)) / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise KeptBroken(f"{path}: {error.strerror}") from error
        if entry is None or entry.sums.get(name) != _sum(data):
            raise KeptBroken(f"{path}: not what was kept")
        return data

    def _path(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key}"


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM_BYTES).digest()
