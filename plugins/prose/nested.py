"""Rules: an item below an item is indented by four spaces for each level, or the list is flattened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.gate.problem import quote

from .layout import CODE_INDENT, ITEM, Block
from .report import Report

MIN_STEP = 2
"""Fewer spaces are a slip of the hand: all such items are meant to be of one level."""


@dataclass(slots=True)
class _Level:
    indent: int
    number: int | None


def check_nesting(blocks: Iterable[Block], report: Report) -> None:
    """Tell each item that the eye sees below another, and Markdown beside it.

    Source: Python-Markdown nests by four spaces; CommonMark, and so most editors' previews, by two or three.
    """
    levels: list[_Level] = []
    for block in blocks:
        if block.is_code and not levels:
            continue
        if block.indent < MIN_STEP and not ITEM.match(block.lines[0]):
            levels.clear()
        for offset, line in enumerate(block.lines):
            item = ITEM.match(line)
            if item and _enter(levels, len(item["indent"]), item["number"]):
                depth = len(levels) - 1
                if len(item["indent"]) // CODE_INDENT < depth:
                    _tell(item, depth, report.line_in(block.line + offset), report)


def _tell(item: re.Match[str], depth: int, line: int, report: Report) -> None:
    shown, indent = item.string[item.end("quote") :].strip(), len(item["indent"])
    needed = CODE_INDENT * depth
    report.error(
        f"anak daftar {quote(shown)} tidak menjadi anak karena hanya menjorok {indent} spasi",
        f"anak daftar harus menjorok empat spasi tiap tingkat; tulis {needed} spasi di depannya",
        line=line,
    )


def _enter(levels: list[_Level], indent: int, written: str | None) -> bool:
    """Take an item in at its level; False for a line that only begins like one, as "12. Selanjutnya"."""
    number = int(written) if written else None
    while len(levels) > 1 and indent < levels[-1].indent - 1:
        levels.pop()
    if not levels:
        levels.append(_Level(indent, number))
    elif indent >= levels[-1].indent + MIN_STEP:
        if number is not None and number > 1:
            return False
        levels.append(_Level(indent, number))
    return True
