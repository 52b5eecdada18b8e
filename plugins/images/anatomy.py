"""Words: what a picture's file says of itself before anything in it is unpacked."""

from __future__ import annotations

from dataclasses import dataclass

JPEG, PNG, GIF, WEBP, AVIF = "JPEG", "PNG", "GIF", "WEBP", "AVIF"

UPRIGHT = 1


class Malformed(ValueError):
    """The file's structure is broken, or it ends too early; the message says where, for an engineer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """A picture's file, looked at from outside.

    Attributes:
        kind: one of the names above, as Pillow calls them.
        width, height: pixels as stored, before `orientation` turns them; the largest part counts.
        orientation: 1 to 8 as Exif numbers it; 1 stands upright.
        is_animated: more than one frame.
        clean: the same picture without anything but the picture: no place, time, device, thumbnail,
            words, or whatever somebody appended. Pixels and colours are not touched.
    """

    kind: str
    width: int
    height: int
    orientation: int = UPRIGHT
    is_animated: bool = False
    clean: bytes
