"""Store: a source found by the way its writer names it."""

from __future__ import annotations

from pathlib import Path


class SourceNotFound(Exception):
    """A path that leads out of the content folder; the message says so in Indonesian."""


def place_source(file: str, content: Path) -> str:
    """A source's place from the content folder, with forward slashes; it may be gone.

    Args:
        file: as its writer knows it: from where they stand, or from the content folder.

    Raises:
        SourceNotFound: the path lies outside the content folder.
    """
    folder = content.resolve()
    here = Path(file).absolute()
    if here.is_relative_to(folder):
        return here.relative_to(folder).as_posix()
    # Links are followed only where the path as written leads elsewhere.
    if here.exists() and here.resolve().is_relative_to(folder):
        return here.resolve().relative_to(folder).as_posix()
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise SourceNotFound(f"{file} berada di luar folder naskah {content}; periksa --content")
    return Path(file).as_posix()
