"""Rules: what a PDF is and does, read without running or showing anything of it.

The whole file is gone through, not only what its tables of contents lead to: readers differ in what
they find, and an earlier revision is published too. Only streams of objects are unpacked.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import Any

from plugins.documents.pdf_syntax import (
    NAME,
    WORD,
    Budget,
    Reference,
    Tokens,
    read_name,
    read_value,
)
from plugins.documents.told import ACTIVE, BROKEN, LOCKED_PDF, TANGLED, Refused

MAX_UNPACKED_BYTES = 64_000_000
MAX_PAGES = 100_000
TAIL_BYTES = 2_048
"""Source: our choice, but the tail: readers look for the end in the last kilobytes, behind what mail adds."""

_END = b"%%EOF"
_TITLE = re.compile(rb"<dc:title>\s{0,200}<rdf:Alt>\s{0,200}<rdf:li[^>]{0,99}>\s{0,99}[^<\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What a PDF says of itself: its pages, its language or "", whether it has structure and a title."""

    pages: int
    is_tagged: bool
    language: str
    has_title: bool


@dataclass(slots=True)
class _Scan:
    """One pass through a file.

    Attributes:
        places: number of an object → its block, and where in that it begins.
        trailers: dictionaries that lead to the rest, in order; names: those of `ACTIVE` that occur.
    """

    data: bytes
    budget: Budget
    places: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    trailers: list[dict[str, Any]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    unpacked: int = 0

    def run(self) -> None:
        tokens = Tokens(self.data, 0, self.budget)
        numbers, begun = [b"", b""], -1
        for token in tokens:
            if token.kind == NAME:
                self._note(token.value)
            elif token.kind != WORD:
                continue
            elif token.value == b"obj":
                begun = tokens.at
                if numbers[0].isdigit() and len(numbers[0]) < 10:
                    self.places[int(numbers[0])] = (self.data, begun)
            elif token.value == b"stream" and begun >= 0:
                tokens.at = self._skip_stream(begun, token.end)
                begun = -1
            elif token.value == b"trailer":
                self._add_trailer(self.value_at(self.data, tokens.at))
            else:
                numbers = [numbers[1], token.value]

    def _note(self, written: bytes) -> None:
        name = read_name(written)
        if name in ACTIVE:
            self.names.add(name)

    def _add_trailer(self, value: object) -> None:
        if isinstance(value, dict):
            self.trailers.append(value)

    def _skip_stream(self, begun: int, at: int) -> int:
        """Reads a stream of objects or of references; gives where any stream ends."""
        end = self.data.find(b"endstream", at)
        if end < 0:
            return len(self.data)
        about = self.value_at(self.data, begun)
        kind = about.get("Type") if isinstance(about, dict) else None
        if kind == "XRef":
            self._add_trailer(about)
        elif kind == "ObjStm":
            at += 2 if self.data[at : at + 2] == b"\r\n" else 1
            self._open_objects(about, self.data[at:end])
        return end

    def _open_objects(self, about: dict[str, Any], packed: bytes) -> None:
        block = self._unpack(about.get("Filter"), packed)
        first = about.get("First")
        if not isinstance(first, int) or not 0 <= first <= len(block):
            raise Refused(BROKEN)
        heads = block[:first].split()
        for number, offset in zip(heads[::2], heads[1::2], strict=False):
            self.budget.pay()
            if number.isdigit() and offset.isdigit() and len(number) < 10 and len(offset) < 10:
                self.places[int(number)] = (block, first + int(offset))
        for token in Tokens(block, first, self.budget):
            if token.kind == NAME:
                self._note(token.value)

    def _unpack(self, filters: object, packed: bytes) -> bytes:
        if filters in (None, []):
            return packed
        if filters not in ("FlateDecode", ["FlateDecode"], "Fl", ["Fl"]):
            # Nothing else has been used for these in practice; what cannot be read cannot be judged.
            raise Refused(TANGLED)
        most = MAX_UNPACKED_BYTES - self.unpacked
        unpacker = zlib.decompressobj()
        try:
            block = unpacker.decompress(packed, most + 1)
        except zlib.error as error:
            raise Refused(BROKEN) from error
        self.unpacked += len(block)
        if len(block) > most:
            raise Refused(TANGLED)
        return block

    def value_at(self, block: bytes, at: int) -> Any:
        """The object that begins there."""
        return read_value(Tokens(block, at, self.budget))

    def follow(self, value: object) -> Any:
        """What a reference leads to; anything else is itself."""
        for _ in range(8):
            if not isinstance(value, Reference):
                return value
            place = self.places.get(value.number)
            value = self.value_at(*place) if place is not None else None
        return None

    def first(self, name: str) -> Any:
        """The newest trailer's entry of that name, followed; None for none."""
        values = (self.follow(trailer[name]) for trailer in reversed(self.trailers) if name in trailer)
        return next((value for value in values if value is not None), None)


def read_pdf(data: bytes, budget: Budget | None = None) -> tuple[PdfFacts, list[str]]:
    """What a PDF says of itself, and the names in it that stand for something active, sorted.

    Args:
        data: the whole file, as large as `looking.py` allows; budget: what reading it may cost.

    Raises:
        Refused: it is locked, broken or too tangled.
    """
    if data.rfind(_END, max(0, len(data) - TAIL_BYTES)) < 0:
        raise Refused(BROKEN)
    scan = _Scan(data, budget or Budget())
    scan.run()
    if any("Encrypt" in trailer for trailer in scan.trailers):
        raise Refused(LOCKED_PDF)
    catalogue = scan.first("Root")
    pages = _count_pages(scan, catalogue.get("Pages")) if isinstance(catalogue, dict) else 0
    if not pages:
        raise Refused(BROKEN)
    marks, about = scan.follow(catalogue.get("MarkInfo")), scan.first("Info")
    title = scan.follow(about.get("Title")) if isinstance(about, dict) else None
    facts = PdfFacts(
        pages=pages,
        is_tagged=isinstance(marks, dict)
        and scan.follow(marks.get("Marked")) is True
        and "StructTreeRoot" in catalogue,
        language=_read_language(scan.follow(catalogue.get("Lang"))),
        has_title=bool(_plain(title).strip()) or _TITLE.search(data) is not None,
    )
    return facts, sorted(scan.names)


def _count_pages(scan: _Scan, root: object) -> int:
    """Leaves of the tree of pages, each counted once however often it hangs there."""
    count, waiting, seen = 0, [root], set[int]()
    while waiting and count <= MAX_PAGES:
        node = waiting.pop()
        if isinstance(node, Reference):
            if node.number in seen:
                continue
            seen.add(node.number)
        value = scan.follow(node)
        if isinstance(value, dict):
            kids = scan.follow(value.get("Kids"))
            if isinstance(kids, list):
                waiting += kids
            else:
                count += 1
    return count


def _plain(value: object) -> str:
    """A text string; Source: ISO 32000-2, 7.9.2.2, as far as it matters whether there are letters in it."""
    if not isinstance(value, bytes):
        return ""
    is_wide = value.startswith((b"\xfe\xff", b"\xff\xfe"))
    return value.decode("utf-16" if is_wide else "latin-1", "replace")


def _read_language(value: object) -> str:
    tag = _plain(value).strip()
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}", tag) else ""
