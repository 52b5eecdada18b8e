"""Words: the objects of a PDF's syntax, read one by one, each token paid for from one budget.

Source: ISO 32000-2, 7.2 and 7.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from plugins.documents.told import TANGLED, Refused

# Some ten seconds of one core. A tagged page has some 4,000, so that this is a book of 1,500 pages.
MAX_TOKENS = 6_000_000
MAX_DEPTH = 64

OPEN, CLOSE, TEXT, HEX, NAME, WORD = "open", "close", "text", "hex", "name", "word"
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]+|%[^\r\n]*"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])|(?P<text>\()|<(?P<hex>[^<>]*)>"
    rb"|/(?P<name>[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)|(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)|.",
    re.DOTALL,
)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_HEX_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")
_WHOLE = re.compile(rb"[+-]?\d{1,15}")


class Reference(NamedTuple):
    """Points to an object by its number."""

    number: int


@dataclass(slots=True)
class Budget:
    """What reading one file may still cost: tokens."""

    tokens: int = MAX_TOKENS

    def pay(self) -> None:
        """For one token.

        Raises:
            Refused: the file is too tangled to be read in bounded time.
        """
        self.tokens -= 1
        if self.tokens < 0:
            raise Refused(TANGLED)


class Token(NamedTuple):
    """One token: what it is, its bytes without signs around them, and where it begins and ends."""

    kind: str
    value: bytes
    start: int
    end: int


class Tokens(Iterator[Token]):
    """The tokens of a block of bytes; white space, remarks and stray signs are none.

    Args:
        data: the block; at: where reading begins, and later where it goes on; it may be set.
    """

    def __init__(self, data: bytes, at: int, budget: Budget) -> None:
        self.data, self.at, self._budget = data, at, budget

    def __next__(self) -> Token:
        while True:
            found = _TOKEN.match(self.data, self.at)
            if found is None:
                raise StopIteration
            self._budget.pay()
            start, self.at = self.at, found.end()
            kind = found.lastgroup
            if kind == TEXT:
                self.at = self._end_of_text(found.end())
                return Token(TEXT, self.data[found.end() : self.at - 1], start, self.at)
            if kind is not None:
                return Token(kind, found[kind], start, self.at)

    def _end_of_text(self, at: int) -> int:
        """Behind the bracket that closes a string; its inner brackets come in pairs."""
        depth = 1
        for found in _BRACKET.finditer(self.data, at):
            self._budget.pay()
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            if not depth:
                return found.end()
        return len(self.data) + 1


def read_name(written: bytes) -> str:
    """A name as it is meant, whatever of it is written in hexadecimal."""
    plain = _HEX_SIGN.sub(lambda found: bytes([int(found[1], 16)]), written) if b"#" in written else written
    return plain.decode("latin-1")


def read_value(tokens: Tokens) -> Any:
    """The next object: a dict, list, `Reference`, number, truth value, name (str), string (bytes) or None.

    What is not well formed gives None in its place: readers of PDF forgive much, and so must this.
    """
    stack: list[list[Any]] = [[]]
    marks: list[bytes] = []
    for token in tokens:
        if token.kind == OPEN:
            if len(stack) > MAX_DEPTH:
                return None
            stack.append([])
            marks.append(token.value)
            continue
        if token.kind == CLOSE:
            if not marks:
                return None
            items = stack.pop()
            stack[-1].append(_as_dict(items) if marks.pop() == b"<<" else items)
        else:
            _add(stack[-1], token)
        if not marks and not _may_go_on(stack[0], token):
            break
    return stack[0][0] if len(stack) == 1 and stack[0] else None


def _may_go_on(items: list[Any], token: Token) -> bool:
    """A number at the top may be the first of a reference, "12 0 R"."""
    return token.kind == WORD and len(items) < 3 and all(type(item) is int for item in items)


def _add(items: list[Any], token: Token) -> None:
    if token.kind == NAME:
        items.append(read_name(token.value))
    elif token.kind == TEXT:
        items.append(token.value)
    elif token.kind == HEX:
        items.append(_read_hex(token.value))
    elif token.value == b"R" and len(items) > 1 and type(items[-1]) is int and type(items[-2]) is int:
        items[-2:] = [Reference(items[-2])]
    elif _WHOLE.fullmatch(token.value):
        items.append(int(token.value))
    else:
        items.append({b"true": True, b"false": False}.get(token.value))


def _as_dict(items: list[Any]) -> dict[str, Any]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {name: value for name, value in pairs if isinstance(name, str)}


def _read_hex(digits: bytes) -> bytes:
    plain = bytes(sign for sign in digits if sign in b"0123456789abcdefABCDEF")
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
