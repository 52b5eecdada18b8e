"""Rules: a header's nodes against the table of keys: what may stand there, and in which shape."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.gate.character_rules import tell_faulty
from plugins.gate.characters import without_faulty
from plugins.gate.key import Key, Shape, list_names
from plugins.gate.lines import quote_yaml
from plugins.gate.model import KEYS
from plugins.gate.node import Node, Pair, Pairs
from plugins.gate.problem import HEADER_FIELD, Problem, quote
from plugins.gate.source import Entry
from plugins.gate.unknown import MAX_KEY_CHARS, judge_unknown_key

MAX_UNKNOWN_KEYS = 20
"""Unknown keys told for one mapping; the rest are counted. Source: our choice, more than any header has."""

MAX_TOLD = 100
"""Faults of keys and shapes told for one header; the rest are counted. Source: our choice."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_FORMS = {
    Shape.LINE: "satu teks",
    Shape.TEXT: "satu teks",
    Shape.LINES: "daftar",
    Shape.LINE_OR_LINES: "satu teks atau daftar teks",
    Shape.GROUP: "kunci bersarang",
    Shape.GROUPS: "daftar yang tiap butirnya berkunci",
}


def check_keys(path: str, kind: str, root: Node, header_line: int) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a header that later rules can rely on, and every fault of its keys and shapes.

    An entry is given only under a legal key and in its legal shape; what is faulty is told and left
    out. Text is in Unicode's form NFC, without white space around it. Empty lists count as absent.

    Args:
        root: the header, a mapping.
        header_line: 1-based line where the header opens, told for a key that is missing.
    """
    checker = _Checker(path, kind)
    pairs = root.value.pairs if isinstance(root.value, Pairs) else ()
    entries = checker.group(pairs, KEYS[kind], "", header_line)
    told = checker.problems[:MAX_TOLD]
    if len(checker.problems) > MAX_TOLD:
        rest = checker.problems[MAX_TOLD:]
        fault = f"ada {len(rest)} masalah lain di kepala"
        mend = "perbaiki dahulu yang sudah disebut"
        told.append(Problem(file=path, line=rest[0].line, field=HEADER_FIELD, fault=fault, mend=mend))
    return entries, told


@dataclass(slots=True)
class _Checker:
    """Collects the problems of one header while its entries are made."""

    path: str
    kind: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, name: str, fault: str, mend: str) -> None:
        self.problems.append(Problem(file=self.path, line=line, field=name, fault=fault, mend=mend))

    def group(
        self, pairs: tuple[Pair, ...], keys: tuple[Key, ...], prefix: str, line: int
    ) -> dict[str, Entry]:
        legal = {key.name: key for key in keys}
        seen: dict[str, int] = {}
        entries: dict[str, Entry] = {}
        unknown: list[Pair] = []
        for pair in pairs:
            key = legal.get(pair.key)
            if key is None:
                unknown.append(pair)
            elif key.name in seen:
                fault = f"kunci “{key.name}” sudah ada pada baris {seen[key.name]}"
                self.tell(pair.line, prefix + key.name, fault, "hapus salah satunya")
            else:
                seen[key.name] = pair.line
                entry = self.entry(pair, key, prefix)
                if entry is not None:
                    entries[key.name] = entry
        meant = self.unknown(unknown, keys, prefix)
        for key in keys:
            if key.required and key.name not in seen and key.name not in meant:
                mend = f"tambahkan, misalnya {key.name}: {key.example}"
                self.tell(line, prefix + key.name, f"kunci “{key.name}” tidak ada", mend)
        return entries

    def unknown(self, pairs: list[Pair], keys: tuple[Key, ...], prefix: str) -> set[str]:
        """Tell keys that are not legal here; gives the legal ones that they seem to mean."""
        meant: set[str] = set()
        for pair in pairs[:MAX_UNKNOWN_KEYS]:
            fault, mend, near = judge_unknown_key(pair.key, self.kind, keys, prefix)
            self.tell(pair.line, (prefix + pair.key.strip())[:MAX_KEY_CHARS] or HEADER_FIELD, fault, mend)
            meant |= {near} if near else set()
        if len(pairs) > MAX_UNKNOWN_KEYS:
            rest = pairs[MAX_UNKNOWN_KEYS:]
            fault = f"{len(rest)} kunci lain juga tidak dikenal"
            self.tell(rest[0].line, HEADER_FIELD, fault, f"kunci yang sah: {list_names(keys)}")
        return meant

    def entry(self, pair: Pair, key: Key, prefix: str) -> Entry | None:
        node, name = pair.node, prefix + key.name
        if node.value is None:
            return None
        if _is_empty(node):
            self.empty(node, key, name, pair.line)
            return None
        match key.shape:
            case Shape.LINE | Shape.TEXT:
                return self.text(node, key, name)
            case Shape.LINE_OR_LINES if isinstance(node.value, str):
                return self.text(node, key, name)
            case Shape.LINES | Shape.LINE_OR_LINES:
                return self.texts(node, key, name)
            case Shape.GROUP:
                return self.one_group(node, key, name, pair.line)
            case _:
                return self.groups(node, key, name)

    def empty(self, node: Node, key: Key, name: str, line: int) -> None:
        if node.cut and key.is_prose:
            self.lost(node, key, name, "")
        elif node.value != () or key.required:
            mend = f"isi, misalnya {key.name}: {key.example}" if key.required else "isi atau hapus baris ini"
            self.tell(line, name, "kosong", mend)

    def lost(self, node: Node, key: Key, name: str, text: str) -> None:
        whole = f"{text} {node.cut}".strip()
        fault = f"{quote(node.cut)} akan hilang, karena “#” memulai catatan dalam YAML"
        shown = quote_yaml(whole) if len(whole) < 200 else '"…"'
        self.tell(
            node.line, name, fault, f"tulis {key.name}: {shown}, atau pindahkan catatan ke baris sendiri"
        )

    def wrong_shape(self, node: Node, key: Key, name: str, mend: str = "") -> None:
        form = "daftar" if isinstance(node.value, tuple) else "kunci bersarang"
        if isinstance(node.value, str):
            form = f"teks {quote(node.value)}"
        mend = mend or f"tulis seperti {key.name}: {key.example}"
        self.tell(node.line, name, f"berisi {form}, seharusnya {_FORMS[key.shape]}", mend)

    def text(self, node: Node, key: Key, name: str) -> Entry | None:
        if not isinstance(node.value, str):
            self.wrong_shape(node, key, name, _mend_single(node, key))
            return None
        text = unicodedata.normalize("NFC", node.value.replace("\t", " ").strip())
        # The text was cleaned before; only an escape in quotation marks brings such a character back.
        for family, fault in tell_faulty(text) if node.is_quoted else ():
            self.tell(node.line, name, fault, family.mend)
        if node.cut and key.is_prose:
            self.lost(node, key, name, text)
        if "\n" in text and key.shape is not Shape.TEXT:
            fault = f"berisi {len(text.splitlines())} baris, seharusnya satu: {quote(text)}"
            self.tell(node.line, name, fault, "tulis dalam satu baris")
            text = " ".join(text.split())
        return Entry(line=node.line, value=without_faulty(text) if node.is_quoted else text)

    def texts(self, node: Node, key: Key, name: str) -> Entry | None:
        if not isinstance(node.value, tuple):
            self.wrong_shape(node, key, name, _mend_list(node, key))
            return None
        items = []
        for number, item in enumerate(node.value, start=1):
            if item.value is None:
                continue
            if _is_empty(item):
                self.tell(item.line, name, f"butir ke-{number} kosong", "isi atau hapus butir itu")
            elif not isinstance(item.value, str):
                mend = f"tulis seperti {key.name}: {key.example}"
                self.tell(item.line, name, f"butir ke-{number} bukan teks", mend)
            else:
                entry = self.text(item, key, name)
                items += [entry] if entry is not None else []
        return Entry(line=node.line, value=tuple(items)) if items else None

    def one_group(self, node: Node, key: Key, name: str, line: int) -> Entry | None:
        if not isinstance(node.value, Pairs):
            self.wrong_shape(node, key, name)
            return None
        entries: Mapping[str, Entry] = self.group(node.value.pairs, key.keys, f"{name}.", line)
        return Entry(line=node.line, value=entries) if entries else None

    def groups(self, node: Node, key: Key, name: str) -> Entry | None:
        if not isinstance(node.value, tuple):
            self.wrong_shape(node, key, name)
            return None
        items = []
        for number, item in enumerate(node.value, start=1):
            if isinstance(item.value, Pairs) and item.value.pairs:
                items.append(
                    Entry(line=item.line, value=self.group(item.value.pairs, key.keys, f"{name}.", item.line))
                )
            elif item.value is not None:
                mend = f"tulis seperti {key.name}: {key.example}"
                self.tell(item.line, name, f"butir ke-{number} tidak berkunci {list_names(key.keys)}", mend)
        return Entry(line=node.line, value=tuple(items)) if items else None


def _is_empty(node: Node) -> bool:
    if isinstance(node.value, str):
        return not node.value.strip() or (not node.is_quoted and node.value in _NULLS)
    return node.value in ((), Pairs(()))


def _mend_single(node: Node, key: Key) -> str:
    """How a list or mapping is written as the one text that was wanted."""
    if isinstance(node.value, tuple):
        texts = [item.value for item in node.value if isinstance(item.value, str) and item.value.strip()]
        if len(texts) == 1:
            return f"tulis {key.name}: {quote_yaml(texts[0])}"
    return ""


def _mend_list(node: Node, key: Key) -> str:
    """How a text, perhaps parted by commas, is written as the list that was wanted."""
    if not isinstance(node.value, str) or len(node.value) > 200:
        return ""
    parts = node.value.strip("[] ").replace(";", ",").split(",")
    items = [part.strip() for part in parts if part.strip()]
    plain = all(item.replace("-", "").replace("/", "").replace(" ", "").isalnum() for item in items)
    return f"tulis {key.name}: [{', '.join(items if plain else map(quote_yaml, items))}]"
