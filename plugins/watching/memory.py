"""Store: what a watch remembers from run to run, so that runs together cover all and alert once."""

from __future__ import annotations

from pathlib import Path

import msgspec

from plugins.keeping.kept import load_kept, save_kept

NAME = "watch.kept"
LAST = "release.json"
_VERSION = b"watch 1"


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """What earlier runs left.

    Attributes:
        turn: number of runs; cursor: where the next one goes on among the files.
        order: of the latest release that was ever seen.
        open: names of files and addresses with faults; they are looked at again in every run.
        told: kinds and names that an alert told of; told_at: when, in seconds since 1970.
    """

    turn: int = 0
    cursor: str = ""
    order: int = 0
    open: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    told_at: float = 0.0


def load_memory(folder: Path) -> tuple[Memory, str]:
    """The memory of a folder, and one line for an engineer where it could not be read and begins anew."""
    memory, complaint = load_kept(folder / NAME, _VERSION, Memory)
    return memory or Memory(), complaint.replace("building without it", "watching as if for the first time")


def save_memory(folder: Path, memory: Memory) -> None:
    """Replaces the memory, whole."""
    save_kept(folder / NAME, _VERSION, memory)


def load_last(folder: Path) -> bytes | None:
    """The last manifest whose signature was true; None where there was none."""
    try:
        return (folder / LAST).read_bytes()
    except OSError:
        return None


def save_last(folder: Path, data: bytes) -> None:
    """Keeps a manifest whose signature was true."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{LAST}.tmp"
    temporary.write_bytes(data)
    temporary.replace(folder / LAST)
