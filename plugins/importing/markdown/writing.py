"""Words: a cleaned text → Markdown: the same paragraphs, once each, in their order."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from plugins.importing.wordpress.autop import BLOCKS

from .lines import Surroundings, write_line, write_plain_line, write_raw
from .signs import escape, fence_code, flatten, guard_starts, spell, write_address, write_title
from .tables import write_table

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
MAX_DEPTH = 60
_LANGUAGE = re.compile(r"(?:lang(?:uage)?-|brush:\s*)([A-Za-z0-9+#._-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that can be shown here: its address, and what it shows in words."""

    src: str
    alt: str


class Album(Surroundings, Protocol):
    """What the import as a whole knows of a text's surroundings."""

    def picture(self, image: Tag) -> Picture | None:
        """The picture as it is here; None where a link or its description has to stand for it."""


class Caution(IntEnum):
    """How much of a text's form is given up so that its words are surely kept."""

    NONE = 0
    """All of it is written in Markdown's own signs."""
    NESTED = 1
    """Within lists and quotations there are plain paragraphs and lists alone."""
    ALL = 2
    """Every block is a paragraph or a heading."""
    LITERAL = 3
    """So it is, and within a line there are links and breaks alone; every other sign is spelled out."""


def write_markdown(root: Tag, around: Album, caution: Caution = Caution.NONE) -> str:
    """A text's body, ending with a line feed; "" for a text without any words or pictures."""
    blocks = _Writer(around, _read_levels(root), caution).write(root)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _read_levels(root: Tag) -> dict[int, int]:
    """Levels of headings as they were → as they are here: the highest is the second, none is left out."""
    used = sorted({int(tag.name[1]) for tag in root.find_all(HEADINGS) if tag.get_text().strip()})
    return {level: min(2 + number, 6) for number, level in enumerate(used)}


class _Writer:
    def __init__(self, around: Album, levels: dict[int, int], caution: Caution) -> None:
        self._around = around
        self._caution = caution
        self._levels = levels
        self._level_before = 1
        is_literal = caution is Caution.LITERAL
        self._line = write_plain_line if is_literal else write_line
        self._escape = spell if is_literal else escape

    def write(self, root: Tag, depth: int = 0, *, is_nested: bool = False) -> list[str]:
        """The blocks of an element, from top to bottom."""
        if depth > MAX_DEPTH:
            text = guard_starts(self._escape(flatten(root.get_text(" ")).strip()))
            return [text] if text else []
        blocks: list[str] = []
        run: list[PageElement] = []
        for child in root.children:
            if isinstance(child, Tag) and _is_block(child):
                blocks += self._close(run)
                run = []
                blocks += self._write_block(child, depth + 1, is_nested=is_nested)
            else:
                run.append(child)
        return [block for block in [*blocks, *self._close(run)] if block]

    def _close(self, run: list[PageElement]) -> list[str]:
        """A run of text as paragraphs; pictures in it stand by themselves."""
        blocks: list[str] = []
        part: list[PageElement] = []
        for node in _lift_pictures(run):
            if isinstance(node, Tag) and node.name == "img":
                blocks += [self._paragraph(part), *self._picture(node)]
                part = []
            else:
                part.append(node)
        return [block for block in [*blocks, self._paragraph(part)] if block]

    def _paragraph(self, nodes: Iterable[PageElement]) -> str:
        return guard_starts(self._line(nodes, self._around))

    def _write_block(self, tag: Tag, depth: int, *, is_nested: bool) -> list[str]:
        name = tag.name
        if name in HEADINGS:
            return self._heading(tag, is_nested=is_nested)
        if self._caution >= Caution.ALL or (self._caution is Caution.NESTED and is_nested):
            if name == "pre":
                return self._plain_code(tag)
            if name == "blockquote" or self._caution >= Caution.ALL:
                return self.write(tag, depth, is_nested=True)
        if name in ("ul", "ol"):
            return self._list(tag, depth)
        if name == "blockquote":
            return self._quote(tag, depth)
        if name == "pre":
            return self._code(tag, is_nested=is_nested)
        if name == "hr":
            return [] if is_nested else ["---"]
        if name == "table":
            return write_table(tag, self._around, is_nested=is_nested)
        if name == "dl":
            return self._terms(tag, depth, is_nested=is_nested)
        if name == "figure":
            return self._figure(tag, depth, is_nested=is_nested)
        if name in ("summary", "dt", "legend"):
            line = self._line(tag.children, self._around, frozenset({"**"}))
            return [f"**{line}**"] if line else []
        return self.write(tag, depth, is_nested=is_nested)

    def _heading(self, tag: Tag, *, is_nested: bool) -> list[str]:
        pictures = [block for image in tag.find_all("img") for block in self._picture(image)]
        for image in tag.find_all("img"):
            image.extract()
        text = self._line(tag.children, self._around, frozenset({"**"})).replace("<br>\n", " ")
        if not text:
            return pictures
        if is_nested:
            return [*pictures, f"**{text}**"]
        level = min(self._levels.get(int(tag.name[1]), 2), self._level_before + 1)
        self._level_before = max(level, 2)
        # At a heading's end braces are taken for attributes, and number signs for its close.
        text = re.sub(r"(#+)$", r"\\\1", re.sub(r"\}$", "&#125;", text))
        return [*pictures, f"{'#' * level} {text}"]

    def _list(self, tag: Tag, depth: int) -> list[str]:
        items: list[str] = []
        number = _read_number(tag.get("start"))
        blocks_before: list[str] = []
        for child in tag.children:
            if isinstance(child, NavigableString):
                text = guard_starts(self._escape(flatten(str(child)).strip()))
                blocks = [text] if text else []
            elif isinstance(child, Tag) and child.name in ("ul", "ol") and items:
                # A list within a list, but not within an item: what it belongs to is the item before it.
                items[-1] += "\n" + _indent("\n\n".join(self._list(child, depth + 1)))
                continue
            elif isinstance(child, Tag):
                blocks = self.write(child, depth + 1, is_nested=True)
            else:
                blocks = []
            if blocks:
                marker = f"{number}. " if tag.name == "ol" else "- "
                items.append(_write_item(marker, blocks))
                number += 1
        is_loose = any("\n\n" in item for item in items)
        return [*blocks_before, ("\n\n" if is_loose else "\n").join(items)] if items else []

    def _quote(self, tag: Tag, depth: int) -> list[str]:
        inner = "\n\n".join(self.write(tag, depth, is_nested=True))
        if not inner:
            return []
        return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))]

    def _code(self, tag: Tag, *, is_nested: bool) -> list[str]:
        for line_break in tag.find_all("br"):
            line_break.replace_with("\n")
        text = tag.get_text()
        if not text.strip():
            return []
        code = tag.find("code")
        classes = " ".join(
            [*tag.get_attribute_list("class"), *(code.get_attribute_list("class") if code else [])]
        )
        language = _LANGUAGE.search(classes)
        if not is_nested:
            return [fence_code(text, language[1] if language else "")]
        # A fence is only seen at the beginning of a line.
        return [_indent(fence_code(text).split("\n", 1)[1].rsplit("\n", 1)[0])]

    def _plain_code(self, tag: Tag) -> list[str]:
        """Preformatted text as a paragraph of lines."""
        for line_break in tag.find_all("br"):
            line_break.replace_with("\n")
        lines = [self._escape(flatten(line).strip()) for line in tag.get_text().split("\n")]
        return [guard_starts("<br>\n".join(line for line in lines if line))]

    def _terms(self, tag: Tag, depth: int, *, is_nested: bool) -> list[str]:
        pairs = [child for child in tag.find_all(["dt", "dd"]) if child.get_text().strip()]
        if is_nested or not pairs or pairs[0].name != "dt":
            return self.write(tag, depth, is_nested=is_nested)
        lines = [
            f"<{one.name}>{_end(write_raw(one.children, self._around.link))}</{one.name}>" for one in pairs
        ]
        return ["<dl>\n" + "\n".join(lines) + "\n</dl>"]

    def _figure(self, tag: Tag, depth: int, *, is_nested: bool) -> list[str]:
        caption = next(
            (one for one in tag.children if isinstance(one, Tag) and one.name == "figcaption"), None
        )
        images = tag.find_all("img")
        if caption is None or len(images) != 1 or tag.find("figure"):
            return self.write(tag, depth, is_nested=is_nested)
        caption.extract()
        text = " ".join(flatten(caption.get_text(" ")).split())
        if caption.find("a") or caption.find("img") or not text:
            return [
                *self.write(tag, depth, is_nested=is_nested),
                *self.write(caption, depth, is_nested=is_nested),
            ]
        written = self._picture(images[0], text)
        images[0].extract()
        return [*written, *self.write(tag, depth, is_nested=is_nested)]

    def _picture(self, image: Tag, caption: str = "") -> list[str]:
        alt = " ".join(flatten(str(image.get("alt") or "")).split())
        if "wp-smiley" in image.get_attribute_list("class") or "emoji" in image.get_attribute_list("class"):
            return [guard_starts(self._escape(alt))] if alt else []
        if not alt and caption:
            image["alt"] = caption
        shown = self._around.picture(image)
        after = [guard_starts(self._escape(caption))] if caption else []
        if shown is None:
            src = str(image.get("src") or "")
            href = self._around.link(src) if src else ""
            words = alt or "Gambar"
            line = f"[{self._escape(words)}]({write_address(href)})" if href else self._escape(alt)
            return [guard_starts(line), *after] if line else after
        title = f' "{write_title(caption)}"' if caption else ""
        return [f"![{self._escape(shown.alt)}]({write_address(shown.src)}{title})"]


def _is_block(tag: Tag) -> bool:
    """Whether an element stands by itself, or holds one that does: a link around a heading, say."""
    return tag.name in BLOCKS or (tag.name not in ("img", "br") and tag.find(list(BLOCKS)) is not None)


def _lift_pictures(run: Iterable[PageElement]) -> list[PageElement]:
    """The run with its pictures at the top, out of the links and emphasis around them."""
    lifted: list[PageElement] = []
    for node in run:
        if isinstance(node, Tag) and node.name != "img" and (images := node.find_all("img")):
            for image in images:
                image.extract()
            lifted += [*images, node] if node.get_text().strip() else images
        else:
            lifted.append(node)
    return lifted


def _write_item(marker: str, blocks: list[str]) -> str:
    first, *rest = blocks
    lines = (
        marker + _indent(first).lstrip(" ")
        if not first.startswith("    ")
        else marker + "\n\n" + _indent(first)
    )
    written = lines
    for block in rest:
        is_list = re.match(r"(?:- |\d+\. )", block) is not None
        written += ("\n" if is_list and "\n\n" not in block else "\n\n") + _indent(block)
    return written


def _indent(block: str) -> str:
    return "\n".join(f"    {line}" if line.strip() else "" for line in block.split("\n"))


def _read_number(text: object) -> int:
    return int(str(text)) if re.fullmatch(r"\d{1,6}", str(text or "")) else 1


def _end(text: str) -> str:
    return html.unescape(text) and text.removesuffix("<br>").strip()
