"""Words: why a file is not taken in."""

from __future__ import annotations


class UploadRefused(Exception):
    """A file cannot be taken in; the message tells its writer what to do."""
