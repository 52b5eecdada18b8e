"""Words: a source's text after an edit: only what was edited is written anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.gate.key import Key
from plugins.gate.source import FENCE
from plugins.writing.header import Value, in_order, write_header, write_key

# A key of the header itself; what is indented belongs to the key above.
_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A header's lines of one key.

    Attributes:
        name: the key; "" for lines behind the last one.
        notes: lines above it that say nothing to YAML: remarks, and empty ones.
        lines: the key and its value, as written.
    """

    name: str
    notes: str
    lines: str


def write_new(values: Mapping[str, Value], keys: Sequence[Key], body: str) -> str:
    """A whole source as `new` writes it."""
    return _join(write_header(values, keys), body)


def write_edited(
    written: Sequence[str],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    keys: Sequence[Key],
    body: str,
) -> str:
    """A source after an edit.

    What was not edited stands as its writer left it: remarks, quotation marks, order, and keys that
    the form does not know. A new key is put where the order of a form wants it.

    Args:
        written: lines of the header, without fences.
        before, after: values as the form had and has them.
        keys: those that the form knows; body: Markdown.
    """
    known = {key.name: key for key in keys}
    passages = [_renew(one, known, before, after) for one in _cut(written)]
    present = {passage.name for passage in passages if passage.lines}
    order = [key.name for key in in_order(keys)]
    for name in order:
        if name in after and name not in present:
            new = Passage(name, "", write_key(known[name], after[name]))
            passages.insert(_place(passages, order, name), new)
    return _join("".join(passage.notes + passage.lines for passage in passages), body)


def _renew(
    passage: Passage, known: Mapping[str, Key], before: Mapping[str, Value], after: Mapping[str, Value]
) -> Passage:
    name = passage.name
    if name not in known or before.get(name) == after.get(name):
        return passage
    lines = write_key(known[name], after[name]) if name in after else ""
    return Passage(name, passage.notes, lines)


def _place(passages: Sequence[Passage], order: Sequence[str], name: str) -> int:
    """Behind the last key that stands before it in the order of a form."""
    earlier = set(order[: order.index(name)])
    places = [number for number, one in enumerate(passages) if one.name in earlier]
    return places[-1] + 1 if places else 0


def _cut(lines: Sequence[str]) -> list[Passage]:
    passages: list[Passage] = []
    name, notes, kept, waiting = "", "", "", ""
    for line in lines:
        if key := _KEY.match(line):
            passages += [Passage(name, notes, kept)] if kept else []
            name, notes, kept, waiting = key[1], waiting, f"{line}\n", ""
        elif not line.strip() or line.startswith("#"):
            # Whose it is turns out below: of the next key, or of a text in several lines.
            waiting += f"{line}\n"
        else:
            kept, waiting = f"{kept}{waiting}{line}\n", ""
    return [*passages, Passage(name, notes, kept), *([Passage("", waiting, "")] if waiting else [])]


def _join(header: str, body: str) -> str:
    text = body.replace("\r\n", "\n").strip("\n")
    return f"{FENCE}\n{header}{FENCE}\n\n{text}\n"
