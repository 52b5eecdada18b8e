"""Rules: a header's YAML as nodes with their lines, every value as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from plugins.gate.fences import Parts
from plugins.gate.lines import field_at, quote_yaml
from plugins.gate.node import Node, Pair, Pairs
from plugins.gate.problem import HEADER_FIELD, Problem, quote
from plugins.gate.syntax import explain_error

MAX_DEPTH = 4
"""Source: the model (plugins/gate/model.py) needs three: the header, a list, the keys of its items."""

MAX_FINDINGS = 10
"""Source: our choice; a header with more faults of one kind is not YAML at all."""

_PURE = yaml.SafeLoader
LOADERS: tuple[Any, ...] = (yaml.CSafeLoader, _PURE) if yaml.__with_libyaml__ else (_PURE,)
"""Quick ones first. The last decides what is an error, so that a machine without libyaml says the same."""

_DISPUTED = re.compile(r"[|>][-+\d]{0,4}#|(?:^|[\s\[{,])!")
_INDENTING_TAB = re.compile(r" *\t[\t ]*(?=\S)")


_TOO_DEEP = (
    f"kunci bersarang lebih dari {MAX_DEPTH - 1} tingkat",
    "tulis nilainya sebagai teks, daftar, atau kunci bersarang satu tingkat",
)


class TooDeepError(Exception):
    """A header nested deeper than the model needs.

    Attributes:
        index: the line where it goes too deep, from 0 in the header's lines.
    """

    def __init__(self, index: int) -> None:
        super().__init__(f"line {index}: deeper than {MAX_DEPTH}")
        self.index = index


def parse_header(
    path: str, parts: Parts, loaders: tuple[Any, ...] = LOADERS
) -> tuple[Node | None, list[Problem]]:
    """The header's root node and everything wrong with its YAML.

    A line that YAML cannot read is told, read as it was most likely meant, and the rest read on.

    Returns:
        The root, a mapping; or None where the header could not be read.
    """
    lines, problems = _clean_lines(path, parts)
    told = {problem.line - parts.line for problem in problems}
    repaired: set[int] = set()
    while len(repaired) <= MAX_FINDINGS:
        try:
            root, refusals = _parse_lines(path, lines, parts.line, loaders)
        except TooDeepError as error:
            return None, [*problems, _problem(path, parts, lines, error.index, *_TOO_DEEP)]
        except yaml.YAMLError as error:
            finding = explain_error(lines, error)
            if finding.index not in told:
                problems.append(_problem(path, parts, lines, finding.index, finding.fault, finding.mend))
            if finding.repaired is None or finding.index in repaired:
                return None, problems
            repaired.add(finding.index)
            told.add(finding.index)
            lines[finding.index] = finding.repaired
        else:
            return _mapping_only(path, parts, root, problems + refusals)
    return None, problems


def _problem(path: str, parts: Parts, lines: list[str], index: int, fault: str, mend: str) -> Problem:
    return Problem(file=path, line=parts.line + index, field=field_at(lines, index), fault=fault, mend=mend)


def _clean_lines(path: str, parts: Parts) -> tuple[list[str], list[Problem]]:
    """The lines that YAML gets, without tabs and directives, which are told."""
    lines = list(parts.lines)
    faults = []
    for index, line in enumerate(lines):
        if _INDENTING_TAB.match(line):
            faults.append((index, "ada tab di awal baris", "ganti tiap tab dengan dua spasi"))
            line = _INDENTING_TAB.sub(lambda found: found[0].replace("\t", "  "), line, count=1)
        elif line.startswith("%"):
            faults.append((index, f"perintah YAML {quote(line)} tidak dipakai di sini", "hapus baris ini"))
            line = ""
        lines[index] = line.replace("\t", " ").rstrip()
    return lines, [_problem(path, parts, lines, *fault) for fault in faults[:MAX_FINDINGS]]


def _mapping_only(
    path: str, parts: Parts, root: Node, problems: list[Problem]
) -> tuple[Node | None, list[Problem]]:
    if isinstance(root.value, Pairs):
        return root, problems
    form = "daftar" if isinstance(root.value, tuple) else "teks"
    fault = f"kepala berisi {form}, bukan baris “kunci: nilai”"
    mend = "tulis tiap kunci, titik dua, spasi, lalu nilainya"
    problem = Problem(file=path, line=root.line, field=HEADER_FIELD, fault=fault, mend=mend)
    return None, [*problems, problem]


def _parse_lines(
    path: str, lines: list[str], first: int, loaders: tuple[Any, ...]
) -> tuple[Node, list[Problem]]:
    text = "\n".join(lines) + "\n"
    for loader in () if _is_disputed(text) else loaders[:-1]:
        try:
            return _Builder(path, lines, first).build(text, loader)
        except yaml.YAMLError:
            continue
    try:
        return _Builder(path, lines, first).build(text, loaders[-1])
    except (ValueError, OverflowError) as error:
        # PyYAML hands the number of a "\U…" escape to chr() unchecked.
        raise yaml.YAMLError(str(error)) from error


def _is_disputed(text: str) -> bool:
    """True where libyaml may read otherwise than PyYAML's own parser, whose word then counts.

    They differ over “?” in an unquoted text between brackets, a comment straight behind the sign of
    a block, and a tag with a comma.
    """
    if "?" in text and ("[" in text or "{" in text):
        return True
    return ("!" in text or "#" in text) and _DISPUTED.search(text) is not None


@dataclass(slots=True)
class _Builder:
    """Turns a parser's events into nodes. No alias is ever followed, so nothing can grow."""

    path: str
    lines: list[str]
    first: int
    problems: list[Problem] = field(default_factory=list)

    def build(self, text: str, loader: Any) -> tuple[Node, list[Problem]]:
        events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
        root = Node(line=self.first, value=Pairs(()))
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, depth=1)
        return root, self.problems

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        index = event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self.refuse(event, index)
            value = None if event.anchor or event.tag else event.value
            return Node(self.first + index, value, bool(event.style), self.cut(event))
        if depth > MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise TooDeepError(index)
        self.refuse(event, index)
        inside: tuple[Node, ...] | Pairs | None = None
        if isinstance(event, yaml.MappingStartEvent):
            inside = Pairs(tuple(self.pairs(events, depth)))
        elif isinstance(event, yaml.SequenceStartEvent):
            inside = tuple(self.items(events, depth))
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            inside = None
        return Node(self.first + index, inside)

    def items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth + 1)

    def pairs(self, events: Iterator[Any], depth: int) -> Iterator[Pair]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.node(event, events, depth + 1)
            node = self.node(next(events), events, depth + 1)
            if isinstance(key.value, str):
                yield Pair(key.value, key.line, node)
            elif key.value is not None and len(self.problems) < MAX_FINDINGS:
                self.tell(event.start_mark.line, "kunci ini bukan teks", "tulis kunci sebagai satu kata")

    def cut(self, event: Any) -> str:
        """What YAML takes for a comment behind a text; blocks have none."""
        end = event.end_mark
        if event.style in ("|", ">") or end.line >= len(self.lines):
            return ""
        rest = self.lines[end.line][end.column :].lstrip(" :")
        return rest.strip() if rest.startswith("#") else ""

    def refuse(self, event: Any, index: int) -> None:
        """Tell an anchor, an alias or a tag; most writers meant plain text that begins with its sign."""
        if len(self.problems) >= MAX_FINDINGS:
            return
        if isinstance(event, yaml.AliasEvent):
            sign, meaning = "*", "rujukan"
        elif event.anchor:
            sign, meaning = "&", "jangkar"
        elif event.tag:
            sign, meaning = "!", "tag"
        else:
            return
        column = event.start_mark.column
        before, text = self.lines[index][:column], self.lines[index][column:]
        fault = f"“{sign}” di awal {quote(text)} adalah {meaning} YAML, yang tidak dipakai di sini"
        is_alone = column > 0 and not set(before) & set("[{")
        shown = f": {before.strip()} {quote_yaml(text)}" if is_alone else ""
        self.tell(index, fault, f"hapus, atau apit teksnya dengan tanda petik{shown}")

    def tell(self, index: int, fault: str, mend: str) -> None:
        self.problems.append(
            Problem(
                file=self.path,
                line=self.first + index,
                field=field_at(self.lines, index),
                fault=fault,
                mend=mend,
            )
        )
