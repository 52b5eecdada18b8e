"""Store: names of the recipes, so that whatever they decide is made anew when they change."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.keeping.installed import installed_versions

HERE = Path(__file__).parent
NAME_BYTES = 12
PILLOW = "pillow"

# Modules that decide a byte of what is made of a picture, of a card, or a word of a verdict. The
# others may change without making thousands of pictures anew.
_LOOKING = ("anatomy", "avif", "gif", "jpeg", "looking", "png", "tiff", "webp")
_MAKING = (*_LOOKING, "decoding", "encoding", "picture", "recipe")
_DRAWING = ("card", "drawing")
_JUDGING = tuple(f"../gate/{name}" for name in ("documents", "films", "media", "personal", "problem"))
_LOOKED_THROUGH = tuple(
    f"../documents/{name}"
    for name in (
        "document",
        "kinds",
        "looking",
        "office",
        "parcel",
        "pdf",
        "pdf_syntax",
        "told",
        "xml_parts",
    )
)
_FONTS = "fonts/*.ttf"


def name_cleaning() -> bytes:
    """Changes when a published original could change."""
    return _digest(_LOOKING)


def name_recipe() -> bytes:
    """Changes when the forms of a picture could change: with our modules and with Pillow."""
    return _digest(_MAKING, _tell_pillow())


def name_rules() -> bytes:
    """Changes when a verdict on a file of `media/` could change."""
    return _digest((*_MAKING, "judging", "survey", *_JUDGING, *_LOOKED_THROUGH), name_recipe())


def name_drawing() -> bytes:
    """Changes when a card could look otherwise."""
    fonts = [file.read_bytes() for file in sorted(HERE.glob(_FONTS))]
    return _digest(_DRAWING, _tell_pillow(), *fonts)


def _tell_pillow() -> bytes:
    return f"{PILLOW} {installed_versions([PILLOW])[0]}".encode()


def _digest(modules: tuple[str, ...], *more: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=NAME_BYTES)
    for part in (*((HERE / f"{name}.py").read_bytes() for name in modules), *more):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
