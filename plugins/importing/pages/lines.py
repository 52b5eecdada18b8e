"""Words: a page as the lines that a reader sees, each with the nodes that it is made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PageElement, PreformattedString

from plugins.importing.markdown.signs import flatten

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q s samp "
    "small source "
    "span strike strong sub sup svg time tt u var wbr button input".split()
)
_WHOLE = frozenset("pre iframe video audio object embed math select".split())
_UNSEEN = frozenset("script style noscript template head title meta link textarea base".split())
_MEDIA = ["img", "iframe", "video", "audio", "object", "embed", "svg"]
_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands on a line of its own, or a table, or a picture.

    Attributes:
        text: its words; nodes: what it is made of, next to each other; block: the element around it.
        links: where all of its words lead, none where one of them is not in a link.
        breaks: names of the elements that part it from the line above.
        has_media: whether it shows a picture or a film.
        is_marked: whether the page says that it is no text; is_hinted: that it is.
    """

    text: str
    nodes: tuple[PageElement, ...]
    block: Tag
    links: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    has_media: bool = False
    is_marked: bool = False
    is_hinted: bool = False

    @property
    def tag(self) -> str:
        """Name of the element around it."""
        return self.block.name

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of any depth."""
        return re.fullmatch("h[1-6]", self.tag) is not None

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but links."""
        return bool(self.links)

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough to be a sentence of somebody's."""
        return len(self.text.split()) >= _PROSE_WORDS and not self.is_link and not self.is_marked

    @property
    def shape(self) -> tuple[str, ...]:
        """The element around it, by name and classes: what lines of the same kind share."""
        return (self.tag, *sorted(map(str, self.block.get_attribute_list("class"))))


def read_lines(root: Tag, marked: Collection[int] = (), hinted: Collection[int] = ()) -> list[Line]:
    """The lines of an element, in order.

    Args:
        marked, hinted: `id` of the elements that hold no text, and of those that surely do.
    """
    broken = _find_broken(root)
    lines: list[Line] = []
    run: list[PageElement] = []
    breaks: list[str] = []
    within = [(id(root) in marked, id(root) in hinted)]

    def end_run() -> None:
        line = _make_line(run, breaks, is_marked=within[-1][0], is_hinted=within[-1][1])
        run.clear()
        if line is not None:
            lines.append(line)
            breaks.clear()

    stack: list[PageElement | None] = [*reversed(root.contents)]
    while stack:
        node = stack.pop()
        if node is None:
            end_run()
            within.pop()
        elif not isinstance(node, Tag):
            if isinstance(node, NavigableString) and not isinstance(node, Comment | PreformattedString):
                run.append(node)
        elif node.name in _UNSEEN:
            continue
        elif node.name in _INLINE and id(node) not in broken:
            run.append(node)
        elif node.name in ("br", "hr"):
            end_run()
            breaks.append(node.name)
        else:
            end_run()
            within.append((within[-1][0] or id(node) in marked, within[-1][1] or id(node) in hinted))
            if node.name in _WHOLE or node.name == "table":
                run.append(node)
                stack.append(None)
            else:
                stack += [None, *reversed(node.contents)]
    end_run()
    return lines


def write_lines(root: Tag, lines: Iterable[Line]) -> str:
    """HTML of some lines of an element, within copies of whatever stands around them there."""
    soup = BeautifulSoup("", "html.parser")
    copies: dict[int, Tag] = {}
    is_first = True
    for line in lines:
        holder = _copy_around(line, root, soup, copies)
        for name in () if is_first else line.breaks:
            holder.append(soup.new_tag(name))
        for node in line.nodes:
            holder.append(copy(node))
        is_first = False
    return soup.decode()


def _copy_around(line: Line, root: Tag, soup: BeautifulSoup, copies: dict[int, Tag]) -> Tag:
    chain: list[Tag] = []
    above = line.nodes[0].parent
    while above is not None and above is not root:
        chain.append(above)
        above = above.parent
    holder: Tag = soup
    for tag in reversed(chain):
        if tag.name in ("html", "body"):
            continue
        made = copies.get(id(tag))
        if made is None:
            made = soup.new_tag(tag.name)
            made.attrs.update(tag.attrs)
            holder.append(made)
            copies[id(tag)] = made
        holder = made
    return holder


def _find_broken(root: Tag) -> set[int]:
    """Inline elements within which a line ends."""
    broken: set[int] = set()
    for tag in root.find_all(lambda one: one.name not in _INLINE and one.name not in _UNSEEN):
        above = tag.parent
        while above is not None and above is not root and id(above) not in broken:
            if above.name in _INLINE:
                broken.add(id(above))
            above = above.parent if above.name in _INLINE else None
    return broken


def _make_line(
    run: Iterable[PageElement], breaks: Iterable[str], *, is_marked: bool, is_hinted: bool
) -> Line | None:
    nodes = tuple(run)
    text = _say(nodes)
    has_media = any(isinstance(one, Tag) and (one.name in _MEDIA or one.find(_MEDIA)) for one in nodes)
    block = nodes[0].parent if nodes else None
    if block is None or not (text or has_media):
        return None
    while block.name in _INLINE and block.parent is not None:
        block = block.parent
    return Line(
        text=text,
        nodes=nodes,
        block=block,
        links=_links_of(nodes),
        breaks=tuple(breaks),
        has_media=has_media,
        is_marked=is_marked,
        is_hinted=is_hinted,
    )


def _say(nodes: Iterable[PageElement]) -> str:
    """The words of nodes next to each other, in one line; links that touch are parted."""
    said: list[str] = []
    for node in nodes:
        if not isinstance(node, Tag):
            said.append(str(node))
        elif node.name in _WHOLE or node.name == "table":
            said.append(node.get_text(" "))
        else:
            said += [" " if node.name in ("a", "button") else "", node.get_text()]
    return " ".join(flatten("".join(said)).split())


def _links_of(nodes: tuple[PageElement, ...]) -> tuple[str, ...]:
    around = nodes[0].find_parent("a")
    if around is not None:
        return (str(around.get("href") or "#"),)
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Tag):
            links = [node] if node.name in ("a", "button") else node.find_all(["a", "button"])
            found += [str(link.get("href") or "#") for link in links]
            said = "".join(link.get_text() for link in links)
            if _letters(node.get_text()) != _letters(said):
                return ()
        elif any(map(str.isalnum, str(node))):
            return ()
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
