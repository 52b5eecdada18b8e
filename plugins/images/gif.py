"""Words: GIF, block by block. Source: GIF89a; Netscape's application block for loops."""

from __future__ import annotations

from plugins.images.anatomy import GIF, Anatomy, Malformed

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL = 0xF9
_HEADER_BYTES = 13


def read_gif(data: bytes) -> Anatomy:
    """The picture's size, and its bytes without comments and applications' blocks.

    Raises:
        Malformed: a block is cut short, or the trailer is missing.
    """
    if len(data) < _HEADER_BYTES or data[:6] not in (b"GIF87a", b"GIF89a"):
        raise Malformed("no signature")
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    at = _HEADER_BYTES + _table_bytes(data[10])
    kept, frames = [data[:at]], 0
    while True:
        if at >= len(data):
            raise Malformed("no trailer")
        start, block = at, data[at]
        if block == _TRAILER:
            break
        if block == _EXTENSION:
            at = _skip_parts(data, at + 2)
            if data[start + 1] == _GRAPHIC_CONTROL:
                kept.append(data[start:at])
        elif block == _IMAGE:
            if at + 10 > len(data):
                raise Malformed("a frame is cut short")
            right = int.from_bytes(data[at + 1 : at + 3], "little")
            below = int.from_bytes(data[at + 3 : at + 5], "little")
            width = max(width, right + int.from_bytes(data[at + 5 : at + 7], "little"))
            height = max(height, below + int.from_bytes(data[at + 7 : at + 9], "little"))
            at = _skip_parts(data, at + 11 + _table_bytes(data[at + 9]))
            kept.append(data[start:at])
            frames += 1
        else:
            raise Malformed(f"unknown block at byte {at}")
    clean = b"".join([*kept, bytes([_TRAILER])])
    return Anatomy(kind=GIF, width=width, height=height, is_animated=frames > 1, clean=clean)


def _table_bytes(flags: int) -> int:
    """How long the colour table is that these flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_parts(data: bytes, at: int) -> int:
    """Where the chain of parts ends that begins there."""
    while at < len(data):
        length = data[at]
        at += 1 + length
        if not length:
            return at
    raise Malformed("a block is cut short")
