"""Words: AVIF, box by box. Source: ISO/IEC 14496-12 and 23008-12; AV1 Image File Format 1.1.

Boxes name each other by their place in the file, so nothing is cut out: what is not the picture is
written over where it stands.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from plugins.images.anatomy import AVIF, Anatomy, Malformed

_NESTED = frozenset((b"iprp", b"ipco"))
_USELESS = frozenset((b"free", b"skip", b"uuid", b"udta"))
_PRIVATE = frozenset((b"Exif", b"mime"))
# Readers pass over items of a kind that they do not know; an Exif item without Exif they refuse.
_NOTHING = b"null"
_MAX_BOXES = 4096
"""Source: our choice; a photo has some thirty."""


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    end: int


def read_avif(data: bytes) -> Anatomy:
    """The picture's size, and its bytes with Exif, XMP and unused boxes blanked.

    The side that is up stands in a box of its own, which stays.

    Raises:
        Malformed: a box is cut short, or one is missing.
    """
    top = list(_boxes(data, 0, len(data)))
    if not top or top[0].name != b"ftyp":
        raise Malformed("no file type")
    metas = [box for box in top if box.name == b"meta"]
    if len(metas) != 1:
        raise Malformed("no list of items")
    inner = list(_boxes(data, metas[0].start + 4, metas[0].end))
    sizes = [(0, 0), *_sizes(data, inner)]
    blanked = bytearray(data)
    kinds = _private_kinds(data, inner)
    for start, end in [*_private_places(data, inner, kinds), *_useless_places([*top, *inner])]:
        if end > len(data):
            raise Malformed("an item lies beyond the end")
        blanked[start:end] = bytes(end - start)
    for at in kinds.values():
        blanked[at : at + 4] = _NOTHING
    is_animated = any(box.name == b"moov" for box in top) or data[8:12] == b"avis"
    return Anatomy(
        kind=AVIF,
        width=max(width for width, _ in sizes),
        height=max(height for _, height in sizes),
        is_animated=is_animated,
        clean=bytes(blanked),
    )


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    for _ in range(_MAX_BOXES):
        if at >= end:
            return
        length, name, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if length == 0:
            length = end - at
        if length < head or at + length > end:
            raise Malformed(f"the box at byte {at} is cut short")
        yield _Box(name, at + head, at + length)
        at += length
    raise Malformed("too many boxes")


def _sizes(data: bytes, boxes: list[_Box]) -> Iterator[tuple[int, int]]:
    for box in boxes:
        if box.name in _NESTED:
            yield from _sizes(data, list(_boxes(data, box.start, box.end)))
        elif box.name == b"ispe" and box.end - box.start >= 12:
            at = box.start + 4
            yield int.from_bytes(data[at : at + 4], "big"), int.from_bytes(data[at + 4 : at + 8], "big")


def _useless_places(boxes: list[_Box]) -> Iterator[tuple[int, int]]:
    return ((box.start, box.end) for box in boxes if box.name in _USELESS)


def _private_places(data: bytes, boxes: list[_Box], private: Container[int]) -> Iterator[tuple[int, int]]:
    """Where the bytes of Exif and XMP items stand in the file."""
    places = _only(boxes, b"iloc")
    kept_inside = next((box.start for box in boxes if box.name == b"idat"), 0)
    for item, is_inside, start, length in _extents(data, places):
        if item in private:
            if not length:
                raise Malformed("an item of unknown length")
            start += kept_inside if is_inside else 0
            yield start, start + length


def _only(boxes: list[_Box], name: bytes) -> _Box:
    found = [box for box in boxes if box.name == name]
    if len(found) != 1 or found[0].end - found[0].start < 8:
        raise Malformed(f"not one {name!r}")
    return found[0]


def _private_kinds(data: bytes, boxes: list[_Box]) -> dict[int, int]:
    """Each Exif and XMP item, and where its kind stands in the file."""
    info, found = _only(boxes, b"iinf"), {}
    wide = data[info.start] > 0
    for box in _boxes(data, info.start + (8 if wide else 6), info.end):
        version = data[box.start] if box.start < box.end else 0
        id_bytes = 4 if version == 3 else 2
        at = box.start + 4 + id_bytes + 2
        if version >= 2 and data[at : at + 4] in _PRIVATE:
            found[int.from_bytes(data[box.start + 4 : box.start + 4 + id_bytes], "big")] = at
    return found


def _extents(data: bytes, box: _Box) -> Iterator[tuple[int, bool, int, int]]:
    """For each part of an item: the item, whether it is in `idat`, its place, its length."""
    reader = _Reader(data, box.start, box.end)
    version = reader.take(4) >> 24
    sizes = reader.take(2)
    offset_bytes, length_bytes = sizes >> 12, sizes >> 8 & 15
    base_bytes, index_bytes = sizes >> 4 & 15, (sizes & 15) if version else 0
    for _ in range(reader.take(4 if version == 2 else 2)):
        item = reader.take(4 if version == 2 else 2)
        method = reader.take(2) & 15 if version else 0
        reader.take(2)
        base = reader.take(base_bytes)
        for _ in range(reader.take(2)):
            reader.take(index_bytes)
            offset = reader.take(offset_bytes)
            length = reader.take(length_bytes)
            yield item, method == 1, base + offset, length


class _Reader:
    """Numbers one after the other; what is not there is a fault."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self._data, self._at, self._end = data, at, end

    def take(self, size: int) -> int:
        if self._at + size > self._end:
            raise Malformed("the list of places is cut short")
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")
