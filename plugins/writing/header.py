"""Words: values of a header, and the lines that say them: one way of writing for `new` and the form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from plugins.gate.key import Key, Shape

Value = str | Sequence[str] | Mapping[str, str] | Sequence[Mapping[str, str]]
"""A text, a list of texts, a block of keys, or a list of such blocks."""

# What YAML reads as the same text without quotation marks, whatever it makes of numbers and words:
# the gate keeps every value as text.
PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?")

# A reader of the file has to know at once that it is a translation, and of what.
_FIRST = ("lang", "translation_of")


def write_header(values: Mapping[str, Value], keys: Sequence[Key]) -> str:
    """All lines of a header without its fences; what is empty is left out, unless it is needed.

    Args:
        values: by key; keys: legal ones, in the order of a form.
    """
    given = [key for key in in_order(keys) if values.get(key.name) or (key.required and key.name in values)]
    return "".join(write_key(key, values[key.name]) for key in given)


def in_order(keys: Sequence[Key]) -> list[Key]:
    """Keys as they are written: in the order of a form, behind those that tell a translation."""
    return sorted(keys, key=lambda key: key.name not in _FIRST)


def write_key(key: Key, value: Value) -> str:
    """A key and its value, in as many lines as its shape has."""
    if key.shape is Shape.GROUP and isinstance(value, Mapping):
        return f"{key.name}:\n" + "".join(f"  {line}" for line in _write_block(key, value))
    if key.shape is Shape.GROUPS:
        items = [_write_block(key, item) for item in value if isinstance(item, Mapping)]
        return f"{key.name}:\n" + "".join(_as_item(lines) for lines in items)
    if isinstance(value, str):
        return f"{key.name}: {_write_text(key, value)}\n"
    texts = [_write_text(key, item) for item in value if isinstance(item, str)]
    return f"{key.name}: {texts[0] if _is_one(key, texts) else '[' + ', '.join(texts) + ']'}\n"


def _write_block(key: Key, values: Mapping[str, str]) -> list[str]:
    return [
        f"{part.name}: {_write_text(part, values[part.name])}\n" for part in key.keys if values.get(part.name)
    ]


def _as_item(lines: Sequence[str]) -> str:
    return "".join(f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines))


def _is_one(key: Key, texts: Sequence[str]) -> bool:
    return key.shape is Shape.LINE_OR_LINES and len(texts) == 1


def _write_text(key: Key, text: str) -> str:
    """A text as it may stand in YAML; what readers see is always in quotation marks."""
    return text if not key.is_prose and PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
