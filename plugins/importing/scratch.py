"""Store: all that an import makes, before any of it is put in place; thrown away at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.importing.ledger import put


class Scratch:
    """A folder of one run's own.

    Args:
        folder: empty; on the same disk as the state folder.

    Attributes:
        sources: texts, as they will lie in the content folder; media: cleaned pictures.
        comments: the file of readers' words, for the inbox.
    """

    def __init__(self, folder: Path) -> None:
        self.sources, self.media = folder / "sources", folder / "media"
        self.comments = folder / "comments.jsonl"
        self._apart = folder / "apart"
        self.sources.mkdir()
        self._apart.mkdir()

    def lay(self, path: str, source: bytes) -> None:
        """Lay a text where it would stand in the content folder."""
        _lay(self.sources / path, source)

    def lay_apart(self, name: str, source: bytes) -> None:
        """Lay a text among those that a person has to judge."""
        _lay(self._apart / name, source)

    def set_apart(self, path: str) -> None:
        """Take a text out of those that will stand in the content folder."""
        self.lay_apart(Path(path).name, self.read(path))
        (self.sources / path).unlink()

    def has(self, path: str) -> bool:
        """Whether a text will stand at that place of the content folder."""
        return (self.sources / path).is_file()

    def read(self, path: str) -> bytes:
        """A text as it will stand."""
        return (self.sources / path).read_bytes()

    def change(self, path: str, source: bytes) -> None:
        """Lay a mended text in the place of the one that was there.

        Through a name of its own: the folder that was judged may know the same file by a second name.
        """
        put(self.sources / path, source)

    def all_apart(self) -> Iterator[Path]:
        """The files of texts that a person has to judge, by name."""
        yield from sorted(self._apart.glob("*.md"))


def _lay(file: Path, data: bytes) -> None:
    """No power cut has to spare what stands here."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
