"""Store: files of an output that no ledger names."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

# What hosts and systems put into a folder that is to hold a site; names that begin with a dot too.
HARMLESS = frozenset({"CNAME", "lost+found", "Thumbs.db", "desktop.ini"})
SHOWN = 3


def is_harmless(name: str) -> bool:
    """True where a host or a system puts a file of this name into a folder of its own accord."""
    return name.startswith(".") or name in HARMLESS


def tell_strangers(folder: Path, paths: Collection[str]) -> str:
    """One line for an engineer, told where the ledger is lost: files that may once have been ours.

    They stay, because they may as well be somebody's; but a page that was deleted together with
    the ledger would then be public for ever, and somebody has to know.

    Args:
        folder: the output, which may be missing; paths: of all that is made now.

    Returns:
        "" where there is none.
    """
    found = sorted(path for path in _files(str(folder), "") if path not in paths)
    if not found:
        return ""
    shown = ", ".join(found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
    what = "1 file is" if len(found) == 1 else f"{len(found)} files are"
    return (
        f"{folder}: {what} not of this build ({shown}); without its ledger the press cannot tell its own "
        "from others': delete what should be gone, or empty the folder and build again"
    )


def _files(folder: str, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_harmless(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path, f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}"
    except OSError:
        # What cannot be listed cannot be told; whether it stands in the way is found out elsewhere.
        return
