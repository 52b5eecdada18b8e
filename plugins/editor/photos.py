"""Rules: a photo as it comes from a phone → the file of `media/`: cleaned, no larger than is ever shown."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.editor.faults import UploadRefused
from plugins.gate.media import DOCUMENTS, HEAD_BYTES, HEIC, NO_HEIC, PICTURES, judge_media, name_kind
from plugins.images.anatomy import JPEG, PNG, Anatomy, Malformed
from plugins.images.judging import judge_anatomy, judge_bytes
from plugins.images.looking import look_at
from plugins.images.told import BROKEN

# Twice what readers get today (images/recipe.py), so that a wider theme finds enough.
MAX_WIDTH = 2400
# What is smaller than both is kept as it is, but for what is hidden in it: each encoding costs detail.
MAX_KEPT_BYTES = 2_000_000
QUALITY = 88

_ENDINGS = {JPEG: ".jpg", PNG: ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """What is kept of a photo: `data` without place, time and device, and the file's `ending`."""

    data: bytes
    ending: str


def develop(name: str, data: bytes) -> Photo:
    """A photo ready for `media/`.

    Args:
        name: as the file was called; it may lie, and then the ending is that of what it is.

    Raises:
        UploadRefused: it is no picture, a broken or a moving one, or too large.
    """
    anatomy = _look(name, data)
    for told in (judge_bytes(len(data)), judge_anatomy(anatomy)):
        if told is not None:
            raise UploadRefused(f"{told[0]}; {told[1]}")
    width = anatomy.height if anatomy.orientation > 4 else anatomy.width
    if width <= MAX_WIDTH and len(anatomy.clean) <= MAX_KEPT_BYTES:
        return Photo(data=anatomy.clean, ending=_ENDINGS[anatomy.kind])
    return _reduce(anatomy)


def _look(name: str, data: bytes) -> Anatomy:
    try:
        return look_at(data)
    except Malformed as error:
        fault, mend = _explain(name, data)
        raise UploadRefused(f"{fault}; {mend}") from error


def _explain(name: str, data: bytes) -> tuple[str, str]:
    """Why a file is no photo; its name may be right, and the file in the wrong place."""
    kind = name_kind(data[:HEAD_BYTES])
    if kind == HEIC:
        return NO_HEIC
    if kind in DOCUMENTS:
        return f"berkas ini {kind}, bukan foto", "pasang di Lampiran, bukan di Gambar"
    ending = f".{name.rpartition('.')[2].casefold()}"
    faults = judge_media(name, ending if ending in PICTURES else ".jpg", len(data), data[:HEAD_BYTES])
    return (faults[0].fault, faults[0].mend) if faults and faults[0].is_error else BROKEN[:2]


def _reduce(anatomy: Anatomy) -> Photo:
    from plugins.images.decoding import Undecodable, decode
    from plugins.images.encoding import encode
    from plugins.images.recipe import JPEG as AS_JPEG
    from plugins.images.recipe import PNG as AS_PNG
    from plugins.images.recipe import Encoding

    try:
        pixels = decode(anatomy, MAX_WIDTH)
    except Undecodable as refusal:
        raise UploadRefused(f"{refusal.told[0]}; {refusal.told[1]}") from refusal
    if pixels.is_art or pixels.image.mode == "RGBA":
        return Photo(data=encode(pixels.image, AS_PNG, is_art=pixels.is_art), ending=".png")
    fine = Encoding(
        kind=AS_JPEG.kind,
        ending=AS_JPEG.ending,
        media_type=AS_JPEG.media_type,
        photo={**AS_JPEG.photo, "quality": QUALITY},
        art={},
    )
    return Photo(data=encode(pixels.image, fine, is_art=False), ending=".jpg")
