"""Words: PNG, chunk by chunk. Source: Portable Network Graphics, third edition."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from plugins.images.anatomy import PNG, UPRIGHT, Anatomy, Malformed
from plugins.images.tiff import read_orientation, write_orientation

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What a decoder needs, and what tells how colours are meant.
_SHOWN = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs".split())


def read_png(data: bytes) -> Anatomy:
    """The picture's size, and its bytes without words, times and unknown chunks.

    Raises:
        Malformed: a chunk is broken, or the end is missing.
    """
    kept: list[bytes] = [SIGNATURE]
    width = height = frames = 0
    orientation = UPRIGHT
    for number, (name, body) in enumerate(_chunks(data)):
        if (number == 0) != (name == b"IHDR"):
            raise Malformed("the header is not where it belongs")
        if name == b"IHDR":
            if len(body) != 13:
                raise Malformed("the header is not of its length")
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        elif name == b"acTL":
            frames = int.from_bytes(body[:4], "big")
        elif name == b"eXIf" and orientation == UPRIGHT:
            orientation = read_orientation(body)
            if orientation != UPRIGHT:
                kept.append(_chunk(b"eXIf", write_orientation(orientation)))
        elif name not in _SHOWN and not name[0] & 0x20:
            raise Malformed(f"unknown chunk {name!r} that a decoder must know")
        if name in _SHOWN:
            kept.append(_chunk(name, body))
    return Anatomy(
        kind=PNG,
        width=width,
        height=height,
        orientation=orientation,
        is_animated=frames > 1,
        clean=b"".join(kept),
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return b"".join([len(body).to_bytes(4, "big"), name, body, _check(name, body)])


def _check(name: bytes, body: bytes) -> bytes:
    return zlib.crc32(body, zlib.crc32(name)).to_bytes(4, "big")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and body, to the last; what follows that is not a part of the picture."""
    if not data.startswith(SIGNATURE):
        raise Malformed("no signature")
    at = len(SIGNATURE)
    while True:
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            raise Malformed(f"the chunk at byte {at} is cut short")
        name, body = data[at + 4 : at + 8], data[at + 8 : end]
        if data[end : end + 4] != _check(name, body):
            raise Malformed(f"the chunk at byte {at} is broken")
        yield name, body
        if name == b"IEND":
            return
        at = end + 4
