"""Words: JPEG, segment by segment. Source: ITU-T T.81, annex B; JFIF 1.02; Exif 2.32."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.images.anatomy import JPEG, UPRIGHT, Anatomy, Malformed
from plugins.images.tiff import read_orientation, write_orientation

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_BYTES = 12
# Within a scan, 0xFF is followed by 0 or by a restart mark; anything else ends it.
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def read_jpeg(data: bytes) -> Anatomy:
    """The photo's size and side, and its bytes without other segments than those that show it.

    Raises:
        Malformed: it does not end as a JPEG does.
    """
    size, orientation = (0, 0), UPRIGHT
    head, rest = b"\xff\xd8", []
    for mark, body in _segments(data):
        if mark in _FRAMES and len(body) >= 5:
            found = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
            size = max(size[0], found[0]), max(size[1], found[1])
        if mark == _APP1 and body.startswith(_EXIF) and orientation == UPRIGHT:
            orientation = read_orientation(body[len(_EXIF) :])
        elif mark == _APP0 and body.startswith(_JFIF):
            # What follows is a thumbnail.
            head += _segment(_APP0, body[:_JFIF_BYTES].ljust(_JFIF_BYTES, b"\0") + b"\0\0")
        elif _shows(mark, body):
            rest.append(_segment(mark, body) if mark else body)
    if orientation != UPRIGHT:
        head += _segment(_APP1, _EXIF + write_orientation(orientation))
    clean = b"".join([head, *rest, b"\xff\xd9"])
    return Anatomy(kind=JPEG, width=size[0], height=size[1], orientation=orientation, clean=clean)


def _shows(mark: int, body: bytes) -> bool:
    """True for what a decoder needs; of the applications' segments, colour alone."""
    if mark == _APP2:
        return body.startswith(_PROFILE)
    if mark == _APP14:
        return body.startswith(_ADOBE)
    return not (_APP0 <= mark <= 0xEF or mark == _COMMENT or mark >= 0xF0)


def _segment(mark: int, body: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(body) + 2).to_bytes(2, "big") + body


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment's mark and body; the data of a scan comes under the mark 0, as it is."""
    if data[:2] != b"\xff\xd8":
        raise Malformed("no start of image")
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data) or data[at] != 0xFF:
            raise Malformed(f"no mark at byte {at}")
        mark = data[at + 1]
        if mark == _EOI:
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if mark in (0, _SOI) or 0xD0 <= mark <= 0xD7 or length < 2 or end > len(data):
            raise Malformed(f"broken segment at byte {at}")
        yield mark, data[at + 4 : end]
        at = end
        if mark == _SOS:
            found = _END_OF_SCAN.search(data, at)
            if found is None:
                raise Malformed("no end of image")
            yield 0, data[at : found.start()]
            at = found.end() - 2
