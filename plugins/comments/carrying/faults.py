"""Words: what a backup or a restoration is refused for."""

from __future__ import annotations


class CarryingRefusedError(RuntimeError):
    """Nothing was changed; the message says why and what to do, in English."""
