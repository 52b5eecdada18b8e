"""Words: Markdown to HTML by Python-Markdown itself, in half its time.

Three means, all of them the library's own. One instance serves many texts. A processor that waits for
a character which the text does not hold is left out of the instance. Text without any mark is handed
on as an `AtomicString`, which no inline pattern looks at again. A test holds the result against an
instance that does none of this.

Importing the library takes longer than judging a text: only what `plain.py` leaves comes here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from .anchors import HEADINGS, AnchorNames, make_anchor

KEPT_INSTANCES = 32

# Characters without which a processor has nothing to do. Single ones: taking markup away may bring
# two characters together ("!" and "["), but never makes a new one.
INLINE_NEEDS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "short_reference": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "entity": "&",
}
BLOCK_NEEDS = {"hashheader": "#", "quote": ">", "reference": "["}
MARKS = "`\\[!<&#>|^~"
INLINE_MARK = re.compile(r"[\\`\[!<&*_]|  \n")
_EXPLICIT = re.compile(r"[ ]*\{[ ]*#([^{}\s]*)[ ]*\}[ ]*$")
_PLACEHOLDER = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}")


class Library:
    """Converts bodies; one in each process is enough, and it may not be shared between threads."""

    def __init__(self) -> None:
        self._instance_for = lru_cache(maxsize=KEPT_INSTANCES)(make_instance)

    def convert(self, body: str) -> str:
        """The body as HTML; empty for one that is nested beyond what the library can follow."""
        body = body.replace(STX, "").replace(ETX, "")
        marks = "".join(mark for mark in MARKS if mark in body)
        try:
            return self._instance_for(marks).reset().convert(body)
        except RecursionError:
            return ""


def make_instance(marks: str) -> Markdown:
    """An instance for bodies that hold no other of the `MARKS` than these."""
    markdown = Markdown(extensions=chosen_extensions(marks), output_format="html")
    for name, mark in INLINE_NEEDS.items():
        if mark not in marks:
            markdown.inlinePatterns.deregister(name)
    for name, mark in BLOCK_NEEDS.items():
        if mark not in marks:
            markdown.parser.blockprocessors.deregister(name)
    if "<" not in marks and "&" not in marks:
        markdown.preprocessors.deregister("html_block")
    markdown.treeprocessors.register(PlainTextTreeprocessor(markdown), "plain_text", 30)
    return markdown


def chosen_extensions(marks: str) -> list[Extension]:
    """The extensions that a body with these marks can make use of."""
    extensions: list[Extension] = [SaneListExtension(), HouseExtension()]
    if "|" in marks:
        extensions.append(TableExtension(use_align_attribute=True))
    if "`" in marks or "~" in marks:
        extensions.append(FencedCodeExtension())
    if "^" in marks:
        extensions.append(FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE="Kembali ke rujukan catatan {}"))
    return extensions


class HouseExtension(Extension):
    """What this publication adds: an anchor for each heading, a class for each aligned cell."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register both, after the library's own last step."""
        md.treeprocessors.register(AnchorTreeprocessor(md), "anchors", -10)
        md.treeprocessors.register(CellTreeprocessor(md), "cells", -20)


class PlainTextTreeprocessor(Treeprocessor):
    """Tells the inline patterns which texts hold no mark, so that they pass them by."""

    def run(self, root: Element) -> None:
        """Mark the plain texts of the tree."""
        search = INLINE_MARK.search
        for element in root.iter():
            if element.text and not search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not search(element.tail):
                element.tail = AtomicString(element.tail)


class CellTreeprocessor(Treeprocessor):
    """Says a cell's alignment by a class: `align` is no longer HTML, and style attributes are refused."""

    def run(self, root: Element) -> None:
        """Replace the attribute in every table."""
        for table in root.iter("table"):
            for cell in table.iter():
                side = cell.attrib.pop("align", None)
                if side:
                    cell.set("class", f"cell--{side}")


class AnchorTreeprocessor(Treeprocessor):
    """Gives every heading an `id`: the one written as `{#id}` at its end, or one made of its text."""

    def run(self, root: Element) -> None:
        """Name the headings: first those that name themselves, so that these names stay theirs."""
        headings = [element for element in root.iter() if element.tag in HEADINGS]
        names = AnchorNames()
        for heading in headings:
            explicit = take_explicit(heading)
            if explicit:
                heading.set("id", names.take(explicit))
        for heading in headings:
            if "id" not in heading.attrib:
                text = _PLACEHOLDER.sub("", "".join(heading.itertext()))
                heading.set("id", names.give(make_anchor(text)))


def take_explicit(heading: Element) -> str:
    """The anchor written at the end of a heading, taken out of its text; empty where there is none."""
    last = heading[-1] if len(heading) else None
    text = (heading.text if last is None else last.tail) or ""
    match = _EXPLICIT.search(text)
    if not match:
        return ""
    rest = text[: match.start()]
    if last is None:
        heading.text = rest
    else:
        last.tail = rest
    return match[1]
