"""Words: what stands within a line: text, emphasis, links, breaks → Markdown, or HTML for raw tables."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from typing import Protocol

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from .signs import escape, flatten, spell, write_address, write_code

STRONG = frozenset({"strong", "b"})
EMPHASIS = frozenset({"em", "i", "dfn", "var"})
DELETED = frozenset({"del", "s", "strike"})
KEPT = frozenset({"abbr", "cite", "ins", "kbd", "mark", "small", "sub", "sup"})
CODE = frozenset({"code", "tt", "samp"})
_LINE_BREAK = "<br>\n"
_CODE = "`"
_LAST_SIGN = 0x2FFF
"""Behind it are scripts and emoji. Source: `plugins/prose/link_rules.py`."""


class Surroundings(Protocol):
    """What only the import as a whole knows."""

    def link(self, href: str) -> str:
        """Where a link leads now; "" where it leads nowhere any more and its text alone stays."""

    def note(self, key: str) -> int:
        """The number of a footnote, 0 for none of that key."""


def write_line(
    nodes: Iterable[PageElement], around: Surroundings, within: frozenset[str] = frozenset()
) -> str:
    """A run of text and inline elements as Markdown, without white space at its ends."""
    return _tidy(_join(_pieces(nodes, around, within)))


def write_plain_line(
    nodes: Iterable[PageElement], around: Surroundings, within: frozenset[str] = frozenset()
) -> str:
    """A run of text with its links and breaks alone; nothing in it can be taken for another sign."""
    return _tidy("".join(_write_plain(node, around, within) for node in nodes))


def _write_plain(node: PageElement, around: Surroundings, within: frozenset[str]) -> str:
    if isinstance(node, NavigableString):
        return spell(flatten(str(node)))
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return _LINE_BREAK
    is_link = node.name == "a" and "a" not in within
    inner = "".join(_write_plain(child, around, within | {node.name}) for child in node.children)
    return _link_to(node, inner, around) if is_link else inner


def _pieces(
    nodes: Iterable[PageElement], around: Surroundings, within: frozenset[str]
) -> list[tuple[str, str]]:
    """Pairs of text and the sign that emphasises it, "" for none; text of a program is as it was."""
    pieces: list[tuple[str, str]] = []
    for node in nodes:
        if isinstance(node, NavigableString):
            pieces.append((escape(flatten(str(node))), ""))
        elif isinstance(node, Tag):
            pieces.extend(_write_tag(node, around, within))
    return pieces


def _write_tag(tag: Tag, around: Surroundings, within: frozenset[str]) -> list[tuple[str, str]]:
    name = tag.name
    if name == "br":
        return [(_LINE_BREAK, "")]
    if name in CODE:
        return [(tag.get_text(), _CODE)]
    for names, sign in ((STRONG, "**"), (EMPHASIS, "*")):
        if name in names:
            inner = _pieces(tag.children, around, within | {sign})
            return inner if sign in within else _part_spaces(_join(inner), sign)
    if name == "a" and "a" not in within:
        return [(_write_link(tag, around, within), "")]
    if name == "sup" and tag.get("data-fn") and (number := around.note(str(tag["data-fn"]))):
        return [(f"[^{number}]", "")]
    pieces = _pieces(tag.children, around, within)
    inner_text = _join(pieces)
    if name == "q":
        return [(f"“{inner_text.strip()}”", "")]
    kept = "del" if name in DELETED else name
    if kept in KEPT | DELETED and inner_text.strip():
        title = (
            f' title="{html.escape(flatten(str(tag["title"])))}"'
            if name == "abbr" and tag.get("title")
            else ""
        )
        return [(f"<{kept}{title}>{inner_text}</{kept}>", "")]
    # Not joined yet: what stands beside them decides how their signs are read.
    return pieces


def _write_link(tag: Tag, around: Surroundings, within: frozenset[str]) -> str:
    return _link_to(tag, _join(_pieces(tag.children, around, within | {"a"})), around)


def _link_to(tag: Tag, text: str, around: Surroundings) -> str:
    """A link's text in brackets, with where it leads; the text alone where it leads nowhere."""
    core = text.strip()
    # A link on a full stop alone is one that nobody sees; the gate would refuse the text for it.
    href = around.link(str(tag.get("href") or "")) if has_words(tag.get_text()) else ""
    if not href:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}[{core.replace(_LINE_BREAK, ' ')}]({write_address(href)}){trail}"


def has_words(text: str) -> bool:
    """Whether a link's text can be seen and said: a letter, a digit or a picture among its signs."""
    return any(char.isalnum() or ord(char) > _LAST_SIGN for char in flatten(text))


def _part_spaces(text: str, sign: str) -> list[tuple[str, str]]:
    """Emphasis around the words alone: a space behind its first sign would undo it."""
    core = text.strip()
    while core.startswith(_LINE_BREAK.strip()) or core.endswith(_LINE_BREAK.strip()):
        core = core.removeprefix("<br>").removesuffix("<br>").strip()
    if not core:
        return [(text, "")]
    start = text.index(core)
    return [(text[:start], ""), (core, sign), (text[start + len(core) :], "")]


def _join(pieces: list[tuple[str, str]]) -> str:
    """The pieces in one text; where a sign would be read otherwise, the element itself is written."""
    pieces = [piece for piece in pieces if piece[0]]
    written = ""
    for number, (text, sign) in enumerate(pieces):
        if not sign:
            written += text
            continue
        if sign == _CODE:
            # Two such runs side by side would be one with other signs around it.
            written += write_code(text, in_signs=not written.endswith(_CODE))
            continue
        after = pieces[number + 1] if number + 1 < len(pieces) else ("", "")
        is_clear = _is_apart(written[-1:]) and _is_apart(after[0][:1]) and not after[1].strip(_CODE)
        if is_clear and "*" not in text[:1] + text[-1:] and "\\" not in text[-1:]:
            written += f"{sign}{text}{sign}"
        else:
            element = "strong" if sign == "**" else "em"
            written += f"<{element}>{text}</{element}>"
    return written


def _is_apart(char: str) -> bool:
    return not char or not (char.isalnum() or char in "*_\\")


def _tidy(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    while lines and lines[-1].removesuffix("<br>").strip() == "":
        lines.pop()
    while lines and lines[0].removesuffix("<br>").strip() == "":
        lines.pop(0)
    if lines:
        lines[-1] = lines[-1].removesuffix("<br>").rstrip()
    return "\n".join(line for line in lines if line)


def write_raw(nodes: Iterable[PageElement], link: Callable[[str], str]) -> str:
    """A run as HTML of the forms that raw HTML may have here: for tables that Markdown has no sign for."""
    written = []
    for node in nodes:
        if isinstance(node, NavigableString):
            written.append(html.escape(flatten(str(node)), quote=False))
        elif isinstance(node, Tag):
            written.append(_write_raw_tag(node, link))
    return "".join(written)


def _write_raw_tag(tag: Tag, link: Callable[[str], str]) -> str:
    if tag.name == "br":
        return "<br>"
    inner = write_raw(tag.children, link)
    if tag.name == "a":
        href = link(str(tag.get("href") or "")) if has_words(tag.get_text()) else ""
        return f'<a href="{html.escape(write_address(href))}">{inner}</a>' if href else inner
    name = "del" if tag.name in DELETED else tag.name
    name = "strong" if name in STRONG else "em" if name in EMPHASIS else "code" if name in CODE else name
    if name in {"strong", "em", "code", "del", *KEPT} and inner.strip():
        return f"<{name}>{inner}</{name}>"
    if name == "img":
        return html.escape(flatten(str(tag.get("alt") or "")), quote=False)
    is_block = name in {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
    return f"{inner}<br>" if is_block and inner.strip() else inner
