"""Store: a published original, without anything but the picture."""

from __future__ import annotations

from pathlib import Path

from plugins.images.looking import look_at


def read_clean(path: Path) -> bytes:
    """The bytes of a picture that go public: no place, time, device, thumbnail or appended file.

    Raises:
        OSError: it cannot be read; ValueError: it is broken, which the gate tells before.
    """
    return look_at(path.read_bytes()).clean
