"""Rules: declarations of CSS that hide what they are about, and sheets that load or write something.

Only what a reader would not see counts: a planted text has to stay in the page for search engines, and out
of everybody's sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_CONDITION = re.compile(r"@(?:media|supports|container)[^{;]*\{", re.IGNORECASE)
_CLASS = re.compile(r"[.#]([\w-]+)$")
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|em|rem|ex|ch|pt|vw|vh|vmin|vmax|%|cm|mm|in|pc)?")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*:\s*([\"'])(.*?)(?<!\\)\1", re.IGNORECASE | re.DOTALL)
_ACTIVE = re.compile(
    r"expression\s*\(|-moz-binding|behavior\s*:|javascript:|</?(?:script|style)\b", re.IGNORECASE
)

# What lies further than this out of its place is out of every screen that this side may be of.
FAR_PX = 400
# Letters below this cannot be read.
TINY_PX = 3
_PX = {
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "pt": 1.33,
    "vw": 10.0,
    "vh": 10.0,
    "%": 5.0,
    "in": 96.0,
    "cm": 38.0,
}
_OFFSETS = frozenset(
    "left right top bottom inset inset-inline-start inset-inline-end inset-block-start inset-block-end "
    "margin margin-left margin-right margin-top margin-bottom margin-inline margin-inline-start "
    "margin-inline-end "
    "margin-block margin-block-start margin-block-end text-indent translate word-spacing "
    "letter-spacing".split()
)
_PLACES = frozenset("left right top bottom text-indent inset-inline-start inset-block-start".split())
_SIZES = frozenset(
    "width height max-width max-height inline-size block-size max-inline-size max-block-size".split()
)
_FOREGROUND, _BACKGROUND = "color", ("background-color", "background")
_NAMES = {
    "white": "#ffffff", "#fff": "#ffffff", "black": "#000000", "#000": "#000000",
    "rgb(255,255,255)": "#ffffff", "rgb(0,0,0)": "#000000",
}  # fmt: skip


def undo_escapes(css: str) -> str:
    """CSS with comments left out and escapes undone: "dis\\70 lay" is "display"."""
    if "\\" not in css and "/*" not in css:
        return css
    return _ESCAPE.sub(_letter, _COMMENT.sub("", css))


def _letter(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def find_hiding(declarations: str) -> str:
    """How declarations hide what they are about; "" where they do not."""
    found = {
        name.lower(): re.sub(r"\s+", " ", value.lower().replace("!important", "")).strip()
        for name, value in _DECLARATION.findall(undo_escapes(declarations))
    }
    for name, value in found.items():
        how = _judge(name, value, found)
        if how:
            return how
    return _find_colourless(found)


def _judge(name: str, value: str, found: Mapping[str, str]) -> str:
    told = f"{name}: {value[:40]}"
    if (name, value) in {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}:
        return told
    if name == "content-visibility" and value == "hidden":
        return told
    number = _number(value)
    if name in ("opacity", "fill-opacity", "zoom", "scale") and number is not None and number < 0.1:
        return told
    if name == "font-size" and (px := _px(value)) is not None and px < TINY_PX:
        return told
    if _is_far(name, value):
        return told
    if name == "transform" and (
        re.search(r"scale[xy]?\(\s*0*(?:\.0\d*)?\s*[,)]|rotate[xy]\(\s*90deg", value)
        or ("translate" in value and any(px <= -FAR_PX for px in _all_px(value)))
    ):
        return told
    if name in ("clip", "clip-path") and re.search(
        r"rect\(\s*[01](?:px)?[ ,]+[01](?:px)?|inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0[^)]*0\s*\)",
        value,
    ):
        return told
    if name in _SIZES and (px := _px(value)) is not None and px <= 1 and _cuts_off(found):
        return told
    if name in ("filter", "backdrop-filter") and re.search(r"opacity\(\s*0|blur\(\s*\d{2,}", value):
        return told
    if name in ("mask", "mask-image", "-webkit-mask-image") and "transparent" in value:
        return told
    if name == "unicode-bidi" and "override" in value:
        return told
    if name == "z-index" and (_number(value) or 0) < 0 and found.get("position") in ("absolute", "fixed"):
        return told
    return ""


def _is_far(name: str, value: str) -> bool:
    """Out of every screen: to the side where a page cannot be scrolled to, or too far to be."""
    if name in _OFFSETS and any(px <= -FAR_PX for px in _all_px(value)):
        return True
    return name in _PLACES and any(px >= 5 * FAR_PX for px in _all_px(value))


def _cuts_off(found: Mapping[str, str]) -> bool:
    return any(
        found.get(name, "") in ("hidden", "clip", "scroll", "auto")
        for name in ("overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline")
    )


def _find_colourless(found: Mapping[str, str]) -> str:
    front = found.get(_FOREGROUND, found.get("-webkit-text-fill-color", ""))
    if not front:
        return ""
    if front == "transparent" or re.fullmatch(
        r"(?:rgba|hsla)\(.*[,/]\s*0?(?:\.0\d*)?%?\s*\)|#[0-9a-f]{3}0|#[0-9a-f]{6}0\d", front
    ):
        return f"color: {front}"
    for name in _BACKGROUND:
        back = found.get(name, "")
        if back and _is_near(front, back):
            return f"color: {front} on {back[:30]}"
    return ""


def _is_near(one: str, other: str) -> bool:
    first, second = _rgb(one), _rgb(other)
    if first is None or second is None:
        return one == other
    return all(abs(a - b) <= 12 for a, b in zip(first, second, strict=True))


def _rgb(colour: str) -> tuple[int, int, int] | None:
    name = _NAMES.get(colour.replace(" ", ""), colour)
    if found := re.match(r"#([0-9a-f]{6})", name):
        return (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16))
    if found := re.match(r"#([0-9a-f]{3})\b", name):
        return (int(found[1][0] * 2, 16), int(found[1][1] * 2, 16), int(found[1][2] * 2, 16))
    if found := re.match(r"rgba?\(\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)", name):
        return (int(found[1]), int(found[2]), int(found[3]))
    return None


def _number(value: str) -> float | None:
    found = re.fullmatch(r"-?\d*\.?\d+(%?)", value)
    return (float(value.rstrip("%")) / (100 if found[1] else 1)) if found else None


def _px(value: str) -> float | None:
    found = _LENGTH.match(value)
    try:
        return float(found[1]) * _PX.get(found[2] or "px", 16.0) if found else None
    except ValueError:
        return None


def _all_px(value: str) -> Iterator[float]:
    for number, unit in _LENGTH.findall(value):
        try:
            yield float(number) * _PX.get(unit or "px", 16.0)
        except ValueError:
            continue


def leave_out_conditions(css: str) -> str:
    """A sheet without what holds under conditions alone: on paper, without JavaScript, on wide screens."""
    kept, depth, at = [], 0, 0
    for found in _CONDITION.finditer(css):
        if found.start() < at:
            continue
        kept.append(css[at : found.start()])
        depth, at = 1, found.end()
        while depth and at < len(css):
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
    return "".join([*kept, css[at:]])


def find_hiding_names(css: str) -> dict[str, str]:
    """Classes and ids whose elements a sheet hides, each with how.

    A selector counts by its last part, and only where that is one name: what hides under conditions
    (".a:not(:target) > b") is a part of how a page works.
    """
    hidden = {}
    for selector, declarations in _RULE.findall(undo_escapes(css)):
        how = find_hiding(declarations)
        for one in selector.rpartition(";")[2].split(",") if how else ():
            found = _CLASS.search(one.strip())
            if found and ":" not in one.rpartition(" ")[2]:
                hidden[found[1]] = how
    return hidden


def find_addresses(css: str) -> Iterator[tuple[int, str]]:
    """What a sheet loads: place and address."""
    for found in _URL.finditer(undo_escapes(css)):
        yield found.start(), (found[1] or found[2] or "").strip()


def find_words(css: str) -> Iterator[str]:
    """What a sheet writes into the page."""
    for found in _CONTENT.finditer(undo_escapes(css)):
        yield found[2]


def is_active(css: str) -> bool:
    """True where a sheet runs something."""
    return _ACTIVE.search(undo_escapes(css)) is not None
