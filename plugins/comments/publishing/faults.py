"""Words: why a work beside the service is to be tried again later."""

from __future__ import annotations


class ErrandError(RuntimeError):
    """A work failed; its words hold nothing personal and are logged."""
