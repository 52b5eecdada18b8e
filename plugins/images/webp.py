"""Words: WebP, chunk by chunk. Source: RFC 9649."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.images.anatomy import UPRIGHT, WEBP, Anatomy, Malformed
from plugins.images.tiff import read_orientation, write_orientation

_SHOWN = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
_ANIMATED, _HAS_XMP, _HAS_EXIF = 0x02, 0x04, 0x08
_LOSSY_MARK = b"\x9d\x01\x2a"


def read_webp(data: bytes) -> Anatomy:
    """The picture's size, and its bytes without Exif, XMP and unknown chunks.

    Raises:
        Malformed: a chunk is cut short or not what it says.
    """
    sizes, orientation, is_animated = [(0, 0)], UPRIGHT, False
    kept: list[tuple[bytes, bytes]] = []
    for name, body in _chunks(data):
        if name == b"EXIF" and orientation == UPRIGHT:
            orientation = read_orientation(body.removeprefix(b"Exif\0\0"))
        if name in _SHOWN:
            sizes.append(_size_of(name, body))
            is_animated = is_animated or name in (b"ANIM", b"ANMF")
            kept.append((name, body))
    if orientation != UPRIGHT and kept and kept[0][0] == b"VP8X":
        kept.append((b"EXIF", write_orientation(orientation)))
    has_exif = bool(kept) and kept[-1][0] == b"EXIF"
    return Anatomy(
        kind=WEBP,
        width=max(width for width, _ in sizes),
        height=max(height for _, height in sizes),
        orientation=orientation if has_exif else UPRIGHT,
        is_animated=is_animated,
        clean=_join([(name, _flagged(name, body, has_exif=has_exif)) for name, body in kept]),
    )


def _flagged(name: bytes, body: bytes, *, has_exif: bool) -> bytes:
    """The extended header with its flags as the chunks now are."""
    if name != b"VP8X":
        return body
    flags = body[0] & ~(_HAS_XMP | _HAS_EXIF) | (_HAS_EXIF if has_exif else 0)
    return bytes([flags]) + body[1:]


def _size_of(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        if len(body) < 10:
            raise Malformed("the extended header is cut short")
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8 ":
        if body[3:6] != _LOSSY_MARK or len(body) < 10:
            raise Malformed("no lossy picture")
        packed = int.from_bytes(body[6:10], "little")
        return packed & 0x3FFF, packed >> 16 & 0x3FFF
    if name == b"VP8L":
        if body[:1] != b"\x2f" or len(body) < 5:
            raise Malformed("no lossless picture")
        packed = int.from_bytes(body[1:5], "little")
        return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    return 0, 0


def _join(chunks: list[tuple[bytes, bytes]]) -> bytes:
    parts = [name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2) for name, body in chunks]
    payload = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(payload).to_bytes(4, "little") + payload


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and body; what follows the file's own length is not a part of it."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Malformed("no signature")
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Malformed("the file is cut short")
    at = 12
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise Malformed(f"the chunk at byte {at} is cut short")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
