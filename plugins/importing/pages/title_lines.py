"""Words: which line of a page is a text's title, and where the last of its repetitions stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .date_lines import is_date_line, tells_day
from .evidence import read_archive
from .furniture import name_kind
from .lines import Line

MAX_TITLE_CHARS = 250
_TRAIL = re.compile(r"\s*[»›>→/|]\s*|\s+[-–—:]\s+")
_HOMES = frozenset({"home", "beranda", "accueil", "depan", "halaman depan"})
_PARTS = re.compile(r"\s+(?:[|–—«»·•:/-]|::)\s+|\s*[«»]\s*")


def fold(text: str) -> str:
    """A title by its letters alone, so that its repetitions are known."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def split_window_title(title: str) -> list[str]:
    """What a window's title may say of the text, likeliest first: with the site's name and without it."""
    flat = " ".join(title.split())
    cuts = [0, *(found.end() for found in _PARTS.finditer(flat))]
    ends = [*(found.start() for found in _PARTS.finditer(flat)), len(flat)]
    parts = [flat[begin:end] for begin in cuts for end in ends if end > begin]
    return sorted(dict.fromkeys(parts), key=lambda part: (not flat.startswith(part), -len(part)))


def may_be_title(line: Line) -> bool:
    """Whether a line can be a title at all."""
    text = line.text
    if (
        not any(map(str.isalpha, text))
        or len(text) > MAX_TITLE_CHARS
        or line.tag in ("li", "table", "footer")
    ):
        return False
    if read_archive(text) or is_date_line(text) or name_kind(text):
        return False
    return line.is_heading or not text.endswith((".", ",", ";", ":"))


def find_title(lines: Sequence[Line], window: str) -> int | None:
    """Number of a page's own title; None where no line can be known as one.

    Args:
        window: the window's title, "" where the page has none.
    """
    parts = [fold(part) for part in split_window_title(window)]
    folded = [fold(line.text) for line in lines]
    named = [n for n, text in enumerate(folded) if text and text in parts and may_be_title(lines[n])]
    named = [n for n in named if not _is_home(lines[n])] or named
    if named:
        return max(named, key=lambda n: (_weigh(lines, folded, n, parts), -n))
    first_prose = next(
        (n for n, line in enumerate(lines) if line.is_prose and not line.is_heading), len(lines)
    )
    heads = [
        n
        for n, line in enumerate(lines[: first_prose + 1])
        if line.is_heading and line.tag < "h4" and may_be_title(line) and not _is_home(line)
    ]
    inner = [n for n in heads if not lines[n].is_marked]
    dated = [n for n in inner or heads if has_date_after(lines, n)]
    return next(iter(dated or inner or heads), None)


def _weigh(lines: Sequence[Line], folded: Sequence[str], number: int, parts: Sequence[str]) -> int:
    text = folded[number]
    return (
        4 * lines[number].is_heading
        + 3 * (folded.count(text) > 1)
        + 3 * has_date_after(lines, number)
        + 2 * any(part.startswith(text) for part in parts[:1])
        + len(text.split()) // 3
    )


def has_date_after(lines: Sequence[Line], number: int) -> bool:
    """Whether a date line follows, with nothing between but repetitions and what a theme tells of a text."""
    text = fold(lines[number].text)
    for line in lines[number + 1 : number + 8]:
        if tells_day(line):
            return True
        if not (fold(line.text) == text or name_kind(line.text) or line.is_link or not line.text):
            return False
    return False


def find_last_repetition(lines: Sequence[Line], number: int, title: str) -> int:
    """Number of the last line that says the title again before the text has begun."""
    folded, last = fold(title), number
    for at in range(number + 1, len(lines)):
        line = lines[at]
        if fold(line.text) == folded or is_trail(line.text, title):
            last = at
        elif not (line.is_link or line.is_marked or line.has_media or is_frame(line)):
            break
    return last


def is_trail(text: str, title: str) -> bool:
    """Whether a line is the way from the front page to a text: "Beranda » Berita » Judul"."""
    pieces = [fold(piece) for piece in _TRAIL.split(text) if fold(piece)]
    if len(text) > MAX_TITLE_CHARS + len(title) or len(pieces) < 2 or pieces[0] not in _HOMES:
        return False
    return fold(text).endswith(fold(title)) or all(len(piece.split()) <= 4 for piece in pieces)


def is_frame(line: Line) -> bool:
    """Whether a line may stand between a title and its repetition: a date, or what themes write."""
    return not line.text or tells_day(line) or bool(name_kind(line.text))


def _is_home(line: Line) -> bool:
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.(?:html?|php))?", link) for link in line.links)
