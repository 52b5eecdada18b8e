"""Words: the parts of a saved page that hold a text each, whether or not its theme marks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .evidence import read_archive
from .lines import Line, read_lines
from .marked import BODIES, EXCERPTS, find_furniture, find_texts
from .marks import is_comment
from .starts import find_starts, pair
from .title_lines import may_be_title

_ARTICLES = (
    "article, .hentry, .type-post, .post-item, .blog-post, [itemtype$=Article], "
    "[itemtype$=BlogPosting], [itemtype$=NewsArticle]"
)
_MAINS = "main, [role=main], #content, #main, .site-content, .content-area, #primary"
_HEADS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where a text stands on a page.

    Attributes:
        root: the element that holds it, other texts too; lines: those of it that are about this text.
        start: number of the line with its title; None where that must be looked for.
        is_shared: whether the root holds other texts as well.
    """

    root: Tag
    lines: tuple[Line, ...]
    start: int | None = None
    is_shared: bool = False

    def find_tags(self) -> Iterator[Tag]:
        """Every element within its lines."""
        for line in self.lines:
            yield line.block
            for node in line.nodes:
                if isinstance(node, Tag):
                    yield node
                    yield from node.find_all(True)


def find_parts(soup: BeautifulSoup) -> list[Part]:
    """The parts of a page, in order; one that is the whole main part where nothing tells of several texts."""
    furniture = find_furniture(soup)
    roots = _find_marked(soup, furniture) or [_find_main(soup, furniture)]
    parts: list[Part] = []
    for root in roots:
        lines = read_lines(root, furniture, find_texts(root))
        starts = find_starts(lines)
        if len(starts) < 2:
            parts.append(Part(root=root, lines=tuple(lines), start=_find_only(lines, starts)))
            continue
        starts = _with_pictures_above(lines, starts)
        for begin, end in pair(starts, len(lines)):
            own = tuple(lines[begin:end])
            title = next((n for n, line in enumerate(own) if may_be_title(line)), None)
            parts.append(Part(root=root, lines=own, start=title, is_shared=True))
    return parts


def _find_only(lines: Sequence[Line], starts: Sequence[int]) -> int | None:
    """The title of the only text of an archive, or of a page where no heading is one."""
    is_archive = any(read_archive(line.text) for line in lines)
    has_heads = any(line.is_heading for line in lines)
    return starts[0] if starts and (is_archive or not has_heads) else None


def _find_marked(soup: BeautifulSoup, furniture: set[int]) -> list[Tag]:
    """The outermost elements that a theme marks as texts, where they hold most of what the page says."""
    marked = [one for one in soup.select(_ARTICLES) if not is_comment(one)]
    numbers = {id(one) for one in marked}
    outer = [one for one in marked if numbers.isdisjoint(map(id, one.parents))]
    outer = [one for one in outer if not _is_furniture(one, furniture)]
    outer = [
        one
        for one in outer
        if one.get_text(strip=True) and (one.find(_HEADS) or one.select_one(f"{BODIES}, {EXCERPTS}"))
    ]
    inside = sum(_count_prose(read_lines(one, furniture)) for one in outer)
    return outer if inside * 2 >= _count_prose(read_lines(soup, furniture)) else []


def _find_main(soup: BeautifulSoup, furniture: set[int]) -> Tag:
    whole = soup.body or soup
    for main in soup.select(_MAINS):
        own, all_ = (_count_prose(read_lines(one, furniture)) for one in (main, whole))
        if own and own * 2 >= all_:
            return main
    return whole


def _is_furniture(tag: Tag, furniture: set[int]) -> bool:
    return any(id(one) in furniture for one in (tag, *tag.parents))


def _count_prose(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines if line.is_prose)


def _with_pictures_above(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """Where a picture stands above each title, it is that text's."""
    above = [n - 1 for n in starts]
    if all(n >= 0 and lines[n].has_media and not lines[n].text for n in above):
        return above
    return list(starts)
