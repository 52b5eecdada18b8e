"""Words: whether a browser shows an element at all."""

from __future__ import annotations

import re

from bs4 import Tag

_HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:(?:0|0?\.0\d*)(?:;|$|!)|text-indent:-\d{3,}"
    r"|(?:^|;)(?:left|top|right|bottom):-\d{3,}|margin[a-z-]*:-(?:[5-9]\d\d|\d{4})"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|transform:scale\(0"
)
_TINY = re.compile(r"font-size:(?=[\d.])(?:0*[01]?(?:\.\d+)?(?:px|pt|%)|0*(?:\.0\d*)?(?:em|rem)?)(?:;|$|!)")
# Cut off at a height or width that no letter has; padding is how players keep their shape.
_CUT = re.compile(r"overflow(?:-[xy])?:(?:hidden|auto|scroll|clip)")
_SLIT = re.compile(
    r"(?:^|;)(?:max-)?(?:height|width):(?:[0-4](?:\.\d+)?(?:px|pt)|0(?:\.0\d*)?(?:em|rem|%|vh|vw)?)(?:;|$|!)"
)
_SIZED = re.compile(r"font-size|font:", re.IGNORECASE)


def is_hidden(tag: Tag) -> bool:
    """Whether a browser shows nothing of an element, by its own attributes."""
    if tag.name == "marquee" and {str(tag.get("height")), str(tag.get("width"))} & {"0", "1", "2"}:
        return True
    style = "".join(str(tag.get("style") or "").casefold().split())
    if tag.has_attr("hidden") or not style:
        return tag.has_attr("hidden")
    if _CUT.search(style) and _SLIT.search(style) and "padding" not in style:
        return True
    is_tiny = bool(_TINY.search(style)) and tag.find(style=_SIZED) is None
    return is_tiny or bool(_HIDDEN.search(style))
