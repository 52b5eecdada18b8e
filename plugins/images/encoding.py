"""Words: pixels → the files that readers get. The same picture gives the same bytes anywhere."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image

from plugins.images.decoding import Pixels
from plugins.images.picture import Picture, name_file
from plugins.images.recipe import AVIF, JPEG, PNG, WEBP, Encoding, choose_widths

_COLOURS = 256
Files = dict[str, bytes]


def make_forms(key: str, pixels: Pixels) -> tuple[Picture, Files]:
    """All forms of a picture, and their files by name.

    A modern format is left out as a whole where one of its files is not smaller than the same in
    the format that would be shown instead: a gap between the widths would make a browser take a
    larger one.
    """
    widths = choose_widths(pixels.image.width)
    images = {width: _scale(pixels.image, width) for width in widths}
    fallback = PNG if pixels.is_art or pixels.image.mode == "RGBA" else JPEG
    kept: list[Encoding] = []
    files = _encode(images, fallback, pixels)
    best: Mapping[int, int] = {width: len(files[name_file(width, fallback.ending)]) for width in widths}
    for format_ in (WEBP, AVIF):
        made = _encode(images, format_, pixels)
        sizes = {width: len(made[name_file(width, format_.ending)]) for width in widths}
        if all(sizes[width] < best[width] for width in widths):
            best = sizes
            kept.insert(0, format_)
            files.update(made)
    picture = Picture(
        key=key,
        width=widths[-1],
        height=images[widths[-1]].height,
        widths=widths,
        formats=tuple(format_.ending for format_ in kept),
        fallback=fallback.ending,
    )
    needed = {*picture.files, picture.shared_file}
    return picture, {name: data for name, data in files.items() if name in needed}


def _scale(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _encode(images: Mapping[int, Image.Image], format_: Encoding, pixels: Pixels) -> Files:
    return {
        name_file(width, format_.ending): encode(image, format_, is_art=pixels.is_art)
        for width, image in images.items()
    }


def encode(image: Image.Image, format_: Encoding, *, is_art: bool) -> bytes:
    """One file, with nothing in it but the picture."""
    options = format_.art if is_art else format_.photo
    if format_ is PNG or (is_art and format_ is WEBP):
        image = reduce_colours(image, to_palette=format_ is PNG)
    bare = image.copy()
    bare.info.clear()
    target = io.BytesIO()
    bare.save(target, format_.kind, **options)
    return target.getvalue()


def reduce_colours(image: Image.Image, *, to_palette: bool) -> Image.Image:
    """A drawing in as many colours as a palette holds; unchanged where it has no more."""
    method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
    few = image.quantize(_COLOURS, method=method, dither=Image.Dither.NONE)
    return few if to_palette else few.convert(image.mode)
