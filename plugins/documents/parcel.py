"""Rules: a packed document opened within bounds: neither a bomb nor broken, locked or ambiguous."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from plugins.documents.told import BOMB, BROKEN, LOCKED, Refused
from plugins.gate.documents import has_short_list

MAX_UNPACKED_BYTES = 200_000_000
MAX_PART_BYTES = 4_000_000
CHUNK_BYTES = 65_536
"""Source: our choice; the first takes a second, and lists of parts are small."""

_LOCKED = 0x1
"""Source: APPNOTE 6.3, 4.4.4: bit 0 of the general purpose flags."""

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


class Parcel:
    """The parts of a packed document, every one of which unpacks to what it says.

    Attributes:
        names: of the parts, as written.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = archive.namelist()

    def read(self, name: str) -> bytes:
        """A small part whole.

        Raises:
            Refused: it is no small part.
        """
        if self._archive.getinfo(name).file_size > MAX_PART_BYTES:
            raise Refused(BOMB)
        return self._archive.read(name)

    def stream(self, name: str) -> Iterator[bytes]:
        """A part of any size, a chunk at a time."""
        with self._archive.open(name) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk


@contextmanager
def open_parcel(stream: BinaryIO, size: int) -> Iterator[Parcel]:
    """A packed document, gone through once from end to end.

    Args:
        size: bytes of the whole file.

    Raises:
        Refused: it is locked, broken, or larger inside than any document; also while its parts are read.
    """
    if not has_short_list(stream):
        raise Refused(BROKEN)
    try:
        with zipfile.ZipFile(stream) as archive:
            _judge_list(archive.infolist(), size)
            _unpack_all(archive)
            yield Parcel(archive)
    except _UNREADABLE as error:
        raise Refused(BROKEN) from error


def _judge_list(parts: list[zipfile.ZipInfo], size: int) -> None:
    names = [part.filename.casefold() for part in parts]
    if any(part.flag_bits & _LOCKED for part in parts):
        raise Refused(LOCKED)
    # Parts that overlap, or two of one name, are read otherwise by every program.
    if len(set(names)) != len(names) or sum(part.compress_size for part in parts) > size:
        raise Refused(BROKEN)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Refused(BROKEN)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise Refused(BOMB)


def _unpack_all(archive: zipfile.ZipFile) -> None:
    """Reads every part, so that each is as long as it says and its check sum is right."""
    for part in archive.infolist():
        with archive.open(part) as stream:
            while stream.read(CHUNK_BYTES):
                pass
