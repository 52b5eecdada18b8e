"""Words: plain text that somebody copied from a former site → the texts in it."""

from __future__ import annotations

import html
import re

from .evidence import Evidence, read_archive, read_line
from .post import FoundPage, FoundPost

_END = re.compile(
    r"(?:leave a (?:reply|comment)|tinggalkan (?:balasan|komentar)|your email address will not|"
    r"alamat surel anda|"
    r"(?:post|kirim) (?:comment|komentar)|related posts|artikel terkait)\b.*",
    re.IGNORECASE,
)
MAX_TITLE_CHARS = 200


def read_scrape(place: str, text: str) -> FoundPage:
    """The texts of a scrape: each begins with a title, most often with a date line behind it."""
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    archive = next((found for line in lines if (found := read_archive(line))), None)
    dates = [number for number, line in enumerate(lines) if read_line(line) and read_archive(line) is None]
    starts = [(start, date) for date in dates if (start := _find_title(lines, date)) is not None]
    starts = starts or _without_dates(lines)
    posts = []
    for number, (start, date) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        post = _make_post(place, lines, start, date, end, archive, is_alone=len(starts) == 1)
        if post is not None:
            posts.append(post)
    return FoundPage(place=place, site="", posts=tuple(posts))


def _find_title(lines: list[str], date: int) -> int | None:
    """The line of a title above a date line; None where the line above is no title, or there is none."""
    at = date - 1
    while at >= 0 and not lines[at]:
        at -= 1
    if at < 0 or len(lines[at]) > MAX_TITLE_CHARS or read_archive(lines[at]):
        return None
    before = at - 1
    while before >= 0 and not lines[before]:
        before -= 1
    # The old pages print the title twice, as the page's and as the text's.
    return before if before >= 0 and lines[before].casefold() == lines[at].casefold() else at


def _without_dates(lines: list[str]) -> list[tuple[int, int]]:
    first = next((number for number, line in enumerate(lines) if line and not read_archive(line)), None)
    return [] if first is None or len(lines[first]) > MAX_TITLE_CHARS else [(first, first)]


def _make_post(
    place: str, lines: list[str], start: int, date: int, end: int, archive: Evidence | None, *, is_alone: bool
) -> FoundPost | None:
    title = lines[start]
    evidence = [found] if date != start and (found := read_line(lines[date])) else []
    paragraphs = []
    for line in lines[date + 1 : end]:
        if _END.fullmatch(line):
            break
        if line and line.casefold() != title.casefold():
            paragraphs.append(f"<p>{html.escape(line, quote=False)}</p>")
    if not paragraphs:
        return None
    return FoundPost(
        place=f"{place}:{start + 1}",
        title=title,
        address="",
        html="\n".join(paragraphs),
        is_whole=True,
        is_alone=is_alone,
        evidence=(*evidence, *([archive] if archive else [])),
    )
