"""Words: what readers said below a text whose theme marks no comment: each begins with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag

from plugins.importing.found import FoundComment

from .date_lines import is_date_line, list_pieces, tells_day
from .evidence import Evidence, read_line
from .furniture import COMMENTS, FORM, REPLY, name_kind
from .lines import Line, write_lines
from .voices import is_around_comment, make_comment

_SAYING = re.compile(
    r"(.{1,60}?)\s+(?:says|said|berkata|mengatakan|menulis|a dit)\s*:?(?:\s.{0,60})?", re.IGNORECASE
)
_NAME_WORDS = 5


def read_spoken(root: Tag, lines: Sequence[Line]) -> Iterator[FoundComment]:
    """The comments behind a heading that counts them."""
    first = next((n for n, line in enumerate(lines) if _is_heading(lines, n)), len(lines))
    behind = lines[first + 1 :]
    begins = [n for n in range(len(behind)) if _find_name(behind, n)]
    for number, (begin, end) in enumerate(zip(begins, [*begins, len(behind)][1:], strict=True), 1):
        own = behind[begin:end]
        said = []
        for line in own[1:]:
            if name_kind(line.text) in (REPLY, FORM):
                break
            if not is_around_comment(line):
                said.append(line)
        if said:
            yield make_comment(
                str(number), _find_name(behind, begin), _find_day(own), write_lines(root, said)
            )


def _is_heading(lines: Sequence[Line], number: int) -> bool:
    return (
        name_kind(lines[number].text) == COMMENTS
        and number + 1 < len(lines)
        and bool(_find_name(lines, number + 1))
    )


def _find_name(lines: Sequence[Line], number: int) -> str:
    """The name with which a comment begins; "" where none does."""
    line = lines[number]
    if found := _SAYING.fullmatch(line.text):
        return found[1]
    pieces = list_pieces(line)
    if len(pieces) == 2 and is_date_line(pieces[1]) and _is_name(pieces[0]):
        return pieces[0]
    follows = number + 1 < len(lines) and tells_day(lines[number + 1])
    return line.text if follows and _is_name(line.text) else ""


def _is_name(text: str) -> bool:
    return len(text.split()) <= _NAME_WORDS and not name_kind(text) and not text.endswith((".", "!", "?"))


def _find_day(own: Sequence[Line]) -> Evidence | None:
    texts = [text for line in own[:2] for text in (*list_pieces(line), line.text)]
    return next((read_line(text) for text in texts if is_date_line(text)), None)
