"""Edge: a photo as it comes from a phone → the file of `media/`: cleaned, no larger than is ever shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.gate.media import HEAD_BYTES, PICTURES, judge_media
from plugins.gate.slugs import propose_slug
from plugins.gate.walk import MEDIA
from plugins.images.anatomy import JPEG, PNG, Anatomy, Malformed
from plugins.images.judging import BROKEN, judge_anatomy, judge_bytes
from plugins.images.looking import look_at

# Twice what readers get today (images/recipe.py), so that a wider theme finds enough.
MAX_WIDTH = 2400
# What is smaller than both is kept as it is, but for what is hidden in it: each encoding costs detail.
MAX_KEPT_BYTES = 2_000_000
QUALITY = 88

_ENDINGS = {JPEG: ".jpg", PNG: ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}


class PhotoRefused(Exception):
    """The file cannot be published as a picture; the message tells its writer what to do."""


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
        PhotoRefused: it is no picture, a broken or a moving one, or too large.
    """
    anatomy = _look(name, data)
    for told in (judge_bytes(len(data)), judge_anatomy(anatomy)):
        if told is not None:
            raise PhotoRefused(f"{told[0]}; {told[1]}")
    width = anatomy.height if anatomy.orientation > 4 else anatomy.width
    if width <= MAX_WIDTH and len(anatomy.clean) <= MAX_KEPT_BYTES:
        return Photo(data=anatomy.clean, ending=_ENDINGS[anatomy.kind])
    return _reduce(anatomy)


def _look(name: str, data: bytes) -> Anatomy:
    try:
        return look_at(data)
    except Malformed as error:
        ending = f".{name.rpartition('.')[2].casefold()}"
        shown = ending if ending in PICTURES else ".jpg"
        faults = judge_media(name, shown, len(data), data[:HEAD_BYTES])
        told = (faults[0].fault, faults[0].mend) if faults and faults[0].is_error else BROKEN
        raise PhotoRefused(f"{told[0]}; {told[1]}") from error


def _reduce(anatomy: Anatomy) -> Photo:
    from plugins.images.decoding import Undecodable, decode
    from plugins.images.encoding import encode
    from plugins.images.recipe import JPEG as AS_JPEG
    from plugins.images.recipe import PNG as AS_PNG
    from plugins.images.recipe import Encoding

    try:
        pixels = decode(anatomy, MAX_WIDTH)
    except Undecodable as refusal:
        raise PhotoRefused(f"{refusal.told[0]}; {refusal.told[1]}") from refusal
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


def keep_photo(content: Path, office: str, year: str, title: str, photo: Photo) -> str:
    """Puts a photo beside the article that owns it, named after it; the same photo is kept once.

    Args:
        content: the content folder; office: slug; year: four digits; title: of the article.

    Returns:
        The address from the root, as headers and texts name it.
    """
    folder = content / MEDIA / office / year
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(photo.data).digest()
    for name in _names(propose_slug(title) or "foto", photo.ending):
        file = folder / name
        try:
            with file.open("xb") as target:
                target.write(photo.data)
        except FileExistsError:
            if hashlib.sha256(file.read_bytes()).digest() != digest:
                continue
        return f"/{MEDIA}/{office}/{year}/{name}"
    raise AssertionError("names never end")


def _names(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1
