"""Words: a short name for a value, equal for equal values in every build on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

DIGEST_BYTES = 16
SHORT_CHARS = 96
Teller = Callable[[Any], str]


class FingerprintError(TypeError):
    """A page was given a value that cannot be told whole, such as an open file or a set."""


class Fingerprints:
    """Names values for one build; what many pages share is named once.

    Plain values, tuples, mappings and dataclasses are known. A dataclass is told by its fields, or,
    where it has one, by its property `identity`. Anything else is refused: a value that the press
    cannot see whole could change without being noticed.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        # Keeps named objects alive, so that no other object can take their place in memory.
        self._kept: list[object] = []
        self._tellers: dict[type, Teller] = {}

    def of(self, inputs: Mapping[str, Any]) -> bytes:
        """The name of a page's inputs.

        Raises:
            FingerprintError: one of them cannot be told whole.
        """
        known, tell = self._names.get, self._tell
        text = "\x1e".join([f"{name}\x1f{known(id(value)) or tell(value)}" for name, value in inputs.items()])
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()

    def _tell(self, value: Any) -> str:
        """The name of a value that has none yet; what many pages share is looked up before."""
        kind = type(value)
        teller = self._tellers.get(kind)
        if teller is None:
            teller = self._tellers[kind] = self._teller_of(kind)
        return teller(value)

    def _teller_of(self, kind: type) -> Teller:
        """How values of a type are told. Texts carry their length, so no two values are told alike."""
        known, tell = self._names.get, self._tell
        if kind is str:
            return lambda value: f"s{len(value)}:{value}"
        if kind in (type(None), int, bool, float, bytes):
            return repr
        if kind in (tuple, list):
            return lambda value: f"({','.join([known(id(item)) or tell(item) for item in value])})"
        if issubclass(kind, Mapping):
            return lambda value: f"{{{','.join(f'{tell(key)}={tell(item)}' for key, item in value.items())}}}"
        if issubclass(kind, datetime):
            return lambda value: f"t{value.isoformat()}[{value.tzinfo}]"
        return self._namer_of(kind)

    def _namer_of(self, kind: type) -> Teller:
        """How a dataclass is told: in full where that is short, otherwise by a hash of it."""
        parts = _parts_of(kind)
        tell, names, kept, head = self._tell, self._names, self._kept, kind.__qualname__
        known = names.get

        def name(value: Any) -> str:
            text = f"{head}({','.join([known(id(part)) or tell(part) for part in parts(value)])})"
            if len(text) > SHORT_CHARS:
                raw = text.encode("utf-8", "surrogatepass")
                text = f"{head}#{hashlib.blake2b(raw, digest_size=DIGEST_BYTES).hexdigest()}"
            names[id(value)] = text
            kept.append(value)
            return text

        return name


def _parts_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    if hasattr(kind, "identity"):
        return lambda value: tuple(value.identity)
    if not hasattr(kind, "__dataclass_fields__"):
        raise FingerprintError(f"{kind.__module__}.{kind.__qualname__} cannot be an input of a page")
    names = [field.name for field in fields(kind) if field.compare]
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)
