"""Store: an index whose bytes follow from its texts alone.

Pagefind 1.5 keeps filters and their values in hash tables, whose order is another at every run.
Both lists are put in order here; the names of files, which are hashes of their content, follow.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from plugins.search.engine import IndexRefused
from plugins.search.talk import ENTRY

SIGNATURE = b"pagefind_dcd"
HASH_CHARS = 10
# Place of the list of filters in the file of an index's facts, and what each of its items holds.
FILTERS = 3

# What Pagefind's files are made of: the part of CBOR (RFC 8949, 3.1) without maps and fractions.
Value = int | bytes | str | list["Value"]


def make_canonical(folder: Path) -> None:
    """Orders the filters of an index that was just written.

    Raises:
        IndexRefused: the files are not of the form that this version of Pagefind writes.
    """
    try:
        entry = json.loads((folder / ENTRY).read_bytes())
        for language in entry["languages"].values():
            language["hash"] = _order_filters(folder, language["hash"])
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"))
        (folder / ENTRY).write_text(text, encoding="utf-8")
    except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
        raise IndexRefused(f"Pagefind's files have another form than expected: {error!r}") from error


def _order_filters(folder: Path, name: str) -> str:
    """Writes the facts of a language anew; gives the name that they have now."""
    path = folder / f"pagefind.{name}.pf_meta"
    facts = _load(path)
    filters = facts[FILTERS]
    for item in filters:
        item[1] = _order_values(folder, item[1])
    filters.sort()
    return _replace(path, facts, folder, "pagefind.{}.pf_meta")


def _order_values(folder: Path, name: str) -> str:
    path = folder / "filter" / f"{name}.pf_filter"
    table = _load(path)
    table[1].sort()
    return _replace(path, table, folder / "filter", "{}.pf_filter")


def _replace(path: Path, value: list[Any], folder: Path, form: str) -> str:
    data = SIGNATURE + encode(value)
    name = f"id_{hashlib.sha256(data).hexdigest()[:HASH_CHARS]}"
    path.unlink()
    (folder / form.format(name)).write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    return name


def _load(path: Path) -> list[Any]:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SIGNATURE):
        raise ValueError(f"{path.name} has no signature")
    value, end = decode(data, len(SIGNATURE))
    if end != len(data) or not isinstance(value, list):
        raise ValueError(f"{path.name} does not end where it should")
    return value


def encode(value: Value) -> bytes:
    """CBOR of a value."""
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    return _head(4, len(value)) + b"".join(map(encode, value))


def _head(kind: int, count: int) -> bytes:
    if count < 24:
        return bytes([kind << 5 | count])
    size = next(power for power in range(4) if count < 1 << (8 << power))
    return bytes([kind << 5 | 24 + size]) + count.to_bytes(1 << size, "big")


def decode(data: bytes, start: int = 0) -> tuple[Value, int]:
    """A value and where it ends.

    Raises:
        ValueError: of a kind that Pagefind's files do not hold; IndexError: cut short.
    """
    kind, count, start = data[start] >> 5, data[start] & 31, start + 1
    if count >= 28:
        raise ValueError(f"CBOR of an unknown length at {start}")
    if count >= 24:
        size = 1 << (count - 24)
        count, start = int.from_bytes(data[start : start + size], "big"), start + size
    if kind == 0:
        return count, start
    if kind in (2, 3):
        text = data[start : start + count]
        return (text if kind == 2 else text.decode()), start + count
    if kind != 4:
        raise ValueError(f"CBOR of an unknown kind {kind} at {start}")
    items: list[Value] = []
    for _ in range(count):
        item, start = decode(data, start)
        items.append(item)
    return items, start
