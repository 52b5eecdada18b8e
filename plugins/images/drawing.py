"""Words: a card's words → its picture: a letterhead, the title, where it is filed and when.

The faces are those of `fonts/`, and the shapes are set by Pillow's own layout, not by a library that
a machine may lack: the same words give the same bytes anywhere.
"""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from plugins.images.card import HEIGHT, WIDTH, SocialCard

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf"

# The theme's light colours: theme/static/css/tokens.css; a test compares.
PAPER, INK, SOFT, STAMP = "#ffffff", "#1a1622", "#4d4759", "#4a2382"
INKS = (INK, SOFT, STAMP)
# Steps from paper to ink; with three inks and the paper they fill a palette of four bits.
_LEVELS = 5

_MARGIN = 72
_INNER = WIDTH - 2 * _MARGIN
_HEAD_SIZE, _SMALL_SIZE = 46, 30
_HEAD_TOP, _TITLE_TOP = 44, 172
_RULES = ((128, 8), (140, 2))
_FOOT_TOP = HEIGHT - 96
_LEADING = 1.22
# Sizes of the title, the largest first that lets it stand whole.
_TITLE_SIZES = (76, 68, 60, 54, 48, 42)
Font = ImageFont.FreeTypeFont


def draw_card(card: SocialCard) -> bytes:
    """The card as PNG.

    Letters that the faces do not have would be printed as boxes: signs are left out, and a title in
    another script gives way to the publication's name.
    """
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    head, small = _load(SERIF, _HEAD_SIZE), _load(SANS, _SMALL_SIZE)
    _write(image, _HEAD_TOP, _fit(_writable(card.office, head), head), head, STAMP)
    for top, height in _RULES:
        image.paste(_shade(STAMP, 255), (_MARGIN, top, WIDTH - _MARGIN, top + height))
    size, lines = _set_title(_writable(card.title, head) or _writable(card.site, head))
    for number, line in enumerate(lines):
        _write(image, _TITLE_TOP + round(number * size * _LEADING), line, _load(SERIF, size), INK)
    filed = " · ".join(filter(None, (_writable(card.date, small), _writable(card.category, small))))
    _write(image, _FOOT_TOP, _fit(filed, small), small, SOFT)
    image.putpalette(_palette())
    target = io.BytesIO()
    image.save(target, "PNG", compress_level=6)
    return target.getvalue()


def _shade(ink: str, cover: int) -> int:
    """The palette's place of an ink that covers so much of a pixel, of 255; 0 is the bare paper."""
    level = round(cover * _LEVELS / 255)
    return INKS.index(ink) * _LEVELS + level if level else 0


def _palette() -> list[int]:
    paper = ImageColor.getrgb(PAPER)
    colours = [*paper]
    for ink in INKS:
        for level in range(1, _LEVELS + 1):
            pairs = zip(paper, ImageColor.getrgb(ink), strict=True)
            colours += [round(light + (dark - light) * level / _LEVELS) for light, dark in pairs]
    return colours


def _write(image: Image.Image, top: int, text: str, font: Font, ink: str) -> None:
    """Sets one line into an image of palette places; lines never overlap."""
    if not text:
        return
    left, above, right, below = (round(side) for side in font.getbbox(text))
    mask = Image.new("L", (right - left, below - above), 0)
    ImageDraw.Draw(mask).text((-left, -above), text, font=font, fill=255)
    shades = mask.point([_shade(ink, cover) for cover in range(256)])
    image.paste(shades, (_MARGIN + left, top + above))


def _load(name: str, size: int) -> Font:
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


def _writable(text: str, font: Font) -> str:
    """The text in letters that the face has; "" where a letter of it is missing."""
    missing = bytes(font.getmask("\U0010ffff"))
    kept = []
    for sign in unicodedata.normalize("NFC", text):
        is_there = sign.isspace() or bytes(font.getmask(sign)) != missing
        if is_there:
            kept.append(" " if sign.isspace() else sign)
        elif unicodedata.category(sign)[0] == "L":
            return ""
    return " ".join("".join(kept).split())


def _set_title(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest it is cut."""
    space = _FOOT_TOP - _TITLE_TOP - 20
    for size in _TITLE_SIZES:
        font, most = _load(SERIF, size), int(space / (size * _LEADING))
        lines = _break(title, font)
        if len(lines) <= most and all(font.getlength(line) <= _INNER for line in lines):
            return size, lines
    return size, [*lines[: most - 1], _fit(" ".join(lines[most - 1 :]), font)]


def _break(text: str, font: Font) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _INNER:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fit(text: str, font: Font) -> str:
    """The text on one line, cut with an ellipsis where it is too long."""
    if font.getlength(text) <= _INNER:
        return text
    while text and font.getlength(f"{text}…") > _INNER:
        text = text[:-1]
    return f"{text.rstrip()}…"
