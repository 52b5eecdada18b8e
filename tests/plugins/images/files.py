"""Words: one file of each kind of picture, as phones and programs write them."""

from __future__ import annotations

import struct

from PIL import Image, PngImagePlugin

from tests.fixtures.pictures import PLACE, make_exif, make_image, write_image

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><x exif:GPSLatitude="6,58.2S"/></x:xmpmeta>'
APPENDED = b"\0\0\0\x18ftypmp42" + PLACE
KINDS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


def make_file(kind: str, orientation: int = 1) -> bytes:
    """A picture that tells its place in every way that its kind has."""
    image = make_image(61, 43)
    exif = make_exif(orientation)
    if kind == "JPEG":
        return write_image(image, kind, exif=exif, xmp=XMP, comment=PLACE, dpi=(72, 72))
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Location", PLACE.decode())
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return write_image(image, kind, exif=exif, pnginfo=words)
    if kind == "GIF":
        return write_image(image.quantize(32), kind, comment=PLACE)
    if kind == "WEBP":
        return write_image(image, kind, exif=exif, xmp=XMP, quality=80)
    return write_image(image, kind, exif=exif, xmp=XMP, quality=80, speed=10)


def make_animation(kind: str) -> bytes:
    """Two frames."""
    first, second = make_image(16, 12), Image.new("RGB", (16, 12), "white")
    return write_image(first, kind, save_all=True, append_images=[second], duration=100)


def make_bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of a few hundred bytes whose header promises gigabytes."""
    small = write_image(Image.new("1", (8, 8)), "PNG")
    start = small.index(b"IHDR")
    head = b"IHDR" + struct.pack(">II", width, height) + small[start + 12 : start + 17]
    return resign(small[:start] + head + small[start + 17 :])


def resign(png: bytes) -> bytes:
    """The same PNG with its checksums made right."""
    import zlib

    out, at = [png[:8]], 8
    while at + 8 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        body = png[at + 4 : at + 8 + length]
        out.append(png[at : at + 4] + body + zlib.crc32(body).to_bytes(4, "big"))
        at += 12 + length
    return b"".join(out)
