"""Words: a plain text to HTML, straight on: what Python-Markdown gives, in a tenth of its time.

Most articles are headings, paragraphs, flat lists and simple tables. These are read here; at the
first doubt nothing is, and the library reads the whole text. So this module decides nothing about
Markdown: a test holds every text that it takes against the library.

    text      = blocks parted by one empty line; every character visible or a single space or line feed;
                none of \\ ` < > & _ { } ^ ~ and no "!["
    heading   = two to six "#", a space, words without marks
    paragraph = lines that each begin with a letter, digit, quotation mark, "(", "[" or "*",
                the first not like "7. "
    list      = lines "- " paragraph-line, or lines "1. " paragraph-line counted as the writer likes;
                no list directly after another
    table     = lines "| cell | cell |" with equally many cells without marks, the second of "---" or "---:"
    marks     = **strong**, *em*, [link](address), each within one text, none in another
"""

from __future__ import annotations

import re

from .anchors import AnchorNames, make_anchor
from .tangles import is_light

_DOUBTFUL = "\\`<>&_{}^~"
_HEADINGS = {"#" * level: f"h{level}" for level in range(2, 7)}

_UNLIKE_HEADING = re.compile(r"[#*\[\]|\n]| $")
_LINE = r"""(?:[^\W_]|["'(“‘\[*])[^\n]*+(?<! )"""
_FIRST_LINE = rf"(?!\d+\. ){_LINE}"
_PARAGRAPH = re.compile(rf"{_FIRST_LINE}(?:\n{_LINE})*")
_BULLETS = re.compile(rf"- {_FIRST_LINE}(?:\n- {_FIRST_LINE})*")
_NUMBERED = re.compile(rf"1\. {_FIRST_LINE}(?:\n[0-9]+\. {_FIRST_LINE})*")
_NEXT_NUMBER = re.compile(r"\n[0-9]+\. ")

# Before emphasis stands nothing, white space or an opening sign; after it no letter and no mark.
_INSIDE = r"(?!\s)([^*\[\]]*[^*\[\]\s])"
_MARK = re.compile(
    rf"""\*\*(?<![^\s("'“‘]\*\*){_INSIDE}\*\*(?![\w*\[])"""
    rf"""|\*(?<![^\s("'“‘]\*){_INSIDE}\*(?![\w*\[])"""
    rf"|\[{_INSIDE}\]\(([A-Za-z0-9/:.?=#%+,;@-]+)\)"
)

_ROW = re.compile(r"\|(?: [^|\s](?:[^|\n]*[^|\s])? \|){2,}")
_RULES = re.compile(r"\|(?: :?-{3,}:? \|){2,}")
_SIDES = {
    "--": "",
    ":-": ' class="cell--left"',
    "::": ' class="cell--center"',
    "-:": ' class="cell--right"',
}


def convert_plain(body: str) -> str | None:
    """The body as HTML, as `Converter.convert` gives it; None where that has to be asked."""
    text = body.strip("\n")
    if not text.replace("\n", " ").isprintable() or any(sign in text for sign in _DOUBTFUL):
        return None
    if ("!" in text and "![" in text) or not is_light(body):
        return None
    names = AnchorNames()
    done: list[str] = []
    after_list = False
    for block in text.split("\n\n"):
        first = block[:1]
        is_list = first == "-" or block.startswith("1. ")
        if is_list:
            html = None if after_list else _convert_list(block)
        elif first == "#":
            html = _convert_heading(block, names)
        elif first == "|":
            html = _convert_table(block)
        else:
            html = _convert_paragraph(block)
        if html is None:
            return None
        done.append(html)
        after_list = is_list
    return "\n".join(done)


def _convert_heading(block: str, names: AnchorNames) -> str | None:
    level, _, text = block.partition(" ")
    name = _HEADINGS.get(level)
    if not name or not text or text[0] == " " or _UNLIKE_HEADING.search(text):
        return None
    return f'<{name} id="{names.give(make_anchor(text))}">{text}</{name}>'


def _convert_paragraph(block: str) -> str | None:
    if "|" in block or not _PARAGRAPH.fullmatch(block):
        return None
    text = _convert_marks(block)
    return None if text is None else f"<p>{text}</p>"


def _convert_list(block: str) -> str | None:
    if "|" in block:
        return None
    if _BULLETS.fullmatch(block):
        name, items = "ul", block[2:].split("\n- ")
    elif _NUMBERED.fullmatch(block):
        name, items = "ol", _NEXT_NUMBER.split(block[3:])
    else:
        return None
    texts = [_convert_marks(item) for item in items]
    inside = "".join(f"<li>{text}</li>\n" for text in texts)
    return None if None in texts else f"<{name}>\n{inside}</{name}>"


def _convert_marks(text: str) -> str | None:
    """The marks of one text alone, so that none begins in one item and ends in the next."""
    if "*" in text or "[" in text or "]" in text:
        text = _MARK.sub(_convert_mark, text)
        if "*" in text or "[" in text or "]" in text:
            return None
    return text


def _convert_mark(match: re.Match[str]) -> str:
    strong, em, words, address = match.groups()
    if words:
        return f'<a href="{address}">{words}</a>'
    return f"<em>{em}</em>" if em else f"<strong>{strong}</strong>"


def _convert_table(block: str) -> str | None:
    head, rule, *rows = block.split("\n") if block.count("\n") > 1 else ("", "")
    if not _RULES.fullmatch(rule) or any(sign in block for sign in "*[]"):
        return None
    sides = [_SIDES[cell[0] + cell[-1]] for cell in rule[2:-2].split(" | ")]
    lines = [_convert_row(row, "td", sides) for row in rows]
    top = _convert_row(head, "th", sides)
    if top is None or None in lines:
        return None
    body = "".join(f"{line}\n" for line in lines)
    return f"<table>\n<thead>\n{top}\n</thead>\n<tbody>\n{body}</tbody>\n</table>"


def _convert_row(row: str, name: str, sides: list[str]) -> str | None:
    cells = row[2:-2].split(" | ")
    if len(cells) != len(sides) or not _ROW.fullmatch(row):
        return None
    inside = "".join(f"<{name}{side}>{cell}</{name}>\n" for cell, side in zip(cells, sides, strict=True))
    return f"<tr>\n{inside}</tr>"
