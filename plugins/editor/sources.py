"""Store: files of sources, read and put in place whole; no other file is touched."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.gate.problem import Problem
from plugins.gate.source import ARTICLE, PAGE

_PATH = re.compile(rf"(?:{ARTICLE}/[a-z0-9-]+|{PAGE})/(?:[^/\\\0]+/)*[^/\\\0]+\.md")


class DeskRefused(Exception):
    """Nothing was written; the message tells the writer why and what to do.

    Attributes:
        problems: the gate's, where it is the gate that refuses.
    """

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A source as the form gets it: `path` from the content folder, `data` in JSON, `digest` of its bytes."""

    path: str
    data: str
    digest: str


def read_file(content: Path, path: str) -> bytes | None:
    """A source's bytes; None where there is none.

    Args:
        content: the content folder; path: from there.

    Raises:
        DeskRefused: the path is no source's.
    """
    file = content / path
    is_ours = _PATH.fullmatch(path) is not None and ".." not in path.split("/")
    if not is_ours or not file.resolve().is_relative_to(content.resolve()):
        raise DeskRefused(f"{path} bukan naskah")
    return file.read_bytes() if file.is_file() else None


def write_file(content: Path, path: str, text: str) -> None:
    """Puts a source in place whole: who reads it meanwhile gets the old or the new one.

    Raises:
        DeskRefused: the path is no source's; OSError: the disk refuses, and the old one stays.
    """
    read_file(content, path)
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".naskah-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def name_bytes(raw: bytes) -> str:
    """The name of a source's bytes: another text, another name."""
    return hashlib.sha256(raw).hexdigest()


def refuse_for(faults: Sequence[Problem]) -> DeskRefused:
    """The word for a text that the gate refuses."""
    told = " · ".join(f"{one.field}: {one.fault}; {one.mend}" for one in faults)
    return DeskRefused(f"belum disimpan. {told}", faults)
