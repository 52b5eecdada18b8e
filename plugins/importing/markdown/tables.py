"""Words: a table as Markdown's own where it can be one, and as plain HTML where it cannot."""

from __future__ import annotations

import re

from bs4 import Tag

from .lines import Surroundings, write_line, write_raw
from .signs import escape, flatten, guard_starts

_SPAN = re.compile(r"[1-9]\d{0,2}")


def write_table(table: Tag, around: Surroundings, *, is_nested: bool = False) -> list[str]:
    """The blocks of a table: itself, and its caption as a paragraph behind it.

    Args:
        is_nested: within a list or a quotation, where Markdown knows no table: each row is a line then.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
    cells = [row for row in cells if row]
    caption = table.find("caption")
    after = [guard_starts(write_line(caption.children, around))] if caption else []
    if not any(cell.get_text().strip() for row in cells for cell in row):
        words = guard_starts(escape(flatten(table.get_text(" ")).strip()))
        return [block for block in ([words] if not caption else after) if block]
    if is_nested:
        lines = [
            " – ".join(filter(None, (write_line(cell.children, around) for cell in row))) for row in cells
        ]
        return [block for block in [*(guard_starts(line) for line in lines), *after] if block]
    return [
        _write_plain(cells, around) if _is_plain(cells) else _write_html(cells, around),
        *filter(None, after),
    ]


def _is_plain(rows: list[list[Tag]]) -> bool:
    """Whether Markdown has a sign for all of it: a row of headings, then rows as long, each cell one line."""
    width = len(rows[0])
    return (
        len(rows) > 1
        and width > 1
        and all(cell.name == "th" or cell.find_parent("thead") for cell in rows[0])
        and all(cell.get_text().strip() for cell in rows[0])
        and all(len(row) == width for row in rows)
        and not any(_is_rich(cell) for row in rows for cell in row)
        and not any(cell.name == "th" for row in rows[1:] for cell in row)
    )


def _is_rich(cell: Tag) -> bool:
    spans = (str(cell.get(name) or "1") for name in ("colspan", "rowspan"))
    blocks = ["ul", "ol", "pre", "table", "blockquote", "img", "br", "code", "dl"]
    return any(span != "1" for span in spans) or cell.find(blocks) is not None or len(cell.find_all("p")) > 1


def _write_plain(rows: list[list[Tag]], around: Surroundings) -> str:
    lines = [
        "| "
        + " | ".join(write_line(_inner(cell).children, around).replace("|", "&#124;") for cell in row)
        + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _inner(cell: Tag) -> Tag:
    """A cell's one paragraph, or the cell itself."""
    paragraph = cell.find("p")
    return paragraph if paragraph is not None and paragraph.get_text() == cell.get_text() else cell


def _write_html(rows: list[list[Tag]], around: Surroundings) -> str:
    lines = ["<table>"]
    for row in rows:
        lines.append("<tr>")
        for cell in row:
            spans = "".join(
                f' {name}="{cell[name]}"'
                for name in ("colspan", "rowspan")
                if _SPAN.fullmatch(str(cell.get(name)))
            )
            inner = re.sub(r"(?:<br>)+$", "", write_raw(cell.children, around.link).strip())
            lines.append(f"<{cell.name}{spans}>{inner}</{cell.name}>")
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])
