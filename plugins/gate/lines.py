"""Words: the forms of a header's lines, and text as YAML quotes it."""

from __future__ import annotations

import re

from plugins.gate.problem import HEADER_FIELD

PAIR = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[\w.\-]+)\s*:(?P<gap>\s+|$)(?P<value>.*)")
TIGHT_PAIR = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_]+):(?P<value>\S.*)")
ITEM = re.compile(r"(?P<lead>\s*-\s+)(?P<value>\S.*)")
TIGHT_ITEM = re.compile(r"(?P<lead>\s*)-(?P<value>[^\s\-].*)")


def quote_yaml(text: str) -> str:
    """Text as a quoted YAML value, in the quotation marks that need least changes inside."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inside = text[1:-1]
        # “'Jum'at berkah'” is one quotation with an apostrophe; “"A" dan "B"” are two.
        after = inside.partition(text[0])[2][:1]
        text = inside if text[0] not in inside or after.isalnum() else text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def field_at(lines: list[str], index: int) -> str:
    """The key that a header's line belongs to, "image.alt" below another; "kepala" where it has none."""
    pair = PAIR.match(lines[index]) or TIGHT_PAIR.match(lines[index])
    if pair is None:
        return HEADER_FIELD
    if not pair["lead"]:
        return pair["key"][:40]
    for above in range(index - 1, -1, -1):
        parent = PAIR.match(lines[above])
        if parent is not None and not parent["lead"]:
            is_below = not parent["value"]
            return f"{parent['key']}.{pair['key']}"[:40] if is_below else pair["key"][:40]
    return pair["key"][:40]
