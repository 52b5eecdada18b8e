"""Rules: the header's model and the registers as JSON Schema, for editors of plain text.

One source of rules: names, shapes, choices and labels are the model's (`gate/model.py`), limits and
patterns the constants that the gate itself uses. What a schema cannot say, only the gate does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.categories.registers import Registers
from plugins.categories.topic import Topic
from plugins.dates.reading import MAX_CHARS as MAX_DATE_CHARS
from plugins.dates.wording import month_numbers
from plugins.gate.fields import MAX_SUMMARY_CHARS, MAX_TITLE_CHARS
from plugins.gate.key import Key, Shape
from plugins.gate.model import KEYS
from plugins.gate.record import WITHDRAWN
from plugins.gate.slugs import MAX_SLUG_CHARS, SLUG
from plugins.gate.source import ARTICLE
from plugins.languages.language import ENGLISH, INDONESIAN

DIALECT = "http://json-schema.org/draft-07/schema#"
"""Source: the newest that all editors' YAML servers read."""

Schema = dict[str, Any]

# YAML gives numbers and truth values where our gate keeps the text.
_SCALAR = ["string", "number", "boolean"]
_SOMETHING = r"\S"
_ONE_LINE = r"^\s*\S[^\n]*\s*$"


def _dates() -> Schema:
    """A year of four digits, with a month by its name or in ISO's order: "05/06/2025" might be two days.

    Which of them are dates is for the gate to say.
    """
    names = sorted(month_numbers(), key=len)
    starts = [name for at, name in enumerate(names) if not name.startswith(tuple(names[:at]))]
    months = "|".join("".join(f"[{char.upper()}{char}]" for char in name) for name in starts)
    pattern = rf"\d{{4}}-\d\d-\d\d|(?:{months})[\s\S]*\d{{4}}"
    return {"type": "string", "pattern": pattern, "maxLength": MAX_DATE_CHARS}


_CONSTRAINTS: Mapping[str, Schema] = {
    "title": {"maxLength": MAX_TITLE_CHARS},
    "summary": {"maxLength": MAX_SUMMARY_CHARS},
    "slug": {"type": "string", "pattern": f"^(?:{SLUG.pattern})$", "maxLength": MAX_SLUG_CHARS},
    "date": _dates(),
    "modified": _dates(),
    # An address of ours, or a whole one of another site.
    "replaced_by": {"type": "string", "pattern": r"^(?:[Hh][Tt][Tt][Pp][Ss]?://|(?!//)[^:/]*(?:/|$))"},
    "url": {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://"},
}


def make_schema(kind: str, registers: Registers) -> Schema:
    """The schema of a source's header.

    Args:
        kind: "artikel" or "laman".
    """
    schema = _group(KEYS[kind])
    properties = schema["properties"]
    if kind == ARTICLE:
        properties["category"] |= _choice(registers.categories)
        properties["topics"]["items"] |= _choice(registers.topics)
        schema["allOf"] = [_withdrawal(), _translation()]
    return {
        "$schema": DIALECT,
        "title": f"Kepala {kind}",
        "description": "Kunci di antara baris --- pada awal berkas. Perintah check memeriksa lebih banyak.",
        **schema,
    }


def _group(keys: tuple[Key, ...]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": {key.name: _property(key) for key in keys},
    }


def _property(key: Key) -> Schema:
    said = f"{key.label}{' (wajib)' if key.required else ''}. Contoh: {key.name}: {key.example}"
    return {**_shape(key), "title": key.label, "description": said}


def _shape(key: Key) -> Schema:
    lines = {"type": "array", "items": _line(key)}
    match key.shape:
        case Shape.LINE:
            return _line(key)
        case Shape.TEXT:
            return {"type": _SCALAR, "pattern": _SOMETHING, **_CONSTRAINTS.get(key.name, {})}
        case Shape.LINES:
            return lines
        case Shape.LINE_OR_LINES:
            return {"anyOf": [_line(key), lines]}
        case Shape.GROUP:
            return _group(key.keys)
        case _:
            return {"type": "array", "items": _group(key.keys)}


def _line(key: Key) -> Schema:
    if key.choices:
        return {"enum": list(key.choices)}
    return {"type": _SCALAR, "pattern": _ONE_LINE, **_CONSTRAINTS.get(key.name, {})}


def _choice(terms: Mapping[str, Category] | Mapping[str, Topic] | Mapping[str, Office]) -> Schema:
    """Names of a register, former ones too, which the gate accepts; each with what it is called."""
    names = {name: term.name for slug, term in terms.items() for name in (slug, *term.aliases)}
    # `enumDescriptions` is what YAML's language server shows beside a choice.
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _withdrawal() -> Schema:
    """`status: withdrawn` and the block `withdrawn` go together."""
    is_withdrawn = {"properties": {"status": {"const": WITHDRAWN}}, "required": ["status"]}
    never = {"properties": {"withdrawn": {"maxProperties": 0}}}
    return {"if": is_withdrawn, "then": {"required": ["withdrawn"]}, "else": never}


def _translation() -> Schema:
    """A translation names its original, and leaves to it what it takes from it."""
    is_foreign = {"properties": {"lang": {"const": ENGLISH.code}}, "required": ["lang"]}
    of_original = {"not": {"anyOf": [{"required": ["slug"]}, {"required": ["comments"]}]}}
    is_own = {"not": {"required": ["translation_of"]}, "properties": {"lang": {"const": INDONESIAN.code}}}
    return {"if": is_foreign, "then": {"required": ["translation_of"], **of_original}, "else": is_own}
