"""Words: plain text as Markdown that says the same, letter by letter.

Held against the converter by a property test: whatever text goes in comes out again on the page.
"""

from __future__ import annotations

import re

from plugins.gate.characters import without_faulty

_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#|[a-zA-Z0-9]+;)|!(?=$)")
_ANY_SIGN = re.compile(r"[\\`*_{}\[\]()<>&~|=^#!+:-]")
_STARTS = (
    (re.compile(r"(?m)^(\d{1,9})([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"(?m)^([-+])(?=\s|-|$)"), r"\\\1"),
    (re.compile(r"(?m)^(#)"), r"\\\1"),
    (re.compile(r"(?m)^>"), "&gt;"),
    (re.compile(r"(?m)^="), "&#61;"),
    (re.compile(r"(?m)^:(?=\s)"), "&#58;"),
    (re.compile(r"(?m)^~"), "&#126;"),
    (re.compile(r"(?m)^\|"), "&#124;"),
    # A link or a footnote's number whose first bracket is closed before a colon would define a reference.
    (re.compile(r"(?m)^(\[[^\[\]]*\]):"), r"\1&#58;"),
)
_WINDOWS = {code: shown for code in range(0x80, 0xA0) if (shown := bytes([code]).decode("cp1252", "ignore"))}
_SPACES = re.compile(r"[ \t\n\r\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


LOST_LETTER, LOST_OBJECT = "\ufffd", "\ufffc"
"""What an earlier program put where it could not read a letter, and where a pasted picture was."""


def flatten(text: str) -> str:
    """Text as a browser shows it: white space is one space, and what nobody sees is gone."""
    return _SPACES.sub(" ", drop_unseen(text))


def drop_unseen(text: str) -> str:
    """Text without signs that the gate refuses; joiners stay where an emoji or a script needs them.

    Left-overs of Windows-1252 (U+0093 for “) become what was typed, as browsers do with `&#147;`; a letter
    that was lost on the former site is a question mark.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_WINDOWS).replace(LOST_OBJECT, "").replace(LOST_LETTER, "?")
    return without_faulty(text)


def escape(text: str) -> str:
    """Text within a line: no sign in it is Markdown."""
    return _SPECIAL.sub(lambda match: {"<": "&lt;", "&": "&amp;"}.get(match[0], "\\" + match[0]), text)


def spell(text: str) -> str:
    """Text within a line, its signs by their numbers: harder to read for a writer, plain to any converter."""
    return _ANY_SIGN.sub(lambda match: f"&#{ord(match[0])};", text)


def guard_starts(block: str) -> str:
    """A finished block whose lines begin with nothing that Markdown takes for a sign."""
    for pattern, instead in _STARTS:
        block = pattern.sub(instead, block)
    return block


def write_address(url: str) -> str:
    """An address as it may stand in brackets."""
    marks = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "^": "%5E"}
    marks |= {"`": "%60", "{": "%7B", "|": "%7C", "}": "%7D", "[": "%5B", "]": "%5D", "*": "%2A", "_": "_"}
    return "".join(marks.get(char, char) for char in re.sub(r"\s+", " ", url.strip()))


def write_title(text: str) -> str:
    """A text between the quotation marks of a picture's caption."""
    return escape(flatten(text).strip()).replace('"', "&quot;")


def fence_code(text: str, language: str = "") -> str:
    """Preformatted text as a fenced block, whatever signs it holds."""
    text = drop_unseen(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ").strip("\n")
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def write_code(text: str, *, in_signs: bool = True) -> str:
    """Text of a program within a line.

    Args:
        in_signs: False for HTML's element instead of backticks.
    """
    text = flatten(text).strip()
    if not text:
        return ""
    if "&#" in text or not in_signs:
        # The converter ends every such reference with a semicolon, even between backticks.
        return f"<code>{escape(text)}</code>"
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks = "`" * (longest + 1)
    space = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{marks}{space}{text}{space}{marks}"
