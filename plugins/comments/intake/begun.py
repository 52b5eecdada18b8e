"""Words: when a form was printed, told by the form itself and signed, so that nobody makes it up."""

from __future__ import annotations

import hmac
from datetime import datetime

from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.sealing import Seal

_PURPOSE = "begun"
_SIGN_CHARS = 32


def tell_begun(seal: Seal, article: str, now: datetime) -> str:
    """The value for the form of an article that is printed now."""
    micros = str(to_micros(now))
    return f"{micros}.{_sign(seal, article, micros)}"


def count_seconds(seal: Seal, article: str, begun: str, now: datetime) -> float | None:
    """How long ago the form was printed; None where it does not say, or not truly."""
    micros, _, sign = begun.partition(".")
    if not micros.isascii() or not micros.isdecimal() or len(micros) > 18:
        return None
    if not sign.isascii() or not hmac.compare_digest(sign, _sign(seal, article, micros)):
        return None
    return (to_micros(now) - int(micros)) / 1_000_000


def _sign(seal: Seal, article: str, micros: str) -> str:
    return seal.digest(_PURPOSE, article, micros).hex()[:_SIGN_CHARS]
