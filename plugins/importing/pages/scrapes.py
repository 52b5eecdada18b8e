"""Words: plain text that somebody copied from a former site → the texts in it."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from .date_lines import read_evidence
from .evidence import Evidence, read_archive
from .lines import Line, read_lines, write_lines
from .post import FoundPage, FoundPost
from .starts import find_starts, pair
from .title_lines import may_be_title
from .trimming import trim


def read_scrape(place: str, text: str) -> FoundPage:
    """The texts of a scrape: each begins with a title, most often with a date line behind it."""
    root = BeautifulSoup("", "html.parser")
    numbers: dict[int, int] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip():
            paragraph = root.new_tag("p", string=" ".join(line.split()))
            root.append(paragraph)
            numbers[id(paragraph)] = number
    lines = read_lines(root)
    archive = next((found for line in lines if (found := read_archive(line.text))), None)
    starts = _find_all_starts(lines)
    posts = []
    for begin, end in pair(starts, len(lines)):
        at = f"{place}:{numbers[id(lines[begin].block)]}"
        post = _make_post(at, root, lines[begin:end], archive, is_alone=len(starts) == 1)
        if post is not None:
            posts.append(post)
    return FoundPage(place=place, site="", posts=tuple(posts))


def _find_all_starts(lines: Sequence[Line]) -> list[int]:
    """Where a date line follows a title, and the first title where a text stands above all of those."""
    starts = find_starts(lines, is_scrape=True)
    above = lines[: starts[0]] if starts else lines
    first = next((n for n, line in enumerate(above) if may_be_title(line)), None)
    if first is not None and (not starts or any(line.is_prose for line in above)):
        return [first, *starts]
    return starts


def _make_post(
    place: str, root: BeautifulSoup, lines: Sequence[Line], archive: Evidence | None, *, is_alone: bool
) -> FoundPost | None:
    title = lines[0].text
    kept = trim(lines, 0, title)
    own = [lines[n] for n in sorted(kept.own)]
    if not own:
        return None
    evidence = [*read_evidence(root, [lines[n] for n in kept.frame], None, "")]
    return FoundPost(
        place=place,
        title=title,
        address="",
        html=write_lines(root, own),
        is_whole=True,
        is_alone=is_alone,
        evidence=(*evidence, *([archive] if archive else [])),
        author=kept.byline,
        doubts=kept.doubts,
    )
