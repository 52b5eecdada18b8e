"""Words: what a source's header says as the values of a form, and a form's values as a header has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.gate.key import Key, Shape
from plugins.gate.record import PUBLISHED
from plugins.gate.source import Entry, Source
from plugins.writing.answers import understand_date
from plugins.writing.header import Value

ORIGIN = "asal"

# What a header means where it does not say it.
UNSAID = {"status": PUBLISHED}


def show_header(header: Mapping[str, Entry], keys: Sequence[Key], zone: str) -> dict[str, Value]:
    """A header's values for the form; what is absent or faulty is left out.

    Args:
        keys: legal ones; zone: of the office, in which dates are shown.
    """
    shown = {key.name: _show(header[key.name], key, zone) for key in keys if key.name in header}
    return {name: value for name, value in shown.items() if value}


def clean_form(given: Mapping[str, object], keys: Sequence[Key], zone: str) -> dict[str, Value]:
    """A form's values as a header has them: dates in the office's zone, no white space, nothing empty.

    Args:
        given: whatever the form sent; names that are no keys are left out.
    """
    cleaned = {key.name: _clean(given.get(key.name), key, zone) for key in keys}
    return {name: value for name, value in cleaned.items() if value and UNSAID.get(name) != value}


def _show(entry: Entry, key: Key, zone: str) -> Value:
    value = entry.value
    if isinstance(value, str):
        text = understand_date(value, zone) if key.is_date else value
        return [text] if key.shape is Shape.LINE_OR_LINES else text
    if isinstance(value, Mapping):
        return _show_block(value, key, zone)
    if key.shape is Shape.GROUPS:
        return [_show_block(item.value, key, zone) for item in value or () if isinstance(item.value, Mapping)]
    return [item.value for item in value or () if isinstance(item.value, str)]


def _show_block(entries: Mapping[str, Entry], key: Key, zone: str) -> dict[str, str]:
    parts = {part.name: part for part in key.keys}
    shown = {name: _show(entry, parts[name], zone) for name, entry in entries.items() if name in parts}
    return {name: value for name, value in shown.items() if isinstance(value, str)}


def _clean(value: object, key: Key, zone: str) -> Value:
    if key.shape is Shape.GROUP:
        return _clean_block(value, key, zone)
    if key.shape is Shape.GROUPS:
        blocks = [_clean_block(item, key, zone) for item in _items(value)]
        return [block for block in blocks if block]
    if key.shape in (Shape.LINES, Shape.LINE_OR_LINES):
        texts = [_clean_text(item, key, zone) for item in _items(value)]
        return [text for text in texts if text]
    return _clean_text(value, key, zone)


def _clean_block(value: object, key: Key, zone: str) -> dict[str, str]:
    given = value if isinstance(value, Mapping) else {}
    block = {part.name: _clean_text(given.get(part.name), part, zone) for part in key.keys}
    return {name: text for name, text in block.items() if text}


def _clean_text(value: object, key: Key, zone: str) -> str:
    if not isinstance(value, str | int | float):
        return ""
    text = str(value).replace("\r\n", "\n").strip()
    if key.is_date:
        return understand_date(text, zone)
    return text if key.shape is Shape.TEXT else " ".join(text.split())


def _items(value: object) -> Sequence[object]:
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, list) else []


def find_origin(given: Mapping[str, object]) -> tuple[str, str]:
    """Digest and path of the text that a form shows; "" twice for a new one."""
    digest, _, path = str(given.get(ORIGIN) or "").partition(" ")
    return digest, path


def text_of(source: Source, key: str) -> str:
    """A key's text as it is written; "" where it has none."""
    entry = source.header.get(key)
    return entry.value if entry is not None and isinstance(entry.value, str) else ""
