"""Words: a picture's bytes → its anatomy, by what the bytes are and not by the file's name."""

from __future__ import annotations

from plugins.images.anatomy import Anatomy, Malformed
from plugins.images.avif import read_avif
from plugins.images.gif import read_gif
from plugins.images.jpeg import read_jpeg
from plugins.images.png import SIGNATURE, read_png
from plugins.images.webp import read_webp


def look_at(data: bytes) -> Anatomy:
    """The anatomy of a picture; nothing in it is unpacked, so nothing in it can be a bomb.

    Raises:
        Malformed: it is no picture that is published here, or a broken one.
    """
    if data.startswith(b"\xff\xd8"):
        return read_jpeg(data)
    if data.startswith(SIGNATURE):
        return read_png(data)
    if data.startswith(b"GIF8"):
        return read_gif(data)
    if data.startswith(b"RIFF"):
        return read_webp(data)
    if data[4:8] == b"ftyp":
        return read_avif(data)
    raise Malformed("no picture")
