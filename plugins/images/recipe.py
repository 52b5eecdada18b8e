"""Words: what is made of a picture, and how. A change of any number here makes all pictures anew."""

from __future__ import annotations

from dataclasses import dataclass

# The text column is 600 CSS pixels on wide screens and the screen less 32 on narrow ones. 660: the
# column once, and a 360-pixel phone twice (656). 1000: a 393-pixel phone 2.75 times (993), a
# 360-pixel one three times (984). 1200: the column twice. Source: theme/README.md, "Tokens".
WIDTHS = (660, 1000, 1200)

# A width that is nearer than this to the picture's own is left out for it.
NEAR = 0.9

# The narrowest picture that stands for an article where its link is shared; a narrower one would
# be shown as a stamp. Source: the Open Graph documentation of the large networks asks for 600.
MIN_SHARED_WIDTH = 600

MAX_BYTES = 50_000_000
MAX_PIXELS = 51_000_000
"""Source: the largest photos that phones take unasked have 50 million; in memory they fill 200 MB."""
MAX_SIDE = 16_000
"""Source: a WebP ends at 16,383 (RFC 9649, 2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one format is written.

    Attributes:
        kind: Pillow's name; ending, media_type: of the files.
        photo, art: Pillow's options for photos, and for drawings and screens.
    """

    kind: str
    ending: str
    media_type: str
    photo: dict[str, object]
    art: dict[str, object]


# Qualities by eye on photos of faces and rooms at 1200 pixels; threads could change AVIF's bytes.
AVIF = Encoding(
    kind="AVIF",
    ending="avif",
    media_type="image/avif",
    photo={"quality": 52, "speed": 7, "subsampling": "4:2:0", "max_threads": 1},
    art={"quality": 76, "speed": 7, "subsampling": "4:4:4", "max_threads": 1},
)
WEBP = Encoding(
    kind="WEBP",
    ending="webp",
    media_type="image/webp",
    photo={"quality": 72, "method": 4},
    art={"lossless": True, "method": 4, "exact": False},
)
JPEG = Encoding(
    kind="JPEG",
    ending="jpg",
    media_type="image/jpeg",
    photo={"quality": 76, "progressive": True, "optimize": True, "subsampling": "4:2:0"},
    art={},
)
PNG = Encoding(
    kind="PNG", ending="png", media_type="image/png", photo={"optimize": True}, art={"optimize": True}
)

MEDIA_TYPES = {format_.ending: format_.media_type for format_ in (AVIF, WEBP, JPEG, PNG)}

# Drawings have few colours; a grey photo has few too.
ART_COLOURS, ART_GREYS = 256, 32


def choose_widths(width: int) -> tuple[int, ...]:
    """The widths to make of a picture so wide: never more than it has."""
    own = min(width, WIDTHS[-1])
    return (*(wanted for wanted in WIDTHS if wanted < own * NEAR), own)
