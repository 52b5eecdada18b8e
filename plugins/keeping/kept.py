"""Store: a value kept in a file between builds: versioned, checked, replaced whole, never trusted."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

MAGIC = b"kabar-kinerja kept 1\n"
DIGEST_BYTES = 32
_BEGUN = re.compile(r".+\.kept\.\d+\.tmp")


def load_kept(path: Path, version: bytes, type_: type[Value]) -> tuple[Value | None, str]:
    """The value of a file, or why there is none.

    The format is data alone (MessagePack, checked against the type while it is read): reading a
    file that somebody else wrote runs nothing from it.

    Args:
        path: the file.
        version: what the value depends on besides its own inputs; another version's is not used.
        type_: what the value must be.

    Returns:
        The value and "", or None and one line for an engineer ("" where there simply is no file).
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, f"{path}: {error.strerror}; building without it"
    head = MAGIC + version.ljust(DIGEST_BYTES)[:DIGEST_BYTES]
    if not data.startswith(MAGIC):
        return None, f"{path}: not a file of ours; building without it"
    if not data.startswith(head) and len(data) >= len(head):
        return None, ""
    checksum, payload = data[len(head) : len(head) + DIGEST_BYTES], data[len(head) + DIGEST_BYTES :]
    if hashlib.blake2b(payload, digest_size=DIGEST_BYTES).digest() != checksum:
        return None, f"{path}: broken or cut short; building without it"
    try:
        return msgspec.msgpack.decode(payload, type=type_), ""
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return None, f"{path}: {error}; building without it"


def save_kept(path: Path, version: bytes, value: Any) -> None:
    """Writes a value beside the file and puts it in the file's place, so that it is never half.

    Args:
        path: its name ends in `.kept`, by which `remove_leftovers` knows what was never finished.
    """
    payload = msgspec.msgpack.encode(value)
    checksum = hashlib.blake2b(payload, digest_size=DIGEST_BYTES).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(MAGIC + version.ljust(DIGEST_BYTES)[:DIGEST_BYTES] + checksum)
        file.write(payload)
    temporary.replace(path)


def remove_leftovers(folder: Path) -> None:
    """Removes what killed processes had begun to save there; nobody else may be saving meanwhile."""
    for path in folder.glob("*.kept.*.tmp"):
        if _BEGUN.fullmatch(path.name) and path.is_file():
            path.unlink(missing_ok=True)
