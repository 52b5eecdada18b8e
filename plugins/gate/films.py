"""Rules: whether a film tells where it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

MAX_BOXES = 2_000
MAX_NOTE_BYTES = 1_000_000
_HEADER, _LONG_HEADER = 8, 16

# Boxes that hold others, and boxes that hold notes about the film.
_FOLDERS = frozenset({b"moov", b"trak"})
_NOTES = frozenset({b"meta", b"udta", b"uuid"})
_PLACES = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPSLatitude")
"""Source: ISO 14496-12, 4.2; 3GPP TS 26.244, 8.2 (loci); QuickTime File Format; XMP, Exif namespace."""


def tells_place(stream: BinaryIO, size: int) -> bool:
    """True where a film's notes hold a place. Only headers and notes are read, wherever they stand.

    Args:
        stream: the whole file, at any position; it is moved.
        size: bytes of it.
    """
    return any(sign in note for note in _notes(stream, 0, size, iter(range(MAX_BOXES))) for sign in _PLACES)


def _notes(stream: BinaryIO, at: int, end: int, left: Iterator[int]) -> Iterator[bytes]:
    """The beginnings of all notes between two places; what is cut short or too many ends the search."""
    while at + _HEADER <= end and next(left, None) is not None:
        stream.seek(at)
        header = stream.read(_LONG_HEADER)
        length, kind, inner = int.from_bytes(header[:4], "big"), header[4:8], at + _HEADER
        if length == 1:
            length, inner = int.from_bytes(header[8:], "big"), at + _LONG_HEADER
        after = end if length == 0 else min(at + length, end)
        if after < inner:
            return
        if kind in _FOLDERS:
            yield from _notes(stream, inner, after, left)
        elif kind in _NOTES:
            stream.seek(inner)
            yield stream.read(min(after - inner, MAX_NOTE_BYTES))
        at = after
