"""Words: HTML, as converted, read strictly: its elements, its runs of text, and whatever is not plain markup.

Browsers mend faulty HTML, each parser a little otherwise; what one reads as text another runs. So
nothing is mended here: every "<" has to begin a tag in the one form that all parsers, and the few
regular expressions of this package, read alike (small letters, values in double quotes); every
element has to be closed in order. All else is a flaw, and flaws are refused by the rules.
"""

from __future__ import annotations

import html as entities
import re
from typing import NamedTuple

from .anchors import HEADINGS
from .markup import ELEMENTS, PARENTS, PHRASING, RAW_TEXT, VOID
from .reading import (
    BAD_TAG,
    COMMENT,
    DECLARATION,
    LOOSE_SIGN,
    MISPLACED,
    OPEN_COMMENT,
    SELF_CLOSED,
    STRAY_END,
    UNCLOSED,
    Element,
    Flaw,
    Inspection,
    Run,
)
from .rewriting import rewrite_links as rewrite_links

_TAG = re.compile(
    r"""<(?:(?P<end>/?+)(?P<name>[a-z][a-z0-9]*+)
    (?P<attributes>(?:\s++[a-z][a-z0-9:_-]*+(?:="[^"<>]*+")?+)*+)
    \s*+(?P<slash>/?+)>(?:(?P<leaf>[^<]*+)</(?P=name)>)?)?""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r'([a-z][a-z0-9:_-]*)(?:=("[^"]*"))?')
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_SPEAKING = HEADINGS | {"a"}
_TEXT_ONLY = HEADINGS | {"p", "pre"}
LEAVES = frozenset(ELEMENTS) - VOID
_CODE_STANDS_AS = "\ufffc"

_Attributes = tuple[tuple[str, str | None], ...]


def inspect(html: str, leaves: frozenset[str] = LEAVES) -> Inspection:
    """Read HTML that `Converter.convert` made.

    Args:
        leaves: elements that are read in one step where they hold text alone; the same is read without.
    """
    reader = _Reader(html, leaves)
    reader.read()
    return Inspection(
        elements=tuple(element for element in reader.elements if element),
        runs=tuple(reader.runs),
        flaws=tuple(reader.flaws),
    )


def read_attributes(text: str) -> _Attributes:
    """The attributes of a tag, values with entities resolved; None for one without a value."""
    return tuple(
        (name, entities.unescape(quoted[1:-1]) if quoted else None)
        for name, quoted in _ATTRIBUTE.findall(text)
    )


class _Open(NamedTuple):
    """An element not yet closed: where its text begins and which place is kept for it."""

    name: str
    tag: str
    attributes: _Attributes
    place: int
    texts_from: int
    images_from: int


class _Reader:
    def __init__(self, html: str, leaves: frozenset[str]) -> None:
        self.html = html
        self.leaves = leaves
        self.elements: list[Element | None] = []
        self.runs: list[Run] = []
        self.flaws: list[Flaw] = []
        self._open: list[_Open] = []
        self._texts: list[str] = []
        self._images: list[str] = []
        self._run: list[str] = []
        self._run_prose: list[str] = []
        self._in_code = 0

    def read(self) -> None:
        html, at = self.html, 0
        while match := _TAG.search(html, at):
            begin = match.start()
            if begin > at:
                self._take_text(html[at:begin])
            end, name, attributes, slash, leaf = match.groups()
            if name is None:
                at = self._take_flaw(begin)
                continue
            at = match.end() if leaf is None else match.start("leaf")
            tag = html[begin:at]
            if end:
                self._close(name, tag, bool(attributes or slash))
            elif leaf is not None and name in self.leaves and not slash:
                self._take_leaf(name, tag, read_attributes(attributes) if attributes else (), leaf)
                at = match.end()
            else:
                at = self._start(name, tag, read_attributes(attributes) if attributes else (), slash, at)
        if at < len(html):
            self._take_text(html[at:])
        self._end_run()
        while self._open:
            unclosed = self._finish()
            self._flaw(UNCLOSED, unclosed.name, unclosed.tag)

    def _around(self) -> str:
        return self._open[-1].name if self._open else ""

    def _flaw(self, kind: str, name: str, tag: str) -> None:
        self.flaws.append(Flaw(kind=kind, name=name, around=self._around(), tag=tag))

    def _take_text(self, text: str) -> None:
        if "&" in text:
            text = entities.unescape(text)
        self._texts.append(text)
        self._run.append(text)
        self._run_prose.append(_CODE_STANDS_AS if self._in_code else text)

    def _end_run(self) -> None:
        if not self._run:
            return
        text = "".join(self._run)
        if text.strip():
            block = next((item.name for item in reversed(self._open) if item.name not in PHRASING), "")
            self.runs.append(Run(block, text, "".join(self._run_prose)))
        self._run, self._run_prose = [], []

    def _take_flaw(self, at: int) -> int:
        """Note what the "<" at this place is, and skip what belongs to it."""
        html = self.html
        if html.startswith("<!--", at):
            end = html.find("-->", at + 4)
            self._flaw(
                COMMENT if end >= 0 else OPEN_COMMENT, "", html[at : end + 3 if end >= 0 else len(html)]
            )
            return end + 3 if end >= 0 else len(html)
        if html.startswith(("<!", "<?"), at):
            end = html.find(">", at)
            self._flaw(DECLARATION, "", html[at : end + 1 if end >= 0 else len(html)])
            return end + 1 if end >= 0 else len(html)
        name = _NAME.match(html, at)
        if not name:
            self._flaw(LOOSE_SIGN, "", html[at : at + 30].split("\n")[0])
            return at + 1
        end = html.find(">", at)
        stop = end + 1 if 0 <= end < at + 2000 else at + 1
        self._flaw(BAD_TAG, name[1].lower(), html[at:stop] if stop > at + 1 else html[at : at + 60])
        return stop

    def _take_leaf(self, name: str, tag: str, attributes: _Attributes, text: str) -> None:
        """An element with nothing but text inside: what `_start`, `_take_text` and `_close` do, at once."""
        is_block = name not in PHRASING
        if is_block:
            self._end_run()
        if not self._fits(name):
            self._flaw(MISPLACED, name, tag)
        if "&" in text:
            text = entities.unescape(text)
        self._texts.append(text)
        prose = _CODE_STANDS_AS if text and (name == "code" or self._in_code) else text
        if not is_block:
            self._run.append(text)
            self._run_prose.append(prose)
        elif text.strip():
            self.runs.append(Run(name, text, prose))
        self.elements.append(Element(name, attributes, tag, text if name in _SPEAKING else ""))

    def _start(self, name: str, tag: str, attributes: _Attributes, slash: str, at: int) -> int:
        if name not in PHRASING:
            self._end_run()
        if not self._fits(name):
            self._flaw(MISPLACED, name, tag)
        if name in VOID:
            self._add_void(name, tag, attributes)
            return at
        if slash:
            self._flaw(SELF_CLOSED, name, tag)
        places = len(self.elements), len(self._texts), len(self._images)
        self._open.append(_Open(name, tag, attributes, *places))
        self.elements.append(None)
        if name == "code":
            self._in_code += 1
        if name in RAW_TEXT:
            # What stands inside is no markup to a browser: only its end is looked for.
            end = re.compile(f"</{name}", re.IGNORECASE).search(self.html, at)
            return end.start() if end else len(self.html)
        return at

    def _add_void(self, name: str, tag: str, attributes: _Attributes) -> None:
        element = Element(name=name, attributes=attributes, tag=tag, text="")
        self.elements.append(element)
        if name == "img":
            self._images.append(element.get("alt"))
        if name == "br":
            self._take_text("\n")

    def _fits(self, name: str) -> bool:
        """Whether an element may stand here: blocks not in a paragraph, cells in rows, links not in links."""
        around = self._around()
        if name in PARENTS:
            return around in PARENTS[name]
        if name not in ELEMENTS:
            return True
        if name not in PHRASING:
            return around not in PHRASING and around not in _TEXT_ONLY
        return name != "a" or all(item.name != "a" for item in self._open)

    def _close(self, name: str, tag: str, has_more: bool) -> None:
        if name not in PHRASING:
            self._end_run()
        if not has_more and self._around() == name:
            self._finish()
            return
        if has_more or not any(item.name == name for item in self._open):
            self._flaw(STRAY_END, name, tag)
            return
        while (item := self._finish()).name != name:
            self._flaw(UNCLOSED, item.name, item.tag)

    def _finish(self) -> _Open:
        item = self._open.pop()
        if item.name == "code":
            self._in_code -= 1
        text = "".join(self._texts[item.texts_from :]) if item.name in _SPEAKING else ""
        images = tuple(self._images[item.images_from :])
        self.elements[item.place] = Element(item.name, item.attributes, item.tag, text, images)
        return item
