"""Words: a short name for a value, equal for equal values in every build on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

DIGEST_BYTES = 16
Encoder = Callable[[Any], tuple[Any, ...]]


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
        self._encoders: dict[type, Encoder] = {}

    def of(self, inputs: Mapping[str, Any]) -> bytes:
        """The name of a page's inputs."""
        text = "\x1e".join(f"{name}\x1f{self._tell(value)}" for name, value in inputs.items())
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()

    def _tell(self, value: Any) -> str:
        kind = type(value)
        if kind is str:
            return f"s{len(value)}:{value}"
        if value is None or kind is int or kind is bool or kind is float or kind is bytes:
            return repr(value)
        if kind is tuple or kind is list:
            return f"({','.join([self._tell(item) for item in value])})"
        if isinstance(value, Mapping):
            return (
                "{" + ",".join(f"{self._tell(key)}={self._tell(item)}" for key, item in value.items()) + "}"
            )
        if isinstance(value, datetime):
            return f"t{value.isoformat()}[{value.tzinfo}]"
        return self._name(value, kind)

    def _name(self, value: Any, kind: type) -> str:
        known = self._names.get(id(value))
        if known is not None:
            return known
        encoder = self._encoders.get(kind)
        if encoder is None:
            encoder = self._encoders[kind] = _encoder_of(kind)
        text = f"{kind.__qualname__}({','.join([self._tell(item) for item in encoder(value)])})"
        name = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).hexdigest()
        self._names[id(value)] = name
        self._kept.append(value)
        return name


def _encoder_of(kind: type) -> Encoder:
    if hasattr(kind, "identity"):
        return lambda value: value.identity
    if not hasattr(kind, "__dataclass_fields__"):
        raise FingerprintError(f"{kind.__module__}.{kind.__qualname__} cannot be an input of a page")
    names = [field.name for field in fields(kind) if field.compare]
    return lambda value: tuple(getattr(value, name) for name in names)
