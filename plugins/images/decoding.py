"""Words: a picture's bytes → pixels: upright, in the colours of screens, no wider than is shown.

Whatever the bytes are, the result is an image or `Undecodable`. Pillow is given the cleaned bytes
and the one format that they are in: none of its other readers, nor those of Exif and XMP, see them.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from plugins.images.anatomy import JPEG, Anatomy
from plugins.images.recipe import ART_COLOURS, ART_GREYS, MAX_PIXELS, MAX_SIDE, WIDTHS
from plugins.images.told import ANIMATED, BROKEN, PRINT_COLOURS, Told, tell_size

# What Pillow and its codecs raise on broken files; hypothesis looks for more.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    ArithmeticError,
    TypeError,
    AttributeError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
# Sizes are halved by a decoder only where this much is left above what is wanted.
_SPARE = 2


class Undecodable(Exception):
    """The picture cannot be shown; `told` says why, for its writer."""

    def __init__(self, told: Told) -> None:
        super().__init__(told[0])
        self.told = told


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A picture unpacked.

    Attributes:
        image: mode RGB, or RGBA where something of it is transparent.
        is_art: few colours, as drawings and screens have: it must not be blurred.
        warnings: what its writer should know.
    """

    image: Image.Image
    is_art: bool
    warnings: tuple[Told, ...] = ()


def decode(anatomy: Anatomy, widest: int = WIDTHS[-1]) -> Pixels:
    """The picture's pixels, at most so wide.

    Raises:
        Undecodable: it is broken, or more than its header said.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(anatomy, widest)
    except _BROKEN as error:
        raise Undecodable(BROKEN) from error


def _decode(anatomy: Anatomy, widest: int) -> Pixels:
    with Image.open(io.BytesIO(anatomy.clean), formats=[anatomy.kind]) as image:
        width, height = image.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise Undecodable(tell_size(width, height))
        if getattr(image, "is_animated", False):
            raise Undecodable(ANIMATED)
        is_lying = anatomy.orientation > 4
        if anatomy.kind == JPEG:
            _draft(image, widest, is_lying=is_lying)
        image.load()
        profile = image.info.get("icc_profile", b"")
        told = (PRINT_COLOURS,) if image.mode == "CMYK" and not profile else ()
        is_art = anatomy.kind != JPEG and _has_few_colours(image)
        made = _shrink(_to_full(image), widest, is_lying=is_lying)
        made = _to_screen(ImageOps.exif_transpose(made), profile)
    if made.mode == "RGBA" and made.getchannel("A").getextrema() == (255, 255):
        made = made.convert("RGB")
    return Pixels(image=made, is_art=is_art, warnings=told)


def _wanted(size: tuple[int, int], widest: int, *, is_lying: bool) -> tuple[int, int]:
    """The size to shrink to, before the picture is turned."""
    width, height = reversed(size) if is_lying else size
    wanted = min(width, widest)
    other = max(1, round(height * wanted / width))
    return (other, wanted) if is_lying else (wanted, other)


def _draft(image: Image.Image, widest: int, *, is_lying: bool) -> None:
    """Lets the decoder leave out detail that nobody will see: a large photo is read four times as fast."""
    width, height = _wanted(image.size, widest, is_lying=is_lying)
    image.draft(None, (_SPARE * width, _SPARE * height))


def _has_few_colours(image: Image.Image) -> bool:
    if image.mode in ("1", "P", "PA"):
        return True
    most = ART_GREYS if image.mode in ("L", "LA") else ART_COLOURS
    return image.mode in ("L", "LA", "RGB", "RGBA") and image.getcolors(most) is not None


def _to_full(image: Image.Image) -> Image.Image:
    """The same picture in a mode that can be shrunk and turned: L, RGB, RGBA or CMYK."""
    if image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        # Sixteen bits of grey; the upper eight are what a screen shows.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    has_alpha = image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info
    full = image.convert("RGBA" if has_alpha else "RGB")
    full.info.pop("transparency", None)
    return full


def _shrink(image: Image.Image, widest: int, *, is_lying: bool) -> Image.Image:
    size = _wanted(image.size, widest, is_lying=is_lying)
    if size == image.size:
        return image
    # `resize` gives an image without the original's words; its side is needed still.
    made = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=_SPARE)
    made.info.update(image.info)
    return made


def _to_screen(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB, which is what a picture without a profile means; that is left out then."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            return _by_profile(image, profile, mode)
        except (ImageCms.PyCMSError, *_BROKEN):
            # A broken profile, or one of other colours: the numbers are taken as they are.
            pass
    return image.convert(mode)


def _by_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    alpha = image.getchannel("A") if mode == "RGBA" else None
    plain = image.convert("RGB") if alpha is not None else image
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    made = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    if made is None:
        return image.convert(mode)
    if alpha is not None:
        made.putalpha(alpha)
    return made
