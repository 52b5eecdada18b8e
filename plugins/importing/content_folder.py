"""Store: the content folder as an import fills it; what somebody edited or deleted since is left as it is."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from plugins.gate.folders import MEDIA
from plugins.gate.source import ARTICLE, PAGE
from plugins.importing.copies import Copy
from plugins.importing.ledger import Ledger, digest_bytes, digest_of, put, put_copy
from plugins.importing.planned import PlannedText
from plugins.importing.reporting import DELETED, EDITED, NEW, RENEWED, SAME

_TITLE = re.compile(rb"^title: (.*)$", re.MULTILINE)


class ContentFolder:
    """Puts files in place whole, one by one, and remembers each at once.

    Args:
        folder: the content folder; ledger: what earlier runs wrote there.
    """

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder, self._ledger = folder, ledger

    def prove_folders(self, office: str) -> None:
        """Look whether texts, pages and media of an office can lie where they belong.

        Raises:
            FileExistsError: a file stands where a folder should.
        """
        for name in (ARTICLE, f"{ARTICLE}/{office}", PAGE, MEDIA, f"{MEDIA}/{office}"):
            folder = self._folder / name
            if folder.exists() and not folder.is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))

    def is_taken(self, path: str, text: PlannedText) -> bool:
        """Whether a file of that name is another text's: not ours, and with another title."""
        file = self._folder / path
        if self._ledger.was_written(path) or not file.exists() or self._ledger.is_ours(self._folder, path):
            return False
        title = _TITLE.search(file.read_bytes())
        quoted = text.title.replace('"', '\\"')
        return title is None or title[1].decode("utf-8", "replace").strip().strip('"') != quoted

    def digest_media(self, office: str) -> dict[str, str]:
        """An office's pictures and documents, path → SHA-256."""
        folder = self._folder / MEDIA / office
        files = (file for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else ()
        return {file.relative_to(self._folder).as_posix(): digest_of(file) for file in files}

    def put_copy(self, copy: Copy) -> None:
        """Put a picture or document in its place, unless it is there."""
        target = self._folder / copy.path
        if digest_of(target) != copy.digest:
            put_copy(target, copy.source)
        self._ledger.record(copy.path, copy.digest)

    def put_source(self, path: str, source: bytes) -> str:
        """Put a text in its place, where no other hand has been.

        Returns:
            What was done, in one of the words of `reporting`.
        """
        target = self._folder / path
        digest, new = digest_of(target), digest_bytes(source)
        if digest != new:
            if not digest and self._ledger.was_written(path):
                return DELETED
            if digest and not self._ledger.is_ours(self._folder, path):
                return EDITED
            self._ledger.announce(path, new)
            put(target, source)
        self._ledger.record(path, new)
        return SAME if digest == new else RENEWED if digest else NEW

    def save(self) -> None:
        """Keep what was put in place; called now and then, and at the end."""
        self._ledger.save()
