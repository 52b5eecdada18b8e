"""Rules: lines that Markdown takes for the definition of a link that nothing uses: readers never see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown.blockprocessors import ReferenceProcessor

from plugins.gate.problem import quote

from .layout import Block
from .report import Report

_FRONT = re.compile(r"(?m)^(?:[ ]*>)*[ ]*(?:(?:[-*+]|\d{1,9}\.)[ ]+)?")
_LABEL = re.compile(r"\[([^\[\]]*)\]")


def check_definitions(blocks: Iterable[Block], report: Report) -> None:
    """Tell each definition of a link whose name stands nowhere else, for its words would be lost."""
    texts = [(block, _FRONT.sub("", block.text)) for block in blocks if not block.is_code]
    found = [(block, text, match) for block, text in texts for match in _definitions(text)]
    if not found:
        return
    used = {label for _, text in texts for label in _read_used(text)}
    for block, text, match in found:
        if _fold(match[1]) not in used:
            line = " ".join(match[0].split())
            report.error(
                f"baris {quote(line)} tidak tampil di halaman karena dibaca sebagai alamat sebuah tautan",
                f"tulis \\{line} bila itu kalimat; hapus bila tidak terpakai",
                line=report.line_in(block.line, text, match.start()),
            )


def _definitions(text: str) -> Iterator[re.Match[str]]:
    """By the library's own pattern, so that both always agree; a footnote has another processor."""
    return (match for match in ReferenceProcessor.RE.finditer(text) if not match[1].startswith("^"))


def _read_used(text: str) -> Iterator[str]:
    """The names in brackets that are not those of definitions."""
    for match in _LABEL.finditer(ReferenceProcessor.RE.sub("", text)):
        yield _fold(match[1])


def _fold(label: str) -> str:
    return " ".join(label.split()).lower()
