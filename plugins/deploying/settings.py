"""Edge: the targets as `deploy/targets.toml` names them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from plugins.deploying.target import DeployRefused, Target, read_place

TARGETS = Path("deploy/targets.toml")

# What an entry may say besides `to`, and of which type.
_TYPES: Mapping[str, type] = {
    "url": str,
    "made_for": str,
    "keep": int,
    "carry_days": int,
    "host_key": str,
    "endpoint": str,
    "region": str,
}
_KINDS = {str: "a text", int: "a whole number"}
_ADDRESSES = frozenset({"url", "made_for", "endpoint"})
_ADDRESS = re.compile(r"https?://[^/?#\s]+(/[^?#\s]*)?")
# At least one former release is kept, to go back to.
_BOUNDS = {"keep": (1, 100), "carry_days": (0, 366)}


def find_target(name: str, file: Path) -> Target:
    """One target by its name.

    Raises:
        DeployRefused: the file cannot be read, or names no such target, or not so.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DeployRefused(f"{file}: {error}") from error
    if name not in entries:
        near = get_close_matches(name, entries, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise DeployRefused(f"{file}: no target {name!r}; it has {', '.join(entries) or 'none'}{hint}")
    try:
        return _read_entry(name, entries[name])
    except DeployRefused as refusal:
        raise DeployRefused(f"{file}: [{name}] {refusal}") from refusal


def _read_entry(name: str, entry: Any) -> Target:
    if not isinstance(entry, dict) or not isinstance(entry.get("to"), str):
        raise DeployRefused('to: is missing; write "ssh://user@host/path", "s3://bucket" or a folder')
    for key, value in entry.items():
        if key != "to" and key not in _TYPES:
            raise DeployRefused(f"{key}: unknown; it may have to, {', '.join(_TYPES)}")
        if key != "to" and type(value) is not _TYPES[key]:
            raise DeployRefused(f"{key}: {value!r}; write {_KINDS[_TYPES[key]]}")
    for key, (least, most) in _BOUNDS.items():
        if not least <= entry.get(key, least) <= most:
            raise DeployRefused(f"{key}: {entry[key]}; write a number from {least} to {most}")
    for key in _ADDRESSES:
        if entry.get(key) and not _ADDRESS.fullmatch(entry[key]):
            raise DeployRefused(f"{key}: {entry[key]!r}; write the whole address, https://…")
    said = {key: value for key, value in entry.items() if key != "to"}
    for key in said.keys() & _ADDRESSES:
        said[key] = said[key].rstrip("/")
    return Target(name=name, **read_place(entry["to"]), **said)  # type: ignore[arg-type]
