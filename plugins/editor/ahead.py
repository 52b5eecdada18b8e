"""Rules: what a form over a git host can tell before its text is sent, in the gate's own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.gate.key import Key
from plugins.gate.media import NO_HEIC
from plugins.gate.slug_rules import check_slug
from plugins.gate.slugs import SLUG
from plugins.gate.source import ARTICLE
from plugins.images.judging import judge_bytes
from plugins.images.recipe import MAX_BYTES, MAX_PIXELS, MAX_SIDE
from plugins.images.told import ANIMATED, BROKEN, Told, tell_size

# Where a sentence of the gate quotes what was measured, a browser puts its own figure.
_MEGABYTES, _SIDE, _BAD_SLUG = 777, 7, "Dua Kata"
PLACE = "{}"


def tell_photos(max_width: int, quality: int) -> dict[str, Any]:
    """Limits of photos, and what is said of files that break them.

    Args:
        max_width: pixels that are kept; quality: of their JPEG, of 100.
    """
    heavy = judge_bytes(_MEGABYTES * 1_000_000) or BROKEN
    return {
        "maxBytes": MAX_BYTES,
        "maxPixels": MAX_PIXELS,
        "maxSide": MAX_SIDE,
        "maxWidth": max_width,
        "quality": quality / 100,
        "told": {
            "broken": _say(BROKEN),
            "animated": _say(ANIMATED),
            "heic": "; ".join(NO_HEIC),
            "heavy": _say(heavy).replace(str(_MEGABYTES), PLACE),
            "large": _say(tell_size(_SIDE, _SIDE)).replace(f"{_SIDE} × {_SIDE}", PLACE),
        },
    }


def tell_slug() -> list[str]:
    """A slug's pattern, and what is said where it does not fit."""
    (problem, *_) = check_slug("a.md", ARTICLE, _BAD_SLUG, 1, is_written=True)
    fault = problem.fault.replace(f" “{_BAD_SLUG}”", "")
    return [f"^{SLUG.pattern}$", f"{fault}; {problem.mend}"]


def show_keys(keys: Sequence[Key]) -> list[dict[str, Any]]:
    """The header's model, as far as a browser needs it; pages have no key that articles lack."""
    return [
        {
            "name": one.name,
            "label": one.label,
            "shape": str(one.shape),
            "is_prose": one.is_prose,
            "required": one.required,
            "keys": show_keys(one.keys),
        }
        for one in keys
    ]


def _say(told: Told) -> str:
    return f"{told[0]}; {told[1]}"
