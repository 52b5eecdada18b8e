"""Rules: paths of one edition that cannot stand together, or not beside the last one's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set

from plugins.press.render import PageRefused


def check_paths(paths: Sequence[str]) -> None:
    """Every path has one owner, and none is a folder of another.

    Two owners would take turns: the one whose inputs changed last would win.

    Raises:
        PageRefused: names the first path that is wrong.
    """
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            raise PageRefused(f"{path}: two pages or files claim this path")
        seen.add(path)
    for path in paths:
        for folder in _folders(path):
            if folder in seen:
                raise PageRefused(f"{path}: {folder} is a file of its own, so it cannot be a folder")


def find_in_the_way(gone: Collection[str], fresh: Set[str]) -> set[str]:
    """Files of the last edition that have to go before the new ones can be placed.

    Args:
        gone: paths that are no more; fresh: paths that were not there.
    """
    if not gone or not fresh:
        return set()
    blocked = {path for path in gone if not fresh.isdisjoint(_folders(path))}
    return blocked | {folder for path in fresh for folder in _folders(path) if folder in gone}


def _folders(path: str) -> Iterator[str]:
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)
