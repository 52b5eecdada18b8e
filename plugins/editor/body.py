"""Words: Markdown as the form's text editor writes it → as it is written here, and only where it was edited.

The editor writes a whole text anew after one changed letter: other signs for lists, two spaces where
Python-Markdown wants four, tables filled with spaces, and a backslash for a line's end, which
Python-Markdown would print.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[*+-]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_ROW = re.compile(r"\|.*\|\s*")
_RULE_CELL = re.compile(r":?-+:?")
# Three or more signs of their own are a line across, no list.
_RULE = re.compile(r" {0,3}([*_-])(?: *\1){2,} *")
_STEP = 4
"""Source: Python-Markdown, "Indentation/Tab Length"."""


def settle_body(written: str, before: str) -> str:
    """A text after an edit; lines that were not edited stay as they were.

    Args:
        written: as the form gives it; before: the text that it was made of, "" for a new one.
    """
    after = tidy_body(written)
    old, known = before.strip("\n").split("\n"), tidy_body(before).split("\n")
    if len(old) != len(known):
        return after
    new = after.split("\n")
    settled: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, known, new, autojunk=False).get_opcodes():
        settled += old[first:last] if tag == "equal" else new[start:end]
    return "\n".join(settled)


def tidy_body(text: str) -> str:
    """Markdown in the signs that are used here; what it says stays the same."""
    tidied: list[str] = []
    levels: list[tuple[int, int]] = []
    is_code = False
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            is_code = not is_code
        item = None if is_code or _RULE.fullmatch(line) else _ITEM.match(line)
        if item is not None and (len(item["indent"]) < _STEP or levels):
            if item["sign"] == "*" and tidied and not tidied[-1] and _is_deeper(item, levels):
                # A blank line here would part the items into paragraphs.
                tidied.pop()
            line = _move_item(line, item, levels)
        elif line.strip() and levels:
            line = _follow(line, levels)
        if not is_code and _ROW.fullmatch(line):
            line = _fit_row(line)
        if not is_code and line.endswith("\\") and not line.endswith("\\\\") and number + 1 < len(lines):
            line = f"{line[:-1]}  "
        tidied.append(line)
    return "\n".join(tidied)


def _is_deeper(item: re.Match[str], levels: list[tuple[int, int]]) -> bool:
    return bool(levels) and len(item["indent"]) > levels[-1][0]


def _move_item(line: str, item: re.Match[str], levels: list[tuple[int, int]]) -> str:
    """An item at its level's depth; levels hold where each item's sign and text stood."""
    indent = len(item["indent"])
    while levels and indent < levels[-1][1] and indent <= levels[-1][0]:
        levels.pop()
    if levels and levels[-1][0] < indent < levels[-1][1]:
        # Less than the text above: the same list, written unevenly.
        levels.pop()
    levels.append((indent, item.end()))
    sign = item["sign"] if item["sign"][0].isdigit() else "-"
    return f"{' ' * _STEP * (len(levels) - 1)}{sign} {line[item.end() :]}"


def _follow(line: str, levels: list[tuple[int, int]]) -> str:
    """A line below an item: of the same item where it is set in, else the end of the list."""
    indent = len(line) - len(line.lstrip(" "))
    while levels and indent < levels[-1][1] and indent <= levels[-1][0]:
        levels.pop()
    if not levels:
        return line
    return " " * _STEP * len(levels) + line.lstrip(" ")


def _fit_row(line: str) -> str:
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
    if all(_RULE_CELL.fullmatch(cell) for cell in cells):
        cells = [re.sub(r"-+", "---", cell) for cell in cells]
    return f"| {' | '.join(cells)} |" if all(cells) else line
