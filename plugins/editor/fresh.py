"""Store: files of a text that nobody has saved yet; they are named after the title that it is saved with."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.editor.shelving import name_file, shelve
from plugins.gate.folders import MEDIA


class Fresh:
    """What was taken in by this run, and is in no saved text.

    Args:
        content: the content folder.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._taken: Counter[str] = Counter()
        self._renamed: dict[str, str] = {}

    def take(self, place: str, title: str, data: bytes, ending: str) -> str:
        """Puts a file into `media/` and gives its address; arguments as `shelve` takes them."""
        address = shelve(self._content, place, title, data, ending)
        self._taken[address] += 1
        return address

    def follow(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """A form's values with the names that files have now; the form may still have their first ones."""
        written = json.dumps(given, ensure_ascii=False)
        for old, new in self._renamed.items():
            written = _replace(written, old, new)
        followed: Mapping[str, Any] = json.loads(written)
        return followed

    def settle(self, text: str, title: str) -> tuple[str, list[Path]]:
        """Names files after the title that a text is saved with.

        Args:
            text: the whole source.

        Returns:
            The source with their names, and the files that nobody needs when it is written.
        """
        gone = []
        for address in [one for one in self._taken if _find(one).search(text)]:
            # The same file, taken in for two texts, is kept once; the other text still has its first name.
            if self._taken.pop(address) == 1 and not _is_named_after(address, title):
                file = self._content / address[1:]
                place = address.removeprefix(f"/{MEDIA}/").rpartition("/")[0]
                renamed = shelve(self._content, place, title, file.read_bytes(), file.suffix)
                text = _replace(text, address, renamed)
                self._renamed[address] = renamed
                gone.append(file)
        return text, gone


def _is_named_after(address: str, title: str) -> bool:
    stem = address.rpartition("/")[2].rpartition(".")[0]
    return re.fullmatch(rf"{re.escape(name_file(title))}(-\d+)?", stem) is not None


def _find(address: str) -> re.Pattern[str]:
    """An address where it ends: "/media/a.jpg", and not within "/media/a.jpg.pdf"."""
    return re.compile(rf"{re.escape(address)}(?![\w-]|\.\w)")


def _replace(text: str, old: str, new: str) -> str:
    return _find(old).sub(lambda _: new, text)
